import Tables

/// The words that stand for a chart where it cannot be seen: first, last and extreme values, no cause.
enum ChartWords {
  static func description(_ series: LineSeries) -> String {
    let known = series.points.compactMap { point in point.value.map { (point.period, $0) } }
    guard let first = known.first, let last = known.last, let top = known.max(by: { $0.1 < $1.1 }) else {
      return "Line chart. " + series.name + ": no known values." + gaps(series)
    }
    func say(_ point: (Tables.Period, Double)) -> String {
      NumberText.number(point.1, decimals: series.decimals) + " in " + PeriodText.long(point.0)
    }
    var text = "Line chart. " + series.name + ": " + say(first) + ", highest " + say(top) + ", " + say(last)
    if let trend = series.trend {
      let height = { (place: Int) in NumberText.number(trend.height(Double(place)), decimals: series.decimals)
      }
      text += "; trend from " + height(0) + " to " + height(series.points.count - 1)
    }
    return text + "." + gaps(series)
  }

  private static func gaps(_ series: LineSeries) -> String {
    func say(_ kind: ChartPoint.Kind, _ words: String) -> String {
      let count = series.points.count { $0.kind == kind }
      return count == 0 ? "" : " \(count) \(count == 1 ? "period is" : "periods are") \(words)."
    }
    return say(.suppressed, "hidden by the publisher") + say(.missing, "without a figure")
      + say(.provisional, "provisional")
  }
}
