import Evaluations
import Statistics

/// Who is chosen as a trainer, and how far one test can be relied on for that.
struct SelectionTelling {
  private let page: PageEvaluation
  private let selection: TrainerSelection

  init(_ page: PageEvaluation, _ selection: TrainerSelection) {
    self.page = page
    self.selection = selection
  }

  func blocks() -> [Report.Block] {
    // Without a zone nothing is known of who stands inside of it.
    let choice = ends == nil ? Report.Block.paragraph(phrase: headline) : choice()
    return [.keyFigures(figures: keyFigures()), choice, .trust(notes: notes())] + balance()
  }

  /// How many of how many are chosen, and how many of them are truly among the best.
  var headline: Phrase {
    .trainers(
      .chosen(
        chosen: selection.chosen, candidates: selection.candidates,
        roundedTo: selection.candidatesRoundedTo, basis: selection.basis,
        occasion: selection.occasion, best: (try? selection.trulyBest.get()).map { 100 * $0.value }))
  }

  /// Between which scores the test cannot tell candidates apart; nil where that is not known.
  var zone: Phrase? {
    ends.map { ends in
      .trainers(
        .zone(
          lower: ends.lower, upper: ends.upper, chosen: selection.zoneChosenCount ?? 0,
          others: selection.zoneNotChosenCount ?? 0, scale: page.scale))
    }
  }

  /// The zone within what a score can be.
  private var ends: (lower: Double, upper: Double)? {
    (try? selection.tieZone.get()).map { zone in
      (max(0, zone.lower), page.scale.maximum.map { min(zone.upper, $0) } ?? zone.upper)
    }
  }

  private func keyFigures() -> [KeyFigure] {
    func label(_ word: TrainerPhrase.Word) -> Phrase { .trainers(.word(word: word)) }
    var figures = [
      KeyFigure(
        label: label(.chosen), value: Quantity(count: selection.chosen),
        note: .trainers(
          .ofCandidates(
            candidates: selection.candidates, roundedTo: selection.candidatesRoundedTo)))
    ]
    if let cut = try? selection.lowestChosen.get() {
      figures.append(
        KeyFigure(
          label: label(.cut), value: Quantity(cut, form: .number(decimals: page.scale.decimals)),
          note: ends.map { .trainers(.scores(lower: $0.lower, upper: $0.upper, scale: page.scale)) }
            ?? .evaluation(.ofPoints(scale: page.scale))))
    }
    if let best = try? selection.trulyBest.get() {
      let share = RangedValue(
        value: 100 * best.value, lower: 100 * best.lower, upper: 100 * best.upper)
      figures.append(
        KeyFigure(
          label: label(.trulyBest), value: Quantity(share.value, form: .percent(decimals: 0)),
          note: .evaluation(.range(range: share, form: .percent(decimals: 0)))))
    }
    if let points = try? selection.fallInPoints.get() {
      figures.append(
        KeyFigure(
          label: label(.fallOnRetest),
          value: Quantity(-points.magnitude, form: .change(decimals: max(1, page.scale.decimals))),
          note: .evaluation(.ofPoints(scale: page.scale))))
    }
    return figures
  }

  /// Candidates inside and outside of the zone, as bars.
  private func choice() -> Report.Block {
    let inside = selection.zoneChosenCount ?? 0
    let others = selection.zoneNotChosenCount ?? 0
    let chosen = selection.chosen - (selection.chosenWithoutScore ?? 0)
    let bars: [(TrainerPhrase.Word, Int)] = [
      (.chosenOutsideZone, max(0, chosen - inside)), (.chosenInZone, inside),
      (.othersInZone, others),
      (.othersOutsideZone, max(0, (selection.scored ?? selection.candidates) - chosen - others)),
    ]
    let group = Phrase.trainers(.word(word: .persons))
    let chart = CategoryChart(
      groups: [.init(name: group, tone: .neutral)],
      categories: bars.map { .init(name: .trainers(.word(word: $0)), values: [Quantity(count: $1)]) })
    let table = DataTable(
      caption: nil, columns: [.trainers(.word(word: .choice)), group],
      rows: bars.map {
        [.words(phrase: .trainers(.word(word: $0))), .quantity(quantity: Quantity(count: $1))]
      })
    return page.figure(
      headline, .trainers(.drawnChoice(scale: page.scale)), .bars(chart: chart), table,
      notes: [zone].compactMap(\.self))
  }

  private func notes() -> [TrustNote] {
    func note(_ word: TrainerPhrase.Word, _ sentences: [Phrase]) -> TrustNote {
      TrustNote(topic: .trainers(.word(word: word)), sentences: sentences)
    }
    var notes: [TrustNote] = []
    let (chosen, others) = (page.codes(selection.zoneChosen), page.codes(selection.zoneNotChosen))
    if !chosen.isEmpty { notes.append(note(.chosenInZone, [.trainers(.codes(codes: chosen))])) }
    if !others.isEmpty { notes.append(note(.othersInZone, [.trainers(.codes(codes: others))])) }
    if let undecided = selection.undecidedCount, let places = selection.undecidedPlaces, undecided > 0 {
      notes.append(
        note(
          .undecided,
          [
            .trainers(
              .undecided(
                count: undecided, places: places,
                codes: page.codes(selection.undecided)))
          ]))
    }
    if let count = selection.chosenWithoutScore, count > 0 {
      notes.append(note(.chosen, [.trainers(.withoutScore(count: count))]))
    }
    if (selection.zoneChosenCount ?? 0) + (selection.zoneNotChosenCount ?? 0) > 0 {
      notes.append(note(.tieZone, [.trainers(.beyondTheTest)]))
    }
    if let fall = try? selection.fall.get() {
      notes.append(
        note(
          .fallOnRetest,
          [
            .trainers(
              .fall(
                deviations: fall.magnitude, points: (try? selection.fallInPoints.get())?.magnitude,
                scale: page.scale))
          ]))
    }
    notes.append(
      TrustNote(
        topic: .evaluation(.word(word: .reliability)),
        sentences: [
          .trainers(
            .reliability(
              value: selection.reliability, source: selection.reliabilitySource,
              error: try? selection.standardError.get(), scale: page.scale))
        ]))
    return notes
  }

  /// How the choice stands beside the candidates, a table a dimension.
  private func balance() -> [Report.Block] {
    var dimensions: [String] = []
    for one in selection.balance where !dimensions.contains(one.dimension) {
      dimensions.append(one.dimension)
    }
    return dimensions.map { dimension in
      let rows = selection.balance.filter { $0.dimension == dimension }
      // Who was chosen without a score is among the groups, and not among the candidates.
      let all = (
        candidates: rows.reduce(0) { $0 + $1.candidates }, chosen: rows.reduce(0) { $0 + $1.chosen }
      )
      let words: [TrainerPhrase.Word] = [
        .candidates, .chosen, .shareOfCandidates, .shareOfChosen, .blindP,
      ]
      func share(_ part: Int, _ whole: Int) -> Entry {
        .quantity(
          quantity: whole < 20
            ? Quantity(.none(reason: .noRow))
            : Quantity(100 * Double(part) / Double(whole), form: .percent(decimals: 0)))
      }
      return .table(
        table: DataTable(
          caption: .evaluation(.byGroup(dimension: page.label(dimension))),
          columns: [.evaluation(.word(word: .group))] + words.map { .trainers(.word(word: $0)) },
          rows: rows.map { one in
            [
              .words(phrase: .evaluation(.group(part: page.part(dimension, one.code)))),
              .quantity(quantity: Quantity(count: one.candidates)),
              .quantity(quantity: Quantity(count: one.chosen)),
              share(one.candidates, all.candidates), share(one.chosen, all.chosen),
              .quantity(quantity: Quantity(one.p, form: .probability)),
            ]
          }))
    }
  }
}
