import Tables

/// One small panel a series, all on one scale.
struct SmallMultiples {
  let series: [LineSeries]
  let id: String
  let title: String

  private static let width = 224.0
  private static let height = 118.0

  func markup() -> Markup {
    let top = series.flatMap { $0.points.compactMap(\.value) }.max() ?? 1
    let panels = series.enumerated().map { index, series in panel(series, top: top, id: id + "-\(index)") }
    return HTMLText.element("div", [("class", "multi")], panels)
  }

  private func panel(_ series: LineSeries, top: Double, id: String) -> Markup {
    let y = LinearScale(maximum: top, start: Self.height - 20, end: 26)
    let left = 40.0
    let right = Self.width - 10
    let span = Double(max(1, series.points.count - 1))
    let plot = PlotLine(series: series, x: { left + (right - left) * Double($0) / span }, y: y)
    let colour = SVG.colour(series.crime)
    var content = [SVG.text(series.name, 0, 12, "b f-ink")]
    for tick in [0, y.top] {
      content.append(SVG.line(left, y.position(tick), right, y.position(tick), tick == 0 ? "axis" : "grid"))
      content.append(
        SVG.text(NumberText.number(tick, decimals: y.decimals), left - 4, y.position(tick) + 4, anchor: "end")
      )
    }
    content += plot.line(colour) + plot.marks("f-" + colour)
    if let first = series.points.first?.period, let last = series.points.last?.period {
      content.append(SVG.text(first.description, left, Self.height - 5))
      content.append(SVG.text(last.description, right, Self.height - 5, anchor: "end"))
    }
    if let end = plot.end { content.append(SVG.dot(end.x, end.y, radius: 2.6, "f-" + colour)) }
    return SVG.frame(
      id: id, title: title + ": " + series.name, description: ChartWords.description(series),
      width: Self.width, height: Self.height, content)
  }
}
