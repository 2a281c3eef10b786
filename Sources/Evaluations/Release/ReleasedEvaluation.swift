extension Evaluation {
  /// What of the evaluation may leave the office; nil where so few took part that nothing may (`Withheld.Reason.fewParticipants`).
  ///
  /// A dimension is told only if each of its groups has at least `threshold` persons with both scores, and if no sum over fewer persons
  /// follows from the sums that are told, by adding and subtracting them in any way (`SumAudit`): over all, over the groups of all
  /// dimensions that are told, over those with a follow-up, and from how far the chosen are from the candidates. Of several ways that are safe the
  /// one is taken that tells most persons apart. Beside that:
  /// - A group whose scores lie at an end of the scale takes its dimension with it, since the mean would tell each of them (`ReleasedGain`).
  /// - Numbers are as coarse as `ReleasedGain` says, so that no scores of single persons can be rebuilt from them; p values are bounds.
  /// - Counts of persons are told of all together alone, and only where neither they nor what they leave are small; else they are nil.
  /// - Shares of items are whole per cents, and told where at least twenty answered, and neither so few had it right nor wrong; how many
  ///   gained and lost is not told.
  /// - The cut and its zone are scores of single persons, and are not told; nor are codes.
  ///
  /// Thresholds below 2 count as 2. The same for any order of the participants.
  public func released(threshold: Int = 5) -> Evaluation? {
    let threshold = max(threshold, 2)
    let attended = whole.attendance.attended ?? whole.attendance.paired
    guard attended >= threshold, !whole.attendance.paired.isSmall(threshold) else { return nil }
    var plan = ReleasePlan(
      crossing: crossing ?? Crossing(dimensions: [], cells: []), threshold: threshold,
      told: [ReleasePlan.Sum(dimension: nil, subset: .paired)])
    let release = ReleasedGain(threshold: threshold, maximum: maximum)
    let shown = tellDimensions(&plan, release: release)
    var attendance = whole.attendance.released(threshold: threshold)
    if attendance.attended != nil { _ = plan.tell([ReleasePlan.Sum(dimension: nil, subset: nil)]) }
    func tells(_ subset: Crossing.Subset, _ gain: Gain?) -> [Int]? {
      guard let gain, gain.pairs > 0, crossing != nil, !release.tellsScores(gain),
        plan.tell([ReleasePlan.Sum(dimension: nil, subset: subset)])
      else { return nil }
      let hidden = groups.filter { group in
        (subset == .retained ? group.retention : group.lasting).map(release.tellsScores) ?? false
      }
      let open = shown.filter { place in !hidden.contains { $0.dimension == plan.crossing.dimensions[place] }
      }
      return plan.tellMost(of: open, subset: subset)
    }
    let retained = tells(.retained, whole.retention)
    let lasting = tells(.lasting, whole.lasting)
    if retained != nil || lasting != nil {
      attendance.showFollowUp(
        of: whole,
        beside: [retained.map { _ in whole.retention?.pairs }, lasting.map { _ in whole.lasting?.pairs }]
          .compactMap { $0 ?? nil }, threshold: threshold)
    }
    let tellsSelection = selection != nil && crossing != nil && plan.tell([ReleasePlan.distanceOfChosen])

    func names(_ places: [Int]?) -> Set<String> { Set((places ?? []).map { plan.crossing.dimensions[$0] }) }
    var result = self
    let own = names(shown)
    result.whole.attendance = attendance
    result.whole.gain = release.gain(whole.gain, counts: .shown)
    result.whole.retention = retained.flatMap { _ in
      whole.retention.map { release.gain($0, counts: .shown) }
    }
    result.whole.lasting = lasting.flatMap { _ in whole.lasting.map { release.gain($0, counts: .shown) } }
    result.whole.limits = whole.limits.filter { $0.isTold(of: attendance, threshold: threshold) }
      .map { $0.rounded }
    result.groups = groups.filter { own.contains($0.dimension ?? "") }.map { group in
      func told(_ gain: Gain?, _ places: [Int]?) -> Gain? {
        names(places).contains(group.dimension ?? "") ? gain.map { release.gain($0, counts: .withheld) } : nil
      }
      var result = group
      result.attendance = group.attendance.releasedOfGroup
      result.gain = release.gain(group.gain, counts: .withheld)
      result.retention = told(group.retention, retained)
      result.lasting = told(group.lasting, lasting)
      result.limits = group.limits.filter(\.isToldOfGroup).map { $0.rounded }
      return result
    }
    result.comparisons = comparisons.filter { own.contains($0.dimension) }.map { comparison in
      let groups = comparison.codes.compactMap { code in
        self.groups.first { $0.dimension == comparison.dimension && $0.code == code }?.gain
      }
      return release.comparison(comparison, of: groups)
    }
    result.items = items.compactMap { $0.released(paired: whole.attendance.paired, threshold: threshold) }
    ItemResult.hideSecond(&result.items, of: \.before)
    ItemResult.hideSecond(&result.items, of: \.after)
    result.reliability = reliability.compactMap { $0.released(threshold: threshold) }
    result.selection = tellsSelection ? selection?.released(of: result, threshold: threshold) : nil
    result.withheld = withheld + self.withheld(but: own, plan: plan, release: release)
    if whole.gain.pairs > 0, release.tellsScores(whole.gain) {
      result.withheld.append(Withheld(dimension: nil, reason: .equalScores))
    }
    if result.items.count < items.count {
      result.withheld.append(Withheld(dimension: nil, reason: .smallGroup))
    }
    if [(whole.retention, retained), (whole.lasting, lasting)].contains(where: {
      ($0.0?.pairs ?? 0) > 0 && $0.1 == nil
    }) || (selection != nil && !tellsSelection) {
      result.withheld.append(Withheld(dimension: nil, reason: .smallRemainder))
    }
    if selection != nil { result.withheld.append(Withheld(dimension: nil, reason: .singlePersons)) }
    result.crossing = nil
    return result
  }

  /// The evaluation with the groups of some dimensions alone, in their order.
  ///
  /// What is released is decided over all dimensions that are known, so that two evaluations of one file by different dimensions are
  /// parts of one release, and what is left out of one cannot be taken from the other.
  public func showing(_ dimensions: [String]) -> Evaluation {
    var result = self
    result.groups = dimensions.flatMap { name in groups.filter { $0.dimension == name } }
    result.comparisons = dimensions.flatMap { name in comparisons.filter { $0.dimension == name } }
    result.withheld =
      dimensions.flatMap { name in withheld.filter { $0.dimension == name } }
      + withheld.filter { $0.dimension == nil }
    result.selection?.balance = dimensions.flatMap { name in
      (selection?.balance ?? []).filter { $0.dimension == name }
    }
    return result
  }

  /// Tells of the dimensions that can be told together, by their places in the crossing.
  private func tellDimensions(_ plan: inout ReleasePlan, release: ReleasedGain) -> [Int] {
    let threshold = plan.threshold
    let candidates = plan.crossing.dimensions.indices.filter { place in
      // A group of few who took part is small, with or without both scores.
      plan.areLarge(ReleasePlan.Sum(dimension: place, subset: nil))
        && groups.allSatisfy {
          $0.dimension != plan.crossing.dimensions[place]
            || (!$0.gain.pairs.isSmall(threshold) && !release.tellsScores($0.gain))
        }
    }
    return plan.tellMost(of: candidates, subset: .paired)
  }

  /// The dimensions that are not told, with the reasons.
  private func withheld(but shown: Set<String>, plan: ReleasePlan, release: ReleasedGain) -> [Withheld] {
    var seen: Set<String> = []
    return groups.compactMap(\.dimension).filter { seen.insert($0).inserted && !shown.contains($0) }.map {
      name in
      let isSmall = groups.contains {
        $0.dimension == name
          && ($0.gain.pairs.isSmall(plan.threshold) || ($0.attendance.attended ?? 0).isSmall(plan.threshold))
      }
      let tellsScores = groups.contains { $0.dimension == name && release.tellsScores($0.gain) }
      return Withheld(
        dimension: name,
        reason: whole.gain.pairs == 0
          ? .noPairs : isSmall ? .smallGroup : tellsScores ? .equalScores : .smallRemainder)
    }
  }
}

extension EvaluationLimit {
  /// Whether a limit of all together may be told beside what is told of who was there.
  ///
  /// That all changed by the same, or few changed at all, tells of each.
  fileprivate func isTold(of attendance: Attendance, threshold: Int) -> Bool {
    switch self {
    case .ceiling(let atMaximum, let pairs, _):
      !atMaximum.isSmall(threshold) && pairs - atMaximum >= threshold
    case .followUpMissing(let missing, let earlier):
      attendance.followUp != nil && !missing.isSmall(threshold) && !(earlier - missing).isSmall(threshold)
    case .attrition, .selectiveAttrition, .regressionToMean: attendance.before != nil
    case .equalChanges, .fewChanged: false
    default: true
    }
  }

  /// Whether a limit of a group may be told: those that count persons or speak of some of them may not.
  fileprivate var isToldOfGroup: Bool {
    switch self {
    case .ceiling, .attrition, .selectiveAttrition, .regressionToMean, .equalChanges, .fewChanged,
      .followUpMissing, .testAndIntervalDisagree:
      false
    default: true
    }
  }

  /// The limit with its numbers in few digits.
  fileprivate var rounded: EvaluationLimit {
    switch self {
    case .selectiveAttrition(let difference, let lower, let upper):
      .selectiveAttrition(
        difference: difference.rounded(digits: 2), lower: lower.rounded(digits: 2),
        upper: upper.rounded(digits: 2))
    case .regressionToMean(let expected): .regressionToMean(expected: expected.rounded(digits: 2))
    default: self
    }
  }
}
