public import Statistics

/// The change of scores between two occasions, over those who have both.
public struct Gain: Sendable, Hashable, Codable {
  /// The pairs.
  public var pairs: Int
  /// The mean of the earlier score over the pairs.
  @StoredEstimate public var meanBefore: Estimate<Double>
  /// The mean of the later score over the pairs.
  @StoredEstimate public var meanAfter: Estimate<Double>
  /// The mean change in points, with its interval.
  @StoredEstimate public var mean: Estimate<IntervalEstimate>
  /// The median change in points, with its interval.
  @StoredEstimate public var median: Estimate<IntervalEstimate>
  /// The part of what could still be gained that was gained, with its interval (Hake 1998).
  @StoredEstimate public var normalised: Estimate<IntervalEstimate>
  /// The mean change in standard deviations of the changes, with its interval (noncentral t).
  @StoredEstimate public var effect: Estimate<IntervalEstimate>
  /// The same with the correction of Hedges.
  @StoredEstimate public var hedges: Estimate<Double>
  /// The test that nothing changed, two-sided: the exact signed-rank test.
  @StoredEstimate public var test: Estimate<TestStatistic>
  /// The paired t test beside it.
  @StoredEstimate public var pairedT: Estimate<TestStatistic>
  /// How many of the pairs rose; nil where it would tell of fewer persons than may be told.
  public var rose: Int?
  /// How many stayed; nil where that of those who rose is.
  public var stayed: Int?
  /// How many fell; nil where that of those who rose is.
  public var fell: Int?
  /// How many of the pairs had the most that can be reached at the earlier occasion; nil where the most is not known,
  /// or where it would tell of fewer persons than may be told.
  public var atMaximumBefore: Int?
  /// How many had it at the later.
  public var atMaximumAfter: Int?
  /// The smallest p value that so many changes could ever show: pairs that stayed tell the test nothing.
  ///
  /// Where it leaves the office it is that of all pairs.
  @StoredEstimate public var smallestP: Estimate<Double>
  /// The smallest effect, in standard deviations of the changes, that so many pairs show four times in five at 5 %.
  @StoredEstimate public var detectable: Estimate<Double>
  /// What can be said of it.
  public var verdict: Verdict
  /// Where it leaves the office the p value of the test is below this, and `test` is `hiddenValues`; nil where it is exact or not told.
  public var pBelow: Double?

  /// Creates a gain.
  public init(
    pairs: Int, meanBefore: Estimate<Double>, meanAfter: Estimate<Double>, mean: Estimate<IntervalEstimate>,
    median: Estimate<IntervalEstimate>, normalised: Estimate<IntervalEstimate>,
    effect: Estimate<IntervalEstimate>, hedges: Estimate<Double>, test: Estimate<TestStatistic>,
    pairedT: Estimate<TestStatistic>, rose: Int?, stayed: Int?, fell: Int?, atMaximumBefore: Int?,
    atMaximumAfter: Int?, smallestP: Estimate<Double>, detectable: Estimate<Double>
  ) {
    self.pairs = pairs
    self.meanBefore = meanBefore
    self.meanAfter = meanAfter
    self.mean = mean
    self.median = median
    self.normalised = normalised
    self.effect = effect
    self.hedges = hedges
    self.test = test
    self.pairedT = pairedT
    self.rose = rose
    self.stayed = stayed
    self.fell = fell
    self.atMaximumBefore = atMaximumBefore
    self.atMaximumAfter = atMaximumAfter
    self.smallestP = smallestP
    self.detectable = detectable
    verdict = .cannotTell
    verdict = judged
  }

  /// The mean change in points, without an interval where there is none, as where all changed by the same.
  public var change: Double? {
    if case .success(let mean) = mean { return mean.value }
    guard case .success(let before) = meanBefore, case .success(let after) = meanAfter,
      (after - before).isFinite
    else { return nil }
    return after - before
  }

  /// Whether the test and the interval of the mean contradict each other: one tells a change from none in a direction, the other does not.
  ///
  /// False where there is no interval, as where all changed by the same.
  var isContradicted: Bool {
    guard case .success(let test) = test, case .success(let mean) = mean else { return false }
    let excludesNone = mean.lower > 0 || mean.upper < 0
    return (test.p < EvaluationSettings.significance) != excludesNone
  }

  /// A change is told where the test and the interval both tell one; nothing where so few changed that no result could have been told
  /// from chance.
  private var judged: Verdict {
    guard case .success(let smallest) = smallestP, smallest < EvaluationSettings.significance,
      case .success(let test) = test, let change
    else { return .cannotTell }
    guard test.p < EvaluationSettings.significance, !isContradicted else { return .noClearChange }
    return change > 0 ? .rose : change < 0 ? .fell : .noClearChange
  }

  /// What can be said of a gain.
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case rose, fell, noClearChange, cannotTell
  }
}
