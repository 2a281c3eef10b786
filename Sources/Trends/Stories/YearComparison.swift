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
  /// The same with exceptional periods at the level of those beside them; nil where neither year has any.
  public var levelled: Levelled?
  /// The last year beside the three years before; nil where those are not known.
  public var threeYears: ThreeYears?

  /// A comparison in which exceptional periods have the level of those beside them: what has changed but for these.
  public struct Levelled: Sendable, Hashable, Codable {
    /// The exceptional periods of the years that are compared, in order.
    public var periods: [String]
    /// What was recorded in them together.
    public var recorded: ValueBounds
    /// The sum of the last year with these at the level of those beside them.
    public var latest: ValueBounds
    /// That of the year before, or the mean of the years before.
    public var before: ValueBounds
    /// The ratio of the two, half an event added to each.
    public var ratio: Double
    /// The two-sided p value of no change; not adjusted.
    public var p: Double

    /// Creates a comparison.
    public init(
      periods: [String], recorded: ValueBounds, latest: ValueBounds, before: ValueBounds, ratio: Double,
      p: Double
    ) {
      self.periods = periods
      self.recorded = recorded
      self.latest = latest
      self.before = before
      self.ratio = ratio
      self.p = p
    }
  }

  /// The p value of a change that exceptional periods alone do not carry: 1 where they carry it, and without them the years differ
  /// the other way.
  public var lastingP: Double {
    guard let levelled else { return p }
    return (levelled.ratio - 1) * (ratio - 1) < 0 ? 1 : levelled.p
  }

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
    /// The same with exceptional periods at the level of those beside them; nil where none of the years has any.
    public var levelled: Levelled?

    /// Creates a comparison.
    public init(
      lowest: ValueBounds, highest: ValueBounds, ratio: Double, p: Double, levelled: Levelled? = nil
    ) {
      self.lowest = lowest
      self.highest = highest
      self.ratio = ratio
      self.p = p
      self.levelled = levelled
    }
  }

  /// Creates a comparison.
  public init(
    first: String, last: String, latest: ValueBounds, before: ValueBounds, ratio: Double, p: Double,
    levelled: Levelled? = nil, threeYears: ThreeYears? = nil
  ) {
    self.first = first
    self.last = last
    self.latest = latest
    self.before = before
    self.ratio = ratio
    self.p = p
    self.levelled = levelled
    self.threeYears = threeYears
  }
}
