public import Statistics

/// What a trend stage says about one series: what happened, and which way it goes.
///
/// One slope gives the direction, the ratio, its interval and p, so they cannot disagree. The adjusted p value belongs
/// to the family of its finding; pages never adjust again.
public struct TrendFinding: Sendable, Hashable, Codable {
  /// The direction that the tested statement and the story support.
  public enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
    /// The ratio a year is above 1 and the adjusted p value is below alpha.
    case rising
    /// The ratio a year is below 1 and the adjusted p value is below alpha.
    case falling
    /// Neither, and yet its story has stretches that differ; never of a rate.
    case changed
    /// None of these.
    case noClearChange
  }

  /// Why no direction is claimed although the adjusted p value is below alpha.
  public enum Doubt: String, Sendable, Hashable, Codable, CaseIterable {
    /// The bounds of hidden values point in different directions.
    case hiddenValues
    /// The size has not the sign of the statistic.
    case sizeDisagrees
    /// Without the exceptional periods of its story p is not below alpha, or the other way: these alone make the trend.
    case exceptionalPeriods
    /// The story ends on the other side of where it begins: it rose and fell, or fell and rose.
    case storyDisagrees
  }

  /// The test of the direction; with an exposure, that of the rate.
  @StoredEstimate public var test: Estimate<TrendEvidence>
  /// The ratio from one year to the next, with its interval; with an exposure, that of the rate.
  @StoredEstimate public var ratioPerYear: Estimate<IntervalEstimate>
  /// The ratio without the exceptional periods of the story; nil where there are none.
  public var withoutExceptional: WithoutExceptional?
  /// Sen's slope, months levelled, in units of the measure a year, its interval widened by the dependence of the
  /// series; with an exposure, in units of the rate.
  @StoredEstimate public var slopePerYear: Estimate<IntervalEstimate>
  /// The smallest ratio a year above 1 that this series would have shown in four of five cases.
  @StoredEstimate public var smallestDetectableRatio: Estimate<Double>
  /// The variance over the mean; 1 for Poisson counts.
  @StoredEstimate public var dispersion: Estimate<Double>
  /// Whether direction, ratio and p are those of a rate, such as of a population that grows.
  public var isPerExposure: Bool
  /// How unusual periods lie in time, against the siblings of the series.
  @StoredEstimate public var pattern: Estimate<PatternCategory>
  /// The p value adjusted over the family.
  @StoredEstimate public var adjustedP: Estimate<Double>
  /// The direction, or why there is none.
  @StoredEstimate public var direction: Estimate<Direction>
  /// Why no direction is claimed although the adjusted p value is small; nil elsewhere.
  public var doubt: Doubt?
  /// The direction if every hidden value were the least it can be, and if it were the largest; nil where nothing is hidden.
  public var directionAtBounds: Bounds?
  /// What happened, from settled periods alone.
  @StoredEstimate public var story: Estimate<SeriesStory>
  /// What it carries of the change of its totals in the last year, and whether its parts contradict it.
  public var shares: ChangeShares
  /// The declared events at which the level of the tested model may change; test, ratio and slope are those of the time between them.
  public var steps: [EventStep]
  /// Evidence that something other than crime changed, or did not, the strongest first.
  public var explanations: [AlternativeExplanation]

  /// The size of a trend to which exceptional periods add nothing.
  public struct WithoutExceptional: Sendable, Hashable, Codable {
    /// The periods that are left out, in order.
    public var periods: [String]
    /// The ratio from one year to the next without them.
    public var ratioPerYear: IntervalEstimate
    /// The p value of no trend without them, not adjusted.
    public var p: Double

    /// Creates a size.
    public init(periods: [String], ratioPerYear: IntervalEstimate, p: Double) {
      self.periods = periods
      self.ratioPerYear = ratioPerYear
      self.p = p
    }

    /// Whether a direction is not that of these periods alone.
    func bears(_ direction: Direction, alpha: Double) -> Bool {
      p < alpha && (direction == .rising ? ratioPerYear.value > 1 : ratioPerYear.value < 1)
    }
  }

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

  /// Creates a body; without `directionAtBounds` nothing is hidden, without `steps` no event is declared.
  public init(
    test: Estimate<TrendEvidence>, ratioPerYear: Estimate<IntervalEstimate>,
    withoutExceptional: WithoutExceptional? = nil,
    slopePerYear: Estimate<IntervalEstimate>, smallestDetectableRatio: Estimate<Double>,
    dispersion: Estimate<Double>, isPerExposure: Bool, pattern: Estimate<PatternCategory>,
    adjustedP: Estimate<Double>, direction: Estimate<Direction>, doubt: Doubt? = nil,
    directionAtBounds: Bounds? = nil, story: Estimate<SeriesStory>, shares: ChangeShares = ChangeShares(),
    steps: [EventStep] = [], explanations: [AlternativeExplanation] = []
  ) {
    self.test = test
    self.ratioPerYear = ratioPerYear
    self.withoutExceptional = withoutExceptional
    self.slopePerYear = slopePerYear
    self.smallestDetectableRatio = smallestDetectableRatio
    self.dispersion = dispersion
    self.isPerExposure = isPerExposure
    self.pattern = pattern
    self.adjustedP = adjustedP
    self.direction = direction
    self.doubt = doubt
    self.directionAtBounds = directionAtBounds
    self.story = story
    self.shares = shares
    self.steps = steps
    self.explanations = explanations
  }
}
