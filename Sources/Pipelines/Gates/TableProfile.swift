/// What a gate looks at in a table.
public struct TableProfile: Sendable, Hashable {
  /// The total of each measure, over what is known.
  public var totals: [String: Double]
  /// For each dimension the share of each category in the total of the first measure.
  public var shares: [String: [String: Double]]
  /// The last day of the last period, `2025-04-30`; nil without periods.
  public var lastDay: String?

  /// Creates a profile.
  public init(totals: [String: Double], shares: [String: [String: Double]], lastDay: String?) {
    self.totals = totals
    self.shares = shares
    self.lastDay = lastDay
  }
}
