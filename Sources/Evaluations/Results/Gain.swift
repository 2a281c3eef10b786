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
  /// The smallest p value that so many pairs could ever show.
  @StoredEstimate public var smallestP: Estimate<Double>
  /// The smallest effect, in standard deviations of the changes, that so many pairs show four times in five at 5 %.
  @StoredEstimate public var detectable: Estimate<Double>

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
  }

  /// What can be said of it: nothing where so few pairs could not have been told from chance by any result.
  public var verdict: Verdict {
    guard case .success(let smallest) = smallestP, smallest < EvaluationSettings.significance,
      case .success(let test) = test, case .success(let mean) = mean
    else { return .cannotTell }
    if test.p >= EvaluationSettings.significance { return .noClearChange }
    return mean.value > 0 ? .rose : mean.value < 0 ? .fell : .noClearChange
  }

  /// What can be said of a gain.
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case rose, fell, noClearChange, cannotTell
  }
}
