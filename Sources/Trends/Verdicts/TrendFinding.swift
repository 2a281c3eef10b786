public import Statistics

/// What a trend stage says about one series.
///
/// The adjusted p value belongs to the family named in `family`; pages never adjust again.
public struct TrendFinding: Sendable, Hashable {
  /// The direction that the tested statement supports.
  public enum Direction: String, Sendable, Hashable, Codable {
    /// The slope is positive and the adjusted p value is below alpha.
    case rising
    /// The slope is negative and the adjusted p value is below alpha.
    case falling
    /// Neither.
    case noClearChange
  }

  /// The measure, such as `detections`.
  public var measure: String
  /// The codes of the series by dimension, in the order of the table.
  public var key: [KeyPart]
  /// What the periods of the series rest on.
  public var basis: SeriesBasis
  /// The number of known values.
  public var count: Int { basis.known }
  /// The first period of the series, `2009-01`.
  public var firstPeriod: String
  /// The last period of the series.
  public var lastPeriod: String
  /// Whether months of the year were levelled before the test.
  public var isDeseasonalised: Bool
  /// The seasonal Mann-Kendall test with AR(1)-parametric variance.
  public var test: Estimate<MannKendallEvidence>
  /// Sen's slope, in units of the measure a year.
  public var slopePerYear: Estimate<IntervalEstimate>
  /// Per cent a year: 100 x annual slope / median of the unadjusted series.
  public var percentPerYear: Estimate<IntervalEstimate>
  /// The ratio of rates from one year to the next, with its interval.
  public var rateRatioPerYear: Estimate<IntervalEstimate>
  /// By how much the counts vary beyond what the model of the rate ratio says; 1 for Poisson counts.
  public var dispersion: Estimate<Double>
  /// The model of the rate ratio.
  public var rateModel: RateModel
  /// Whether the rate ratio allows for an exposure, such as a population that grows.
  public var isPerExposure: Bool
  /// How unusual periods lie in time, against the siblings of the series.
  public var pattern: Estimate<PatternCategory>
  /// The p value adjusted over the family.
  public var adjustedP: Estimate<Double>
  /// The direction, or why there is none.
  public var direction: Estimate<Direction>
  /// The direction if every hidden value were the least it can be, and if it were the largest.
  public var directionAtBounds: Bounds
  /// The family over which p values were adjusted, in words.
  public var family: String
  /// The rule by which they were adjusted.
  public var multiplicity: Multiplicity

  /// The directions at both ends of what is hidden; equal where nothing is.
  public struct Bounds: Sendable, Hashable {
    /// With the least that hidden values can be.
    public var low: Estimate<Direction>
    /// With the largest that they can be.
    public var high: Estimate<Direction>

    /// Creates a pair.
    public init(low: Estimate<Direction>, high: Estimate<Direction>) {
      self.low = low
      self.high = high
    }
  }

  /// One dimension of a series and its code.
  public struct KeyPart: Sendable, Hashable, Codable {
    /// The dimension.
    public var dimension: String
    /// The code.
    public var code: String

    /// Creates a part of a key.
    public init(dimension: String, code: String) {
      self.dimension = dimension
      self.code = code
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

  /// Creates a finding; without `directionAtBounds` nothing is hidden.
  public init(
    measure: String, key: [KeyPart], basis: SeriesBasis, firstPeriod: String, lastPeriod: String,
    isDeseasonalised: Bool, test: Estimate<MannKendallEvidence>,
    slopePerYear: Estimate<IntervalEstimate>, percentPerYear: Estimate<IntervalEstimate>,
    rateRatioPerYear: Estimate<IntervalEstimate>, dispersion: Estimate<Double>, rateModel: RateModel,
    isPerExposure: Bool, pattern: Estimate<PatternCategory>, adjustedP: Estimate<Double>,
    direction: Estimate<Direction>, directionAtBounds: Bounds? = nil, family: String,
    multiplicity: Multiplicity
  ) {
    self.measure = measure
    self.key = key
    self.basis = basis
    self.firstPeriod = firstPeriod
    self.lastPeriod = lastPeriod
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
    self.directionAtBounds = directionAtBounds ?? Bounds(low: direction, high: direction)
    self.family = family
    self.multiplicity = multiplicity
  }
}
