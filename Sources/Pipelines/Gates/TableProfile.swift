/// What a gate looks at in a table.
public struct TableProfile: Sendable, Hashable {
  /// The total of each measure, over what is known.
  public var totals: [String: Double]
  /// For each dimension the share of each category in the total of the first measure.
  public var shares: [String: [String: Double]]
  /// The last day of the last period, `2025-04-30`; nil without periods.
  public var lastDay: String?

  /// Every figure: of each combination of categories, margins included, in each period.
  public var figures: [Figure: Bounds]

  /// What a figure is of.
  public struct Figure: Sendable, Hashable {
    /// The measure.
    public var measure: String
    /// The categories, `country=CHN sex=_T`.
    public var categories: String
    /// The period; empty where the table has none.
    public var period: String

    /// Creates the name of a figure.
    public init(measure: String, categories: String, period: String) {
      self.measure = measure
      self.categories = categories
      self.period = period
    }

    /// The figure in words, `n country=CHN 2023`.
    var text: String { [measure, categories, period].filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// The least and the most that a figure can be.
  public struct Bounds: Sendable, Hashable {
    /// The least.
    public var low: Double
    /// The most.
    public var high: Double

    /// Creates bounds.
    public init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }

    /// The bounds in words, `12` or `0...4`.
    var text: String {
      func number(_ value: Double) -> String { Int64(exactly: value).map { String($0) } ?? String(value) }
      return low == high ? number(low) : "\(number(low))...\(number(high))"
    }
  }

  /// Creates a profile.
  public init(
    totals: [String: Double], shares: [String: [String: Double]], lastDay: String?,
    figures: [Figure: Bounds] = [:]
  ) {
    self.totals = totals
    self.shares = shares
    self.lastDay = lastDay
    self.figures = figures
  }
}
