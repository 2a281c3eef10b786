/// A value with an interval around it.
public struct IntervalEstimate: Sendable, Hashable, Codable {
  /// The point estimate.
  public var value: Double
  /// The lower end, included.
  public var lower: Double
  /// The upper end, included.
  public var upper: Double
  /// The confidence level, such as 0.95.
  public var level: Double

  /// Creates an estimate with its interval.
  public init(value: Double, lower: Double, upper: Double, level: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}
