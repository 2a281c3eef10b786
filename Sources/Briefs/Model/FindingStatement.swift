public import Language
public import Statistics
public import Tables
public import Trends

/// A tested statement on one series: the numbers that every sentence about it is made of.
public struct FindingStatement: Sendable, Hashable, Codable {
  /// The direction a test supports.
  public enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
    /// More from year to year, and the last year has no fewer than the one before.
    case rising
    /// More from year to year, but the last year has fewer than the one before.
    case risen
    /// Fewer from year to year, and the last year has no more than the one before.
    case falling
    /// Fewer from year to year, but the last year has more than the one before.
    case fallen
    /// More from year to year; of the last year nothing is known.
    case rose
    /// Fewer from year to year; of the last year nothing is known.
    case fell
    /// It changed, not in one direction.
    case changed
    /// Neither a direction nor a change was found.
    case noClearChange
    /// There was nothing to test.
    case untested

    /// Whether more was found from year to year.
    public var isUp: Bool { self == .rising || self == .risen || self == .rose }
    /// Whether fewer was found from year to year.
    public var isDown: Bool { self == .falling || self == .fallen || self == .fell }
  }

  /// What was recorded.
  public var subject: SeriesName
  /// The direction.
  public var direction: Direction
  /// Why nothing was tested; nil where a test was made.
  public var reason: NotEstimable?
  /// How strong the evidence is.
  public var evidence: Evidence?
  /// The first period of the series.
  public var firstPeriod: Period?
  /// The last period of the series.
  public var lastPeriod: Period?
  /// The last full year, or the last twelve months, beside the one before; nil where either is not known.
  public var latest: RecentYears?
  /// The change of the yearly number from one year to the next.
  public var changePerYear: RangedValue?
  /// The ratio from one year to the next, in per cent of change; nil where the usual level is below 20 or cannot be told.
  public var percentPerYear: RangedValue?
  /// The ratio from one year to the next.
  public var ratioPerYear: RangedValue?
  /// The size without periods far from those beside them; nil where it is much the same.
  public var without: SizeWithout?
  /// Whether direction, ratio and p are those of a rate.
  public var isRate: Bool
  /// The smallest yearly change that would have been found four times in five, as a ratio above 1.
  public var smallestRatio: Double?
  /// Why no direction is claimed although the adjusted p value is small.
  public var doubt: TrendFinding.Doubt?
  /// Whether a slow drift of the level would look the same.
  public var drift: TrendEvidence.Drift
  /// What happened; nil where it cannot be told.
  public var story: ToldStory?
  /// The last period with a figure, where it lies a year or more before the end of the table; nil elsewhere.
  public var ended: Period?
  /// What it carries of the change of its totals in the last year.
  public var shares: [PartOfChange]
  /// The dimensions along which all its parts moved the other way in the last year.
  public var contradictions: [LocalizedText]
  /// Evidence that something other than crime changed, or did not, the strongest first; nil where there is none.
  public var explanations: [ToldExplanation]?
  /// The declared events at which the tested trend allows for another level; nil where there are none.
  public var allowedEvents: [ToldEvent]?
  /// The usual level: the median of the series, in units a period.
  public var usualLevel: Double?
  /// The p value adjusted over the family.
  public var adjustedP: Double?
  /// How many series the p values were adjusted over.
  public var familySize: Int
  /// The pattern against sibling series; nil where none could be told.
  public var pattern: PatternCategory?
  /// How many of the periods are zero, of how many are known.
  public var zeroPeriods: Int
  /// How many periods have a known value.
  public var knownPeriods: Int
  /// How many of the last periods are provisional.
  public var provisionalPeriods: Int

  /// A size to which some periods add nothing.
  public struct SizeWithout: Sendable, Hashable, Codable {
    /// The periods that are left out.
    public var periods: [Period]
    /// The ratio from one year to the next.
    public var ratioPerYear: RangedValue
  }

  /// Creates a statement on which nothing was tested yet.
  public init(subject: SeriesName) {
    self.subject = subject
    direction = .untested
    isRate = false
    drift = .excluded
    shares = []
    contradictions = []
    familySize = 0
    zeroPeriods = 0
    knownPeriods = 0
    provisionalPeriods = 0
  }

  /// Whether a change was found: a direction, or stretches that differ.
  public var isClear: Bool { isDirected || direction == .changed }
  /// Whether a test found a direction.
  public var isDirected: Bool { direction.isUp || direction.isDown }
  /// The last years where they went the other way than the whole, and no story tells of them.
  var turn: RecentYears? {
    story?.lastYear == nil && (direction == .risen || direction == .fallen) ? latest : nil
  }
  /// Whether a test was made.
  public var isTested: Bool { direction != .untested }
}

/// What a series carries of the change of the total over the categories of one dimension.
public struct PartOfChange: Sendable, Hashable, Codable {
  /// Its category of that dimension.
  public var part: SeriesName.Part
  /// Its change over that of the total.
  public var share: Double
}

/// The last full year of a series beside the one before it.
public struct RecentYears: Sendable, Hashable, Codable {
  /// The first period of the later year.
  public var first: Period
  /// The last period of the later year.
  public var last: Period
  /// The later year.
  public var latest: Quantity
  /// The earlier year.
  public var before: Quantity

  /// Creates a pair of years.
  public init(first: Period, last: Period, latest: Quantity, before: Quantity) {
    self.first = first
    self.last = last
    self.latest = latest
    self.before = before
  }
}
