/// What a test says of the direction of one series.
public struct TrendEvidence: Sendable, Hashable, Codable {
  /// The test.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// The slope of a log-linear mean under the dependence that the series itself shows.
    case logLinearTrend
    /// The seasonal Mann-Kendall test with AR(1)-parametric variance: for values that can be below zero.
    case mannKendallSeasonalAR1
  }

  /// The test.
  public var method: Method
  /// The statistic; its sign is the direction.
  public var statistic: Double
  /// The two-sided p value before adjustment.
  public var p: Double
  /// The correlation of neighbours within the part of the noise that is correlated; 0 for none.
  public var persistence: Double
  /// The share of the noise that is correlated; 0 for none.
  public var correlatedShare: Double
  /// Whether so slow a drift of the level fits that it cannot be told from a trend.
  public var drift: Drift

  /// What is known of a drift.
  public enum Drift: String, Sendable, Hashable, Codable, CaseIterable {
    /// The noise forgets within the length of the series.
    case excluded
    /// A slow drift of the level would look the same.
    case possible
  }

  /// Creates the evidence of a test.
  public init(
    method: Method, statistic: Double, p: Double, persistence: Double, correlatedShare: Double, drift: Drift
  ) {
    self.method = method
    self.statistic = statistic
    self.p = p
    self.persistence = persistence
    self.correlatedShare = correlatedShare
    self.drift = drift
  }
}
