import Statistics

/// Who was chosen, who was not and whom the scores do not tell apart.
private struct ChoiceOfTrainers {
  var chosen: [TestPaper] = []
  var undecided: [TestPaper] = []
  var others: [TestPaper] = []
  var places = 0
  var cut: Double?

  /// The choice of the file, or of the best so many by a score.
  init(_ candidates: [(paper: TestPaper, score: Double)], basis: TrainerSelection.Basis, best count: Int) {
    let ordered = candidates.map(\.score).sorted(by: >)
    if count > 0, count <= ordered.count { cut = ordered[count - 1] }
    switch basis {
    case .declared:
      chosen = candidates.filter { $0.paper.choice == .chosen }.map(\.paper)
      others = candidates.filter { $0.paper.choice != .chosen }.map(\.paper)
    case .best:
      guard let cut else {
        others = candidates.map(\.paper)
        return
      }
      chosen = candidates.filter { $0.score > cut }.map(\.paper)
      undecided = candidates.filter { $0.score == cut }.map(\.paper)
      others = candidates.filter { $0.score < cut }.map(\.paper)
      places = count - chosen.count
      guard undecided.count == places else { return }
      chosen += undecided
      (undecided, places) = ([], 0)
    }
  }
}

extension TrainerSelection {
  /// The choice of a sheet; nil where neither the sheet nor the settings speak of one.
  ///
  /// A reliability that is not above 0 and below 1 is `negativeVariance`, one that is not known `tooFewKnown`, fewer than one chosen, and not
  /// fewer than the candidates, `tooShort`, equal scores `constant`.
  init?(_ papers: [TestPaper], dimensions: [String], settings: EvaluationSettings, measured: Estimate<Double>)
  {
    let declared = papers.filter { $0.choice == .chosen }
    let basis: Basis = declared.isEmpty ? .best : .declared
    let occasion = settings.choiceOccasion
    let candidates = papers.compactMap { paper in paper.scores[occasion].map { (paper: paper, score: $0) } }
    let count: Int
    switch (basis, settings.choice) {
    case (.declared, _): count = candidates.count { $0.paper.choice == .chosen }
    case (.best, .best(let number)): count = max(number, 0)
    case (.best, .asDeclared): return nil
    }
    let choice = ChoiceOfTrainers(candidates, basis: basis, best: count)
    let z = standardised(candidates.map(\.score))
    let reliability = measured.flatMap {
      $0 > 0 && $0 < 1 ? .success($0) : Estimate<Double>.failure(.negativeVariance)
    }
    let isChoice: Estimate<Void> = count > 0 && count < candidates.count ? .success(()) : .failure(.tooShort)
    let spread = isChoice.flatMap { sampleDeviation(candidates.map(\.score)) }
    let error = spread.flatMap { spread in reliability.map { spread * (1 - $0).squareRoot() } }
    let cut: Estimate<Double> = isChoice.flatMap { choice.cut.map { .success($0) } ?? .failure(.tooShort) }
    let zone = cut.flatMap { cut in error.flatMap { Self.zone(cut: cut, error: $0, level: settings.level) } }
    func within(_ papers: [TestPaper]) -> [String] {
      guard case .success(let zone) = zone else { return [] }
      return papers.filter { ($0.scores[occasion].map { zone.lower <= $0 && $0 <= zone.upper }) ?? false }
        .map(\.code)
    }
    let scores = Dictionary(
      zip(candidates.map(\.paper.code), (try? z.get()) ?? []), uniquingKeysWith: { first, _ in first })
    // In order of the scores, so that codes change nothing of what is drawn.
    func standard(_ papers: [TestPaper]) -> [Double] { papers.compactMap { scores[$0.code] }.sorted(by: >) }
    let taken = standard(choice.chosen) + standard(choice.undecided).prefix(choice.places)
    let fall = isChoice.flatMap { z }.flatMap { _ in
      reliability.flatMap { reliability in sampleMean(taken).map { (1 - reliability) * $0 } }
    }
    let trulyBest = isChoice.flatMap { z }.flatMap { _ in
      reliability.map {
        SelectionSimulation(reliability: $0, seed: settings.seed).shares(
          chosen: standard(choice.chosen), undecided: standard(choice.undecided), places: choice.places,
          others: standard(choice.others), level: settings.level)
      }
    }
    let lowest: Estimate<Double> =
      choice.undecided.isEmpty
      ? choice.chosen.compactMap { $0.scores[occasion] }.min().map { .success($0) } ?? .failure(.tooShort)
      : cut
    let eligible = papers.filter {
      $0.scores[occasion] != nil || (basis == .declared && $0.choice != .unknown)
    }
    var limits: [Limit] = []
    if count > 0, count >= candidates.count {
      limits.append(.notFewerThanCandidates(chosen: count, scored: candidates.count))
    }
    if choice.places > 0, !choice.undecided.isEmpty {
      limits.append(.tiedAtCut(tied: choice.undecided.count, places: choice.places))
    }
    if case .success(let zone) = zone {
      let below = choice.chosen.count { ($0.scores[occasion] ?? zone.lower) < zone.lower }
      if below > 0 { limits.append(.chosenBelowZone(count: below)) }
    }
    let unscored = basis == .declared ? declared.count - count : 0
    if unscored > 0 { limits.append(.chosenWithoutScore(count: unscored)) }
    self.init(
      candidates: eligible.count, chosen: basis == .declared ? declared.count : count, basis: basis,
      occasion: occasion, reliability: try? measured.get(),
      reliabilitySource: settings.reliability == .measured ? .measured : .declared, standardError: error,
      cut: cut, tieZone: zone, zoneChosen: within(choice.chosen), zoneNotChosen: within(choice.others),
      trulyBest: trulyBest, fall: fall,
      fallInPoints: fall.flatMap { fall in spread.map { fall * $0 } },
      balance: Self.balance(
        chosen: basis == .declared ? declared : choice.chosen,
        of: eligible, undecided: choice.undecided, dimensions: dimensions),
      undecided: choice.undecided.map(\.code), undecidedPlaces: choice.places,
      chosenWithoutScore: unscored, scored: candidates.count, lowestChosen: isChoice.flatMap { lowest },
      limits: limits)
  }

  /// The scores that two errors of measurement cannot tell from the cut.
  private static func zone(cut: Double, error: Double, level: Double) -> Estimate<IntervalEstimate> {
    let reach = NormalDistribution.upperQuantile((1 - level) / 2) * 2.0.squareRoot() * error
    guard reach.isFinite, (cut - reach).isFinite, (cut + reach).isFinite else {
      return .failure(.noConvergence)
    }
    return .success(IntervalEstimate(value: cut, lower: cut - reach, upper: cut + reach, level: level))
  }

  /// How the choice stands beside the group.
  ///
  /// Where the scores do not decide, neither does the balance: `tied`.
  private static func balance(
    chosen: [TestPaper], of candidates: [TestPaper], undecided: [TestPaper], dimensions: [String]
  ) -> [Balance] {
    dimensions.enumerated().flatMap { place, dimension -> [Balance] in
      let members = Dictionary(grouping: candidates) { $0.groups[place] }
      let taken = Dictionary(grouping: chosen) { $0.groups[place] }
      let tied = Dictionary(grouping: undecided) { $0.groups[place] }
      return members.keys.sorted { ($0 == unknownCode ? 1 : 0, $0) < ($1 == unknownCode ? 1 : 0, $1) }.map {
        code in
        let (own, all) = (taken[code]?.count ?? 0, members[code]?.count ?? 0)
        let p =
          undecided.isEmpty
          ? fisherExactTest(
            a: own, b: all - own, c: chosen.count - own, d: candidates.count - all - (chosen.count - own)
          ).map(\.p) : .failure(.tied)
        return Balance(
          dimension: dimension, code: code, chosen: own, candidates: all, p: p,
          undecided: tied[code]?.count ?? 0)
      }
    }
  }
}
