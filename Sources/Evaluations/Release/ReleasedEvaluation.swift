extension Evaluation {
  /// What of the evaluation may leave the office; nil where so few took part that nothing may.
  ///
  /// A dimension is told only if each of its groups has at least `threshold` persons with both scores, and if no sum over fewer persons
  /// follows from the sums that are told, by adding and subtracting them in any way (`SumAudit`): over all, over the groups of all
  /// dimensions that are told, over those with a follow-up, and from how far the chosen are from the candidates. Of several ways that are safe the
  /// one is taken that tells most persons apart. Beside that:
  /// - Counts of persons are told of all together alone, and only where neither they nor what they leave are small; else they are nil.
  /// - Medians, whose ends are scores of single persons, are told from four times the threshold on.
  /// - Shares of items are those of counts rounded to multiples of the threshold; how many gained and lost is not told.
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
    let shown = tellDimensions(&plan)
    let attendance = whole.attendance.released(threshold: threshold)
    if attendance.attended != nil { _ = plan.tell([ReleasePlan.Sum(dimension: nil, subset: nil)]) }
    let tellsRetention = crossing != nil && plan.tell([ReleasePlan.Sum(dimension: nil, subset: .retained)])
    let retained =
      tellsRetention ? plan.tellMost(of: shown, subset: .retained).map { plan.crossing.dimensions[$0] } : []
    let tellsSelection =
      selection != nil && crossing != nil
      && plan.tell([ReleasePlan.distanceOfChosen])

    var result = self
    let names = Set(shown.map { plan.crossing.dimensions[$0] })
    result.whole.attendance = attendance
    result.whole.gain = whole.gain.released(threshold: threshold, counts: .shown)
    result.whole.retention =
      tellsRetention ? whole.retention?.released(threshold: threshold, counts: .withheld) : nil
    result.whole.limits = whole.limits.filter { $0.isTold(of: attendance, threshold: threshold) }
    result.groups = groups.filter { names.contains($0.dimension ?? "") }.map { group in
      var group = group
      group.attendance = group.attendance.releasedOfGroup
      group.gain = group.gain.released(threshold: threshold, counts: .withheld)
      group.retention =
        retained.contains(group.dimension ?? "")
        ? group.retention?.released(threshold: threshold, counts: .withheld) : nil
      group.limits = group.limits.filter(\.isToldOfGroup)
      return group
    }
    result.comparisons = comparisons.filter { names.contains($0.dimension) }
    result.items = items.compactMap { $0.released(paired: whole.attendance.paired, threshold: threshold) }
    result.reliability = reliability.compactMap { $0.released(threshold: threshold) }
    result.selection = tellsSelection ? selection?.released(of: result, threshold: threshold) : nil
    result.withheld = withheld + self.withheld(but: names, plan: plan)
    if result.items.count < items.count {
      result.withheld.append(Withheld(dimension: nil, reason: .smallGroup))
    }
    if (whole.retention != nil && !tellsRetention) || (selection != nil && !tellsSelection) {
      result.withheld.append(Withheld(dimension: nil, reason: .smallRemainder))
    }
    if selection != nil { result.withheld.append(Withheld(dimension: nil, reason: .singlePersons)) }
    result.crossing = nil
    return result
  }

  /// Tells of the dimensions that can be told together, by their places in the crossing.
  private func tellDimensions(_ plan: inout ReleasePlan) -> [Int] {
    let threshold = plan.threshold
    let candidates = plan.crossing.dimensions.indices.filter { place in
      // A group of few who took part is small, with or without both scores.
      plan.areLarge(ReleasePlan.Sum(dimension: place, subset: nil))
        && groups.allSatisfy {
          $0.dimension != plan.crossing.dimensions[place] || !$0.gain.pairs.isSmall(threshold)
        }
    }
    return plan.tellMost(of: candidates, subset: .paired)
  }

  /// The dimensions that are not told, with the reasons.
  private func withheld(but shown: Set<String>, plan: ReleasePlan) -> [Withheld] {
    var seen: Set<String> = []
    return groups.compactMap(\.dimension).filter { seen.insert($0).inserted && !shown.contains($0) }.map {
      name in
      let isSmall = groups.contains {
        $0.dimension == name
          && ($0.gain.pairs.isSmall(plan.threshold) || ($0.attendance.attended ?? 0).isSmall(plan.threshold))
      }
      return Withheld(dimension: name, reason: isSmall ? .smallGroup : .smallRemainder)
    }
  }
}

extension EvaluationLimit {
  /// Whether a limit of all together may be told beside what is told of who was there.
  fileprivate func isTold(of attendance: Attendance, threshold: Int) -> Bool {
    switch self {
    case .ceiling(let atMaximum, let pairs, _):
      !atMaximum.isSmall(threshold) && !(pairs - atMaximum).isSmall(threshold)
    case .attrition, .selectiveAttrition, .regressionToMean: attendance.before != nil
    default: true
    }
  }

  /// Whether a limit of a group may be told: those that count persons or speak of some of them may not.
  fileprivate var isToldOfGroup: Bool {
    switch self {
    case .ceiling, .attrition, .selectiveAttrition, .regressionToMean: false
    default: true
    }
  }
}
