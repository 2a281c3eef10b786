import Glibc

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

extension IntervalEstimate {
  /// The exponential of a coefficient times so many steps: a ratio after that many steps, with its interval.
  public func raised(_ steps: Double) -> IntervalEstimate {
    let ends = [exp(steps * lower), exp(steps * upper)].sorted()
    return IntervalEstimate(value: exp(steps * value), lower: ends[0], upper: ends[1], level: level)
  }
}
