/// One series of a table, on a grid of periods.
public struct LabelledSeries: Sendable {
  /// The measure.
  public var measure: String
  /// The codes by dimension.
  public var key: [TrendFinding.KeyPart]
  /// The periods of the grid, each one after the other.
  public var periods: [String]
  /// The values known exactly, nil elsewhere.
  public var values: [Double?]
  /// What is known of each value: both ends; nil where nothing is.
  public var bounds: [(low: Double, high: Double)?]
  /// What the values are counted from in each period, such as persons; nil where all periods are alike.
  public var exposure: [Double?]?

  /// Creates a series from arrays of equal length.
  public init(
    measure: String, key: [TrendFinding.KeyPart], periods: [String], values: [Double?],
    bounds: [(low: Double, high: Double)?], exposure: [Double?]? = nil
  ) {
    self.measure = measure
    self.key = key
    self.periods = periods
    self.values = values
    self.bounds = bounds
    self.exposure = exposure
  }
}
