import Tables

/// A straight trend through a chart: a point it goes through and its slope with a range.
public struct TrendLine: Sendable, Hashable, Codable {
  /// The place of the point, in periods from the first point of the series.
  public var centre: Double
  /// The height of the point, in units of the axis.
  public var level: Double
  /// The slope a period, in units of the axis.
  public var slope: Double
  /// The lower end of the slope's range.
  public var lower: Double
  /// The upper end of the slope's range.
  public var upper: Double

  /// Creates a line.
  public init(centre: Double, level: Double, slope: Double, lower: Double, upper: Double) {
    self.centre = centre
    self.level = level
    self.slope = slope
    self.lower = lower
    self.upper = upper
  }

  /// Sen's line: a slope through the median period and the median value of the known points.
  ///
  /// The slope and its range are changes a year. Nil for fewer than two known points.
  public init?(through points: [ChartPoint], perYear slope: Double, lower: Double, upper: Double) {
    let known = points.enumerated().compactMap { index, point in point.value.map { (Double(index), $0) } }
    guard let frequency = points.first?.period.frequency, known.count > 1 else { return nil }
    let periods = Double(frequency.periodsPerYear)
    self.init(
      centre: Self.median(known.map(\.0)), level: Self.median(known.map(\.1)), slope: slope / periods,
      lower: lower / periods, upper: upper / periods)
  }

  /// The height of the line at a place; counts are never negative, so neither is the line.
  func height(_ place: Double) -> Double { max(0, level + slope * (place - centre)) }

  /// The range of the line at a place, from the range of its slope alone.
  func range(_ place: Double) -> (low: Double, high: Double) {
    let ends = [lower, upper].map { max(0, level + $0 * (place - centre)) }.sorted()
    return (ends[0], ends[1])
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[(sorted.count - 1) / 2] / 2 + sorted[sorted.count / 2] / 2
  }
}
