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
    [.keyFigures(figures: keyFigures()), choice() ?? .paragraph(phrase: headline), .trust(notes: notes())]
      + balance()
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
          lower: ends.lower, upper: ends.upper, chosen: selection.zoneChosenCount,
          others: selection.zoneNotChosenCount, undecided: selection.undecidedCount ?? 0, scale: page.scale))
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
          note: bestFrom(cut)
            ?? ends.map { .trainers(.scores(lower: $0.lower, upper: $0.upper, scale: page.scale)) }
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
          label: label(.onAnotherTest),
          value: Quantity(-points, form: .change(decimals: max(1, page.scale.decimals))),
          note: .evaluation(.ofPoints(scale: page.scale))))
    }
    return figures
  }

  /// From which score on the best are, where the lowest of the chosen scored less; nil where the best were chosen.
  private func bestFrom(_ lowest: Double) -> Phrase? {
    guard let best = try? selection.cut.get(), best > lowest else { return nil }
    let count = selection.chosen - (selection.chosenWithoutScore ?? 0)
    return .trainers(.bestFrom(score: best, count: count, scale: page.scale))
  }

  /// Candidates inside and outside of the zone, as bars; nil where it is not known or not shown who stands inside of it.
  private func choice() -> Report.Block? {
    guard ends != nil, let inside = selection.zoneChosenCount, let others = selection.zoneNotChosenCount,
      let scored = selection.scored, let undecided = selection.undecidedCount,
      let places = selection.undecidedPlaces
    else { return nil }
    // Who has one of the places left for equal scores is not known.
    let chosen = selection.chosen - (selection.chosenWithoutScore ?? 0) - (undecided > 0 ? places : 0)
    let bars: [(TrainerPhrase.Word, Int)] =
      [(.chosenOutsideZone, max(0, chosen - inside)), (.chosenInZone, inside)]
      + (undecided > 0 ? [(.notDecided, undecided)] : [])
      + [(.othersInZone, others), (.othersOutsideZone, max(0, scored - chosen - undecided - others))]
    return page.bars(
      headline, .trainers(.drawnChoice(scale: page.scale)), bars.map { (.trainers(.word(word: $0)), $1) },
      of: .trainers(.word(word: .persons)), by: .trainers(.word(word: .choice)),
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
    let limits = selection.limits.compactMap(limit)
    if !limits.isEmpty { notes.append(note(.choice, limits)) }
    if (selection.zoneChosenCount ?? 0) + (selection.zoneNotChosenCount ?? 0)
      + (selection.undecidedCount ?? 0) > 0
    {
      notes.append(note(.tieZone, [.trainers(.beyondTheTest)]))
    }
    if let fall = try? selection.fall.get() {
      notes.append(
        note(
          .onAnotherTest,
          [
            .trainers(
              .fall(
                deviations: fall, points: try? selection.fallInPoints.get(), scale: page.scale))
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

  /// What the choice cannot be; nil for what is said elsewhere.
  private func limit(_ limit: TrainerSelection.Limit) -> Phrase? {
    switch limit {
    case .notFewerThanCandidates(let chosen, let scored):
      .trainers(.allChosen(chosen: chosen, scored: scored))
    case .chosenBelowZone(let count): .trainers(.chosenBelowZone(count: count))
    case .tiedAtCut, .chosenWithoutScore: nil
    }
  }

  /// How the choice stands beside the candidates, a table a dimension.
  private func balance() -> [Report.Block] {
    selection.balance.map(\.dimension).eachOnce.flatMap { dimension -> [Report.Block] in
      let rows = selection.balance.filter { $0.dimension == dimension }
      let all = (
        candidates: rows.reduce(0) { $0 + $1.candidates }, chosen: rows.reduce(0) { $0 + $1.chosen }
      )
      // Per cents of fewer than twenty are not given.
      let shares: [(word: TrainerPhrase.Word, all: Int, part: (TrainerSelection.Balance) -> Int)] = [
        (.shareOfCandidates, all.candidates, \.candidates), (.shareOfChosen, all.chosen, \.chosen),
      ]
      let given = shares.filter { $0.all >= 20 }
      let isOpen = rows.contains { ($0.undecided ?? 0) > 0 }
      let words: [TrainerPhrase.Word] =
        [.candidates, .chosen] + (isOpen ? [.notDecided] : []) + given.map(\.word) + [.blindP]
      let table = Report.Block.table(
        table: DataTable(
          caption: .evaluation(.byGroup(dimension: page.label(dimension))),
          columns: [.evaluation(.word(word: .group))] + words.map { .trainers(.word(word: $0)) },
          rows: rows.map { one in
            [
              .words(phrase: .evaluation(.group(part: page.part(dimension, one.code)))),
              .quantity(quantity: Quantity(count: one.candidates)),
              .quantity(quantity: Quantity(count: one.chosen)),
            ] + (isOpen ? [.quantity(quantity: Quantity(told: one.undecided))] : [])
              + given.map { share in
                .quantity(
                  quantity: Quantity(
                    100 * Double(share.part(one)) / Double(share.all), form: .percent(decimals: 0)))
              } + [.quantity(quantity: Quantity(one.p, form: .probability))]
          }))
      return [table] + (given.count < shares.count ? [.note(phrase: .trainers(.sharesLeftOut))] : [])
    }
  }
}
