import Statistics

extension Attendance {
  /// Who of a group was there.
  init(_ papers: [TestPaper], level: Double) {
    let missing = papers.compactMap { $0.after == nil ? $0.before : nil }
    let paired = papers.compactMap { $0.after == nil ? nil : $0.before }
    self.init(
      attended: papers.count, before: papers.count { $0.before != nil },
      after: papers.count { $0.after != nil },
      paired: papers.count(where: \.isPaired), followUp: papers.count { $0.scores[.followUp] != nil },
      without: papers.count(where: \.scores.isEmpty),
      missingAfterDifference: missing.isEmpty
        ? nil : moderatedDifference(missing, paired, level: level))
  }
}

/// What all groups of an evaluation have in common.
struct GroupAnalysis {
  let settings: EvaluationSettings
  let maximum: Double?
  /// Whether anyone has a score at the follow-up.
  let followUp: FollowUp
  /// The reliability of the first test.
  let reliabilityBefore: Estimate<Double>
  /// What the scores measure.
  var instrument = ScoreSheet.Instrument.test
  /// A group that seems to have had no training; nil where none is known.
  var comparison: ComparisonGroup?

  /// Whether a test was taken some months later.
  enum FollowUp {
    case taken, none
  }

  /// The result of a group; a dimension of nil is all together.
  func result(of papers: [TestPaper], dimension: String?, code: String?) -> GroupResult {
    let attendance = Attendance(papers, level: settings.level)
    let gain = Gain(papers, from: .before, to: .after, maximum: maximum, level: settings.level)
    let retention =
      followUp == .taken
      ? Gain(papers, from: .after, to: .followUp, maximum: maximum, level: settings.level) : nil
    let lasting =
      followUp == .taken
      ? Gain(papers, from: .before, to: .followUp, maximum: maximum, level: settings.level) : nil
    var limits = limits(of: gain, attendance: attendance)
    if followUp == .taken {
      let earlier = papers.filter { $0.before != nil || $0.after != nil }
      let missing = earlier.count { $0.scores[.followUp] == nil }
      if missing > 0 { limits.append(.followUpMissing(missing: missing, of: earlier.count)) }
    }
    if let regression = regression(of: papers) { limits.append(regression) }
    if dimension == nil {
      if instrument == .selfAssessment { limits.append(.selfAssessment) }
      if followUp == .none { limits.append(.noFollowUp) }
      limits.append(
        comparison.map { .comparisonGroup(dimension: $0.dimension, code: $0.code) } ?? .noComparisonGroup)
      if maximum == nil { limits.append(.unknownMaximum) }
    }
    return GroupResult(
      dimension: dimension, code: code, attendance: attendance, gain: gain, retention: retention,
      limits: limits.sorted { $0.weight < $1.weight }, lasting: lasting)
  }

  private func limits(of gain: Gain, attendance: Attendance) -> [EvaluationLimit] {
    guard gain.pairs > 0 else { return [.noPairs] }
    var limits: [EvaluationLimit] = []
    let changed = (gain.rose ?? 0) + (gain.fell ?? 0)
    if case .success(let smallest) = smallestSignedRankP(changes: gain.pairs),
      smallest >= EvaluationSettings.significance
    {
      limits.append(.noTestCanTell(pairs: gain.pairs, smallestP: smallest))
    } else if (try? gain.smallestP.get()) ?? 1 >= EvaluationSettings.significance {
      limits.append(
        .fewChanged(changed: changed, pairs: gain.pairs, smallestP: (try? gain.smallestP.get()) ?? 1))
    } else if case .success(let effect) = gain.detectable {
      limits.append(.detectable(pairs: gain.pairs, effect: effect))
    }
    if gain.isContradicted { limits.append(.testAndIntervalDisagree) }
    for (count, occasion) in [(gain.atMaximumBefore, Occasion.before), (gain.atMaximumAfter, .after)] {
      guard let count, Double(count) >= EvaluationSettings.ceilingShare * Double(gain.pairs) else { continue }
      limits.append(.ceiling(atMaximum: count, pairs: gain.pairs, occasion: occasion))
    }
    // Who was not let in is not missing.
    guard settings.admission != .byFirstTest else { return limits + equalChanges(gain) }
    if let before = attendance.before, before > attendance.paired {
      limits.append(.attrition(missing: before - attendance.paired, before: before))
    }
    if case .success(let difference) = attendance.missingAfterDifference?.wrappedValue,
      difference.lower > 0 || difference.upper < 0
    {
      limits.append(
        .selectiveAttrition(difference: difference.value, lower: difference.lower, upper: difference.upper))
    }
    return limits + equalChanges(gain)
  }

  private func equalChanges(_ gain: Gain) -> [EvaluationLimit] {
    guard gain.pairs > 1, case .failure(let reason) = gain.effect, reason == .constant || reason == .allZero
    else { return [] }
    return [.equalChanges]
  }

  /// How much of the gain comes by itself where low first scores let people in: what the first test of those admitted owes to chance
  /// is not there at the second, so they rise by the share 1 − r of their distance from the mean of all candidates (Kelley 1947).
  private func regression(of papers: [TestPaper]) -> EvaluationLimit? {
    let candidates: Estimate<Double>
    switch settings.admission {
    case .open: return nil
    case .byFirstTestOf(let mean): candidates = mean.isFinite ? .success(mean) : .failure(.tooFewKnown)
    case .byFirstTest:
      candidates =
        papers.contains { $0.before != nil && $0.after == nil }
        ? sampleMean(papers.compactMap(\.before)) : .failure(.tooFewKnown)
    }
    let admitted = papers.filter(\.isPaired).compactMap(\.before)
    guard !admitted.isEmpty else { return nil }
    guard case .success(let reliability) = reliabilityBefore, case .success(let all) = candidates,
      case .success(let own) = sampleMean(admitted), (0..<1).contains(reliability)
    else { return .unknownRegressionToMean }
    let expected = (1 - reliability) * (all - own)
    return expected.isFinite ? .regressionToMean(expected: expected) : .unknownRegressionToMean
  }
}

extension EvaluationLimit {
  /// The order in which limits are told, the weightiest first.
  var weight: Int {
    switch self {
    case .selfAssessment: -2
    case .comparisonGroup: -1
    case .noPairs: 0
    case .noTestCanTell: 1
    case .fewChanged: 1
    case .equalChanges, .testAndIntervalDisagree: 2
    case .selectiveAttrition: 3
    case .regressionToMean, .unknownRegressionToMean: 4
    case .ceiling(_, _, let occasion): occasion == .after ? 5 : 6
    case .attrition: 7
    case .detectable: 8
    case .noComparisonGroup: 9
    case .noFollowUp, .followUpMissing: 10
    case .unknownMaximum: 11
    }
  }
}
