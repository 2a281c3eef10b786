/// The last year of a series (twelve months, four quarters, one year) beside the one before and the three before.
public struct YearComparison: Sendable, Hashable, Codable {
  /// The first period of the last year.
  public var first: String
  /// Its last period.
  public var last: String
  /// The sum of the last year.
  public var latest: ValueBounds
  /// The sum of the year before.
  public var before: ValueBounds
  /// The last year over the one before, with half an event added to each.
  public var ratio: Double
  /// The two-sided p value of no change between the two, under the dependence of the series; not adjusted.
  public var p: Double
  /// The last year beside the three years before; nil where those are not known.
  public var threeYears: ThreeYears?

  /// The three years before the last.
  public struct ThreeYears: Sendable, Hashable, Codable {
    /// The least of their sums.
    public var lowest: ValueBounds
    /// The largest of their sums.
    public var highest: ValueBounds
    /// The last year over their mean, with half an event added to each.
    public var ratio: Double
    /// The two-sided p value of no change from their mean; not adjusted.
    public var p: Double

    /// Creates a comparison.
    public init(lowest: ValueBounds, highest: ValueBounds, ratio: Double, p: Double) {
      self.lowest = lowest
      self.highest = highest
      self.ratio = ratio
      self.p = p
    }
  }

  /// Creates a comparison.
  public init(
    first: String, last: String, latest: ValueBounds, before: ValueBounds, ratio: Double, p: Double,
    threeYears: ThreeYears? = nil
  ) {
    self.first = first
    self.last = last
    self.latest = latest
    self.before = before
    self.ratio = ratio
    self.p = p
    self.threeYears = threeYears
  }
}
