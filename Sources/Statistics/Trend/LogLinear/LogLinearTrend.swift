/// The trend of a count series: one slope of the log mean that gives test, ratio, interval and direction.
public struct LogLinearTrend: Sendable, Hashable {
  /// The ratio of means, or of rates where there is an exposure, from one year to the next.
  ///
  /// Of a series that changes by the same difference every year it is the ratio in the middle of the grid, exp(difference / mean there).
  /// Its interval leaves out 1 exactly where `p` is below 1 less its level. `noConvergence` where the fit did not
  /// settle or has no finite ratio, such as with all events in the last period.
  public var ratioPerYear: Estimate<IntervalEstimate>
  /// The two-sided p value, not adjusted for other series; of an exact rank test where there is no ratio.
  public var p: Double
  /// `p` as a quantile of the standard normal distribution; above 0 where the slope is.
  public var statistic: Double
  /// The model of dependence that the series is most likely under.
  public var dependence: Dependence
  /// The places whose value was lowered before the fit, since it stood out of all others.
  public var cappedPeriods: [Int]
  /// The steps that the model has beside the trend: those wanted of it that can be told, in order of time.
  public var steps: [Step]
  /// The variance over the mean, on average over the periods; 1 for a Poisson distribution.
  public var dispersion: Double
  /// The smallest ratio a year above 1 that would have been found at 5 %, four times in five; nil without a fit.
  public var smallestDetectableRatio: Double?
  /// The reach of the interval of the log ratio over the one that independent values would have given, at least 1.
  public var reachInflation: Double

  /// A place from which on the level is another one.
  public struct Step: Sendable, Hashable {
    /// The place on the grid.
    public var place: Int
    /// The mean after it over the mean before it, the trend apart; finite and above 0.
    public var ratio: Double
  }

  /// Whether the trend cannot be told from a slow drift of the level.
  public var isSlowDrift: Bool { dependence.isSlowDrift }

  /// What there is to say without a fit.
  init(reason: NotEstimable, p: Double, sign: Double) {
    ratioPerYear = .failure(reason)
    self.p = p
    statistic = LogLinearTrend.statistic(p: p, sign: sign)
    dependence = Dependence.candidates[0]
    cappedPeriods = []
    steps = []
    dispersion = 1
    smallestDetectableRatio = nil
    reachInflation = 1
  }

  /// The trend of values that are all alike.
  init(constantAt level: Double) {
    self.init(reason: .constant, p: 1, sign: 0)
    ratioPerYear = .success(IntervalEstimate(value: 1, lower: 1, upper: 1, level: level))
    dispersion = 0
  }

  /// The normal quantile of a two-sided p value, with a sign.
  static func statistic(p: Double, sign: Double) -> Double {
    guard sign != 0, p < 1 else { return 0 }
    let size = NormalDistribution.upperQuantile(p / 2)
    return sign > 0 ? size : -size
  }
}
