/// A series taken apart into trend, season and remainder, which add up to it.
public struct SeasonalDecomposition: Sendable, Hashable {
  /// The trend, one number a period, in units of the values; defined in gaps too.
  public var trend: [Double]
  /// The seasonal component, one number a period, in units of the values; defined in gaps too.
  public var seasonal: [Double]
  /// Value minus trend minus season; nil where the value is missing.
  public var remainder: [Double?]
  /// How far each value was trusted in a robust fit, in 0...1; 1 in other fits, nil where it is missing.
  public var weights: [Double?]
}
