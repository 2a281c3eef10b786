/// One series of a table, on a grid of periods.
public struct LabelledSeries: Sendable {
  /// What its values are.
  public enum Content: Sendable {
    /// Each is of its own period.
    case figures
    /// Each holds those before it: nothing is told of how they rise.
    case runningTotals
  }

  /// The measure.
  public var measure: String
  /// The codes by dimension.
  public var key: [KeyPart]
  /// The periods of the grid, each one after the other.
  public var periods: [String]
  /// The values known exactly, nil elsewhere.
  public var values: [Double?]
  /// What is known of each value: both ends; nil where nothing is.
  public var bounds: [(low: Double, high: Double)?]
  /// What the values are counted from in each period, such as persons; nil where all periods are alike.
  public var exposure: [Double?]?
  /// How many of the last periods may still be revised.
  public var provisional = 0
  /// The declared events that are about it, in order of time; places may lie outside the grid.
  public var events: [SeriesEvent] = []
  /// The places of figures that their publisher marks as a break.
  public var breaks: [Int] = []
  /// What its values are.
  public var content = Content.figures
  /// What the periods rest on.
  public var basis: SeriesBasis

  /// Creates a series from arrays of equal length; without `basis`, what has two ends and no value is hidden.
  public init(
    measure: String, key: [KeyPart], periods: [String], values: [Double?],
    bounds: [(low: Double, high: Double)?], exposure: [Double?]? = nil, basis: SeriesBasis? = nil
  ) {
    self.measure = measure
    self.key = key
    self.periods = periods
    self.values = values
    self.bounds = bounds
    self.exposure = exposure
    let known = values.count { $0 != nil }
    let bounded = bounds.count { $0 != nil }
    self.basis =
      basis
      ?? SeriesBasis(
        known: known, hidden: max(0, bounded - known), missing: values.count - max(known, bounded))
  }

  /// The series without the periods at its end that may still be revised, which would look like a fall.
  ///
  /// A series that is provisional from its first to its last period stays as it is.
  var settled: LabelledSeries {
    guard provisional > 0, provisional < values.count else { return self }
    var settled = self
    for place in (values.count - provisional)..<values.count {
      settled.values[place] = nil
      settled.bounds[place] = nil
    }
    return settled
  }
}
