/// A run of periods in which a series keeps one level, or moves one way at one pace.
public struct Stretch: Sendable, Hashable, Codable {
  /// Which way the series moves in it.
  public enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
    /// It keeps a level.
    case level
    /// It rises.
    case rising
    /// It falls.
    case falling
    /// Nothing was recorded in any of its periods.
    case nothingRecorded
  }

  /// The first period.
  public var first: String
  /// The last period.
  public var last: String
  /// The earliest and the latest period that could be the first one, at 95 %; nil for the stretch that begins a series.
  public var start: StartInterval?
  /// Which way it moves.
  public var direction: Direction
  /// The mean of its known values that are not exceptional, a period.
  public var mean: ValueBounds
  /// The fitted number in its first period, season taken out; the mean where it keeps a level.
  public var from: ValueBounds
  /// The fitted number in its last period.
  public var to: ValueBounds
  /// The ratio from one year to the next that leads from its first fitted number to its last; nil for a level, under a year,
  /// or where either end is below 20.
  ///
  /// It describes the fitted line and has no interval: one that takes the breaks as given is too narrow, see Documentation/Methods.md.
  public var ratioPerYear: ValueBounds?
  /// The ratio of its first fitted number to the last one of the stretch before; nil where none can be told from noise.
  public var step: Double?
  /// The interval of `step` at 95 %, under the dependence of the series; nil where there is no step.
  ///
  /// It takes the number of stretches as right, see Documentation/Methods.md.
  public var stepInterval: RatioInterval?
  /// The first period with its largest known value.
  public var peak: DatedValue

  /// Between which periods a stretch may have begun.
  public struct StartInterval: Sendable, Hashable, Codable {
    /// The earliest.
    public var earliest: String
    /// The latest.
    public var latest: String

    /// Creates an interval.
    public init(earliest: String, latest: String) {
      self.earliest = earliest
      self.latest = latest
    }
  }

  /// An interval of a ratio.
  public struct RatioInterval: Sendable, Hashable, Codable {
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double

    /// Creates an interval.
    public init(lower: Double, upper: Double) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// Creates a stretch.
  public init(
    first: String, last: String, start: StartInterval?, direction: Direction, mean: ValueBounds,
    from: ValueBounds, to: ValueBounds, ratioPerYear: ValueBounds? = nil, step: Double? = nil,
    stepInterval: RatioInterval? = nil, peak: DatedValue
  ) {
    self.first = first
    self.last = last
    self.start = start
    self.direction = direction
    self.mean = mean
    self.from = from
    self.to = to
    self.ratioPerYear = ratioPerYear
    self.step = step
    self.stepInterval = stepInterval
    self.peak = peak
  }
}
