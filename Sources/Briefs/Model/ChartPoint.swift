public import Tables

/// One point of a chart: a period, and a value or why there is none.
public struct ChartPoint: Sendable, Hashable, Codable {
  /// What a point can be.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A known value.
    case value
    /// A true zero.
    case zero
    /// A value that may be revised.
    case provisional
    /// A value at which the definition or the source changed.
    case seriesBreak
    /// Hidden by its publisher; drawn as a cross, never as a value.
    case suppressed
    /// No value.
    case missing
  }

  /// The period.
  public var period: Period
  /// What the point is.
  public var kind: Kind
  /// The value; nil for suppressed and missing points.
  public var value: Double?

  /// The ends of a hidden figure that is known to be above zero, such as a sum of some hidden ones; nil for others.
  public var range: ClosedRange<Double>? {
    guard let low, let high, low <= high else { return nil }
    return low...high
  }

  private var low: Double?
  private var high: Double?

  /// Creates a point from a cell; a suppressed cell brings no value along.
  public init(period: Period, cell: Cell) {
    self.period = period
    self.value = cell.value
    if case .interval(let low, let high) = cell.content, low > 0 { (self.low, self.high) = (low, high) }
    switch cell.content {
    case .exact where cell.marks.contains(.provisional): kind = .provisional
    case .exact where cell.marks.contains(.seriesBreak): kind = .seriesBreak
    case .exact(let value): kind = value == 0 ? .zero : .value
    case .interval, .none(.hidden): kind = .suppressed
    case .lowerBound, .none: kind = .missing
    }
  }
}
