import Tables

/// The words that stand for a chart where it cannot be seen.
enum ChartWords {
  static func description(_ series: LineSeries) -> String {
    let known = series.points.compactMap { point in point.value.map { (point.period, $0) } }
    guard let first = known.first, let last = known.last, let top = known.max(by: { $0.1 < $1.1 }) else {
      return series.name + ": no known values."
    }
    func say(_ point: (Tables.Period, Double)) -> String {
      NumberText.number(point.1, decimals: series.decimals) + " in " + point.0.description
    }
    let hidden = series.points.count { $0.kind == .suppressed }
    return series.name + ": " + say(first) + ", highest " + say(top) + ", " + say(last) + "."
      + (hidden > 0 ? " \(hidden) periods are hidden by the publisher." : "")
  }
}
