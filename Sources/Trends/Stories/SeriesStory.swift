/// What happened in a series: dated stretches, its extremes, and its last year beside those before.
///
/// All dates are periods of the series, never places on a grid.
public struct SeriesStory: Sendable, Hashable, Codable {
  /// The stretches, in order; together they hold every period from the first known to the last known one.
  public var stretches: [Stretch]
  /// Periods, alone or a few in a row, far above or below those beside them, which no stretch follows.
  public var exceptional: [String]
  /// The first period with the largest known value.
  public var peak: DatedValue
  /// The first period with the least known value.
  public var trough: DatedValue
  /// The first period with anything recorded, where nothing was recorded in the periods before; else nil.
  public var firstSeen: String?
  /// The last period with anything recorded, where nothing was recorded in the periods after; else nil.
  public var lastSeen: String?
  /// The last year beside the years before; nil where two years are not known.
  public var lastYear: YearComparison?

  /// Creates a story.
  public init(
    stretches: [Stretch], exceptional: [String] = [], peak: DatedValue, trough: DatedValue,
    firstSeen: String? = nil, lastSeen: String? = nil, lastYear: YearComparison? = nil
  ) {
    self.stretches = stretches
    self.exceptional = exceptional
    self.peak = peak
    self.trough = trough
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.lastYear = lastYear
  }
}

/// A value and the period that has it.
public struct DatedValue: Sendable, Hashable, Codable {
  /// The period.
  public var period: String
  /// The least and the most that the value can be; equal where it is known.
  public var value: ValueBounds

  /// Creates a dated value.
  public init(period: String, value: ValueBounds) {
    self.period = period
    self.value = value
  }
}

/// The least and the most that a number can be where hidden values enter it; equal where none does.
public struct ValueBounds: Sendable, Hashable, Codable {
  /// The least.
  public var low: Double
  /// The most.
  public var high: Double

  /// Creates bounds.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// A number that is known.
  public init(_ value: Double) { self.init(low: value, high: value) }

  /// The number, where it is known.
  public var exact: Double? { low == high ? low : nil }
}
