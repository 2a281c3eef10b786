public import Statistics

/// What a trend stage says about one series.
///
/// The adjusted p value belongs to the family of its finding; pages never adjust again.
public struct TrendFinding: Sendable, Hashable, Codable {
  /// The direction that the tested statement supports.
  public enum Direction: String, Sendable, Hashable, Codable {
    /// The slope is positive and the adjusted p value is below alpha.
    case rising
    /// The slope is negative and the adjusted p value is below alpha.
    case falling
    /// Neither.
    case noClearChange
  }

  /// Whether months of the year were levelled before the test.
  public var isDeseasonalised: Bool
  /// The seasonal Mann-Kendall test with AR(1)-parametric variance.
  @StoredEstimate public var test: Estimate<MannKendallEvidence>
  /// Sen's slope, in units of the measure a year.
  @StoredEstimate public var slopePerYear: Estimate<IntervalEstimate>
  /// Per cent a year: 100 x annual slope / median of the unadjusted series.
  @StoredEstimate public var percentPerYear: Estimate<IntervalEstimate>
  /// The ratio of rates from one year to the next, with its interval.
  @StoredEstimate public var rateRatioPerYear: Estimate<IntervalEstimate>
  /// By how much the counts vary beyond what the model of the rate ratio says; 1 for Poisson counts.
  @StoredEstimate public var dispersion: Estimate<Double>
  /// The model of the rate ratio.
  public var rateModel: RateModel
  /// Whether the rate ratio allows for an exposure, such as a population that grows.
  public var isPerExposure: Bool
  /// How unusual periods lie in time, against the siblings of the series.
  @StoredEstimate public var pattern: Estimate<PatternCategory>
  /// The p value adjusted over the family.
  @StoredEstimate public var adjustedP: Estimate<Double>
  /// The direction, or why there is none.
  @StoredEstimate public var direction: Estimate<Direction>
  /// The direction if every hidden value were the least it can be, and if it were the largest; nil where nothing is hidden.
  public var directionAtBounds: Bounds?

  /// The directions at both ends of what is hidden.
  public struct Bounds: Sendable, Hashable, Codable {
    /// With the least that hidden values can be.
    @StoredEstimate public var low: Estimate<Direction>
    /// With the largest that they can be.
    @StoredEstimate public var high: Estimate<Direction>

    /// Creates a pair.
    public init(low: Estimate<Direction>, high: Estimate<Direction>) {
      self.low = low
      self.high = high
    }
  }

  /// The evidence of a Mann-Kendall test.
  public struct MannKendallEvidence: Sendable, Hashable, Codable {
    /// The sum of signs over all pairs.
    public var s: Double
    /// The standardised statistic, with continuity correction.
    public var z: Double
    /// The two-sided p value before adjustment.
    public var p: Double
    /// The lag-one autocorrelation that entered the variance.
    public var autocorrelation: Double

    /// Creates the evidence of a test.
    public init(s: Double, z: Double, p: Double, autocorrelation: Double) {
      self.s = s
      self.z = z
      self.p = p
      self.autocorrelation = autocorrelation
    }
  }

  /// Creates a body; without `directionAtBounds` nothing is hidden.
  public init(
    isDeseasonalised: Bool, test: Estimate<MannKendallEvidence>,
    slopePerYear: Estimate<IntervalEstimate>, percentPerYear: Estimate<IntervalEstimate>,
    rateRatioPerYear: Estimate<IntervalEstimate>, dispersion: Estimate<Double>, rateModel: RateModel,
    isPerExposure: Bool, pattern: Estimate<PatternCategory>, adjustedP: Estimate<Double>,
    direction: Estimate<Direction>, directionAtBounds: Bounds? = nil
  ) {
    self.isDeseasonalised = isDeseasonalised
    self.test = test
    self.slopePerYear = slopePerYear
    self.percentPerYear = percentPerYear
    self.rateRatioPerYear = rateRatioPerYear
    self.dispersion = dispersion
    self.rateModel = rateModel
    self.isPerExposure = isPerExposure
    self.pattern = pattern
    self.adjustedP = adjustedP
    self.direction = direction
    self.directionAtBounds = directionAtBounds
  }
}
