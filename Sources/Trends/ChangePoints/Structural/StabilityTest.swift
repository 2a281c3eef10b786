/// A test that the coefficients of a model stay the same over time.
public struct StabilityTest: Sendable, Hashable {
  /// What the p value is.
  public enum Precision: Sendable, Hashable {
    /// The p value itself.
    case value
    /// An upper bound, where the published tables end.
    case upperBound
  }

  /// The statistic.
  public var statistic: Double
  /// The p value under stability, in 0...1.
  public var p: Double
  /// Whether `p` is the value or a bound of it.
  public var precision: Precision

  /// Creates a result.
  init(statistic: Double, p: Double, precision: Precision = .value) {
    self.statistic = statistic
    self.p = min(max(p, 0), 1)
    self.precision = precision
  }
}
