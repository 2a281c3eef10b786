/// One series of a table, on a grid of periods.
public struct LabelledSeries: Sendable {
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
}
