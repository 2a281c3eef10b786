public import Evaluations
import Statistics
import Tables

/// How far the training spread from trainer to trainer.
struct CascadeTelling {
  private let page: PageEvaluation
  private let cascade: Cascade
  /// The numbers that sentences tell.
  let spread: ToldSpread

  init(_ page: PageEvaluation, _ cascade: Cascade) {
    self.page = page
    self.cascade = cascade
    spread = ToldSpread(cascade)
  }

  func blocks() -> [Report.Block] {
    var blocks: [Report.Block] = [.keyFigures(figures: keyFigures())]
    if let tree = tree() { blocks.append(tree) }
    if !cascade.generations.isEmpty { blocks.append(.table(table: generations())) }
    if sexes.isEmpty, !cascade.bySex.isEmpty {
      blocks.append(reached(.bySex, "sex", cascade.bySex))
    }
    if !cascade.byAgency.isEmpty { blocks.append(reached(.byAgency, "agency", cascade.byAgency)) }
    let notes = self.notes()
    return blocks + (notes.isEmpty ? [] : [.trust(notes: notes)])
  }

  /// How many trainers there are of each standing; none where single trainers are not shown.
  private var reports: [ReportCount] {
    Cascade.Trainer.Report.allCases.map { report in
      ReportCount(report: report, count: cascade.trainers.count { $0.report == report })
    }
  }

  /// The sexes that are columns of the table of generations; none where it does not show them.
  private var sexes: [Cascade.Reached] {
    cascade.generations.contains { !$0.bySex.isEmpty } ? cascade.bySex : []
  }

  /// Those who have reported nothing though six months have passed, or nobody knows since when.
  private var silent: [Cascade.Trainer] {
    cascade.trainers.filter { $0.report == .none || $0.report == .noneUndated }
  }

  /// Who held sessions, in one sentence; nil where single trainers are not shown.
  var standing: Phrase? {
    cascade.trainers.isEmpty
      ? nil : .trainers(.reports(trainers: cascade.trainers.count, reports: reports))
  }

  private func keyFigures() -> [KeyFigure] {
    func label(_ word: TrainerPhrase.Word) -> Phrase { .trainers(.word(word: word)) }
    var figures: [KeyFigure] = []
    if let trainers = spread.trainers, let generations = spread.generations {
      figures.append(
        KeyFigure(
          label: label(.trainers), value: Quantity(count: trainers),
          note: .trainers(
            generations > 0 ? .ofGenerations(generations: generations) : .generation(number: 0))))
    }
    figures += [
      KeyFigure(
        label: label(.seats), value: seats,
        note: .trainers(.inSessions(sessions: spread.sessions))),
      KeyFigure(
        label: label(.officers),
        value: spread.withoutNumbers > 0
          ? Quantity(.lowerBound(low: Double(spread.fewest)))
          : spread.fewest == spread.seats
            ? Quantity(count: spread.seats)
            : Quantity(.interval(low: Double(spread.fewest), high: Double(spread.seats))),
        note: .trainers(.fewestAndMost(withoutNumbers: spread.withoutNumbers))),
    ]
    if !cascade.trainers.isEmpty {
      figures.append(
        KeyFigure(
          label: label(.notReported), value: Quantity(count: silent.count),
          note: .trainers(
            .silent(
              late: silent.count { $0.report == .none }, undated: silent.count { $0.report == .noneUndated }
            ))))
    }
    return figures
  }

  /// The seats, of which there were more where sessions do not say how many they taught.
  private var seats: Quantity {
    spread.withoutNumbers > 0
      ? Quantity(.lowerBound(low: Double(spread.seats))) : Quantity(count: spread.seats)
  }

  // MARK: The tree

  private func name(_ trainer: Cascade.Trainer) -> Phrase {
    page.codes([trainer.code]).first.map { .own($0) } ?? .trainers(.someTrainer)
  }

  /// Who trained whom, or the trainers alone where nothing tells it; nil where trainers are not shown, as on a page that leaves the office.
  private func tree() -> Report.Block? {
    guard page.audience == .insiders, !cascade.trainers.isEmpty else { return nil }
    guard cascade.trainers.contains(where: { $0.parent != nil || $0.generation > 0 }) else {
      return .table(table: trainers())
    }
    let nodes = cascade.trainers.map { trainer in
      let mark: TreeDiagram.Node.Mark =
        switch trainer.report {
        case .withinSixMonths: .full
        case .later, .undated: .muted
        case .none, .notYetDue, .noneUndated: .hollow
        }
      let work = Phrase.trainers(
        .work(sessions: trainer.sessions, seats: trainer.seats, report: trainer.report))
      return TreeDiagram.Node(
        name: name(trainer),
        detail: trainer.generation > 0
          ? work : .list(phrases: [work, .trainers(.generation(number: 0))], joint: .semicolon),
        parent: trainer.parent, mark: mark)
    }
    let titles = cascade.generations.filter { $0.generation > 0 }
    let diagram = TreeDiagram(
      titles: titles.map { .trainers(.generation(number: $0.generation)) }, nodes: nodes)
    return page.figure(
      .trainers(
        .trained(
          byOthers: cascade.trainers.count { $0.parent != nil }, of: cascade.trainers.count)),
      .trainers(.drawnTree(trainers: cascade.trainers.count, generations: titles.count)),
      .tree(diagram: diagram), trainers(), notes: [.trainers(.treeMarks)])
  }

  private func trainers() -> DataTable {
    let words: [TrainerPhrase.Word] = [
      .trainer, .trainedBy, .generation, .sessions, .seats, .firstSession, .lastSession, .standing,
    ]
    func months(_ number: Int?) -> Entry {
      .quantity(quantity: number.map { Quantity(count: $0) } ?? Quantity(.none(reason: .noRow)))
    }
    return DataTable(
      caption: nil, columns: words.map { .trainers(.word(word: $0)) },
      rows: cascade.trainers.map { trainer in
        let teacher = trainer.parent.flatMap {
          cascade.trainers.indices.contains($0) ? cascade.trainers[$0] : nil
        }
        return [
          .words(phrase: name(trainer)),
          teacher.map { .words(phrase: name($0)) } ?? .quantity(quantity: Quantity(.none(reason: .noRow))),
          .quantity(
            quantity: trainer.generation > 0
              ? Quantity(count: trainer.generation) : Quantity(.none(reason: .missing))),
          .quantity(quantity: Quantity(count: trainer.sessions)),
          .quantity(quantity: Quantity(count: trainer.seats)), months(trainer.monthsToFirst),
          months(trainer.monthsToLast), .words(phrase: .trainers(.standing(report: trainer.report))),
        ]
      })
  }

  // MARK: Tables

  private func generations() -> DataTable {
    let words: [TrainerPhrase.Word] = [.trainers, .heldSessions, .sessions, .seats]
    func row(_ name: Phrase, _ counts: [Int?], seats: Int, _ bySex: [Cascade.Reached]) -> [Entry] {
      [.words(phrase: name)] + (counts + [seats]).map { .quantity(quantity: Quantity(told: $0)) }
        + sexes.map { sex in
          // Without sexes there is either nobody, or it is not shown who.
          .quantity(
            quantity: Quantity(
              told: bySex.isEmpty && seats > 0 ? nil : bySex.first { $0.code == sex.code }?.seats ?? 0))
        }
    }
    let all = cascade.generations
    let active = all.compactMap(\.active)
    var rows = all.map { one in
      row(
        .trainers(.generation(number: one.generation)), [one.trainers, one.active, one.sessions],
        seats: one.seats, one.bySex)
    }
    if all.count > 1 {
      rows.append(
        row(
          .word(word: .all),
          [
            all.reduce(0) { $0 + $1.trainers }, active.count == all.count ? active.reduce(0, +) : nil,
            spread.sessions,
          ], seats: spread.seats, cascade.bySex))
    }
    return DataTable(
      caption: nil,
      columns: [.trainers(.word(word: .generation))] + words.map { .trainers(.word(word: $0)) }
        + sexes.map { .evaluation(.group(part: page.part("sex", $0.code))) }, rows: rows)
  }

  /// The seats of groups as bars.
  private func reached(
    _ word: TrainerPhrase.Word, _ dimension: String, _ groups: [Cascade.Reached]
  ) -> Report.Block {
    page.bars(
      .trainers(.reachedBy(word: word)), .trainers(.seatsNote),
      groups.map { (.evaluation(.group(part: page.part(dimension, $0.code))), $0.seats) },
      of: .trainers(.word(word: .seats)), by: .evaluation(.word(word: .group)))
  }

  // MARK: Notes

  private func notes() -> [TrustNote] {
    var notes: [TrustNote] = []
    func add(_ word: TrainerPhrase.Word, _ phrases: [TrainerPhrase]) {
      notes.append(
        TrustNote(topic: .trainers(.word(word: word)), sentences: phrases.map { .trainers($0) }))
    }
    let notHeld = cascade.sessionsNotHeld.map { Phrase.trainers(.notHeld(count: $0)) }
    let counted = TrainerPhrase.counted(cascade).map(Phrase.trainers)
    let sessions = [standing, counted, notHeld].compactMap(\.self)
    if !sessions.isEmpty {
      notes.append(TrustNote(topic: .trainers(.word(word: .sessions)), sentences: sessions))
    }
    let codes = page.codes(silent.map(\.code))
    if !codes.isEmpty { add(.notReported, [.codes(codes: codes)]) }
    let courses = cascade.fewestSessions.map {
      TrainerPhrase.courseDays(sessions: cascade.sessions, fewest: $0)
    }
    let double =
      (spread.fewest != spread.seats ? [.double(spread: spread)] : []) + [courses].compactMap(\.self)
    if !double.isEmpty { add(.doubleCounting, double) }
    if cascade.sessionsWithoutNumbers > 0 {
      add(
        .numbers,
        [.sessionsWithoutNumbers(count: cascade.sessionsWithoutNumbers, sessions: cascade.sessions)])
    }
    if case .success(let gain)? = cascade.gain?.wrappedValue {
      add(
        .gainInSessions,
        [
          .sessionGain(
            change: RangedValue(gain), sessions: cascade.sessionsWithMeans, of: cascade.sessions,
            scale: ScoreScale(maximum: cascade.gainMaximum))
        ])
    }
    let problems = self.problems()
    if !problems.isEmpty { add(.problems, problems) }
    if !cascade.withheld.isEmpty {
      notes.append(
        TrustNote(
          topic: .evaluation(.word(word: .withheld)),
          sentences: cascade.withheld.map {
            .evaluation(.withheld(dimension: $0.dimension.map(page.label), reason: $0.reason))
          }))
    }
    return notes
  }

  private func problems() -> [TrainerPhrase] {
    TrainerPhrase.problems(cascade.problems) { page.codes($0) }
  }
}

extension TrainerPhrase {
  /// To which day six months without a session are counted; nil where nobody is judged by it.
  public static func counted(_ cascade: Cascade) -> TrainerPhrase? {
    guard cascade.trainers.contains(where: { [.none, .notYetDue].contains($0.report) }) else { return nil }
    if let day = cascade.asOf {
      return .countedTo(
        day: Period(day: CalendarDay(year: day.month / 12, month: day.month % 12 + 1, day: day.day)))
    }
    return cascade.lastMonth.map { .countedToLastSession(month: Period(year: $0 / 12, month: $0 % 12 + 1)) }
  }

  /// What is wrong with the tree of a cascade, a sentence a kind, in order of the kinds.
  ///
  /// - Parameter codes: those of some trainers that may be shown, in order; none where none may.
  public static func problems(
    _ problems: [Cascade.Problem], codes shown: ([String]) -> [String]
  ) -> [TrainerPhrase] {
    let all = problems.map { problem -> (ProblemKind, [String]) in
      switch problem {
      case .circle(let codes): (.circle, codes)
      case .severalTeachers(let code): (.severalTeachers, [code])
      case .unknownTeacher(let code): (.unknownTeacher, [code])
      case .beforeOwnTraining(let code): (.beforeOwnTraining, [code])
      case .differentScales(let codes): (.differentScales, codes)
      case .totalDiffers(let code): (.totalDiffers, [code])
      case .trainedBeforeTeacher(let code): (.trainedBeforeTeacher, [code])
      case .sameSession(let codes): (.sameSession, codes)
      case .repeatedSession(let code): (.repeatedSession, [code])
      case .courseDays(let code): (.courseDays, [code])
      case .impossibleNumber(let code): (.impossibleNumber, [code])
      case .notAmongChosen(let code): (.notAmongChosen, [code])
      }
    }
    return ProblemKind.allCases.compactMap { kind in
      let codes = Set(all.filter { $0.0 == kind }.flatMap(\.1)).sorted()
      return codes.isEmpty ? nil : .problem(problem: kind, count: codes.count, codes: shown(codes))
    }
  }
}
