/// The statistic of a test and its p value.
public struct TestStatistic: Sendable, Hashable, Codable {
  /// The statistic, in the scale of its distribution.
  public var value: Double
  /// The p value; which sides count is said by the test.
  public var p: Double

  /// Creates the result of a test.
  public init(value: Double, p: Double) {
    self.value = value
    self.p = p
  }
}
