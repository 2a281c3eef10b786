import Tables

/// One series over time with Sen's trend and the range of its slope.
struct LineChart {
  let series: LineSeries
  let id: String
  let title: String
  var width = 688.0
  var height = 250.0
  /// Whether the chart stands beside text, with less room.
  var isSmall = false

  func markup() -> Markup {
    let left = isSmall ? 52.0 : 60.0
    let right = isSmall ? width - 54 : width - 112
    let base = height - 24
    let points = series.points
    let y = LinearScale(maximum: points.compactMap(\.value).max() ?? 1, start: base, end: 12)
    let span = Double(max(1, points.count - 1))
    let plot = PlotLine(series: series, x: { left + (right - left) * Double($0) / span }, y: y)
    var content: [Markup] = []
    let ticks = isSmall ? [0, y.top] : y.ticks
    for tick in ticks {
      let height = y.position(tick)
      content.append(SVG.line(left, height, right, height, tick == 0 ? "axis" : "grid"))
      content.append(
        SVG.text(NumberText.number(tick, decimals: y.decimals), left - 7, height + 4, anchor: "end"))
    }
    content += years(x: plot.x, base: base)
    let colour = SVG.colour(series.crime)
    let hasTrend = series.trend != nil
    content += plot.line(hasTrend ? "raw" : colour) + plot.marks(hasTrend ? "rawdot" : "f-" + colour)
    var trendEnd: Double?
    if let trend = series.trend, let fit = TrendFit(points: points, trend: trend) {
      content += fit.markup(plot: plot, colour: colour)
      trendEnd = plot.y.position(min(y.top, max(0, fit.value(points.count - 1, slope: fit.middle))))
    }
    if let end = plot.end {
      content.append(SVG.dot(end.x, end.y, radius: 3, "f-" + (hasTrend ? "raw" : colour)))
      var labelY = end.y + 4
      if let trendEnd {
        if (trendEnd - end.y).magnitude < 16 { labelY = trendEnd + (end.y < trendEnd ? -13 : 21) }
        if !isSmall { content.append(SVG.text("Trend", right + 8, trendEnd + 4, "b f-" + colour)) }
      }
      if isSmall { labelY = end.y + 4 }
      let value = NumberText.number(end.value, decimals: series.decimals)
      content.append(
        SVG.text(isSmall ? value : value + " latest", right + 8, labelY, "b f-" + (hasTrend ? "ink" : colour))
      )
    }
    return SVG.frame(
      id: id, title: title, description: ChartWords.description(series), width: width, height: height, content
    )
  }

  /// Year labels below the axis, thinned so that they never touch.
  private func years(x: (Int) -> Double, base: Double) -> [Markup] {
    let points = series.points
    guard let first = points.first?.period, let last = points.last?.period else { return [] }
    if isSmall {
      return [
        SVG.text(first.description, x(0), base + 16),
        SVG.text(last.description, x(points.count - 1), base + 16, anchor: "end"),
      ]
    }
    let count = last.year - first.year + 1
    let every = max(1, (count + 9) / 10)
    return points.enumerated().flatMap { index, point -> [Markup] in
      guard point.period.month ?? 1 == 1, (last.year - point.period.year) % every == 0 else { return [] }
      return [
        SVG.line(x(index), base, x(index), base + 4, "axis"),
        SVG.text(point.period.year.description, x(index), base + 18, anchor: "middle"),
      ]
    }
  }
}
