import Tables

/// One series over time: what was recorded as grey dots, its trend as a line with the range of it.
///
/// A series without a trend is drawn as a line in its own colour. Values from zero; labels stand at
/// the end of what they name, in a gutter that nothing else enters.
struct LineChart {
  /// Where the chart stands.
  enum Size {
    /// The width of the page.
    case full
    /// The width of a telephone.
    case narrow
    /// Beside the lines of a card.
    case card

    var width: Double { self == .full ? 688 : self == .narrow ? 344 : 316 }
    var height: Double { self == .full ? 244 : self == .narrow ? 220 : 132 }
  }

  let series: LineSeries
  let id: String
  let title: String
  var size = Size.full

  private var colour: String { SVG.colour(series.tone) }

  func markup() -> Markup {
    let points = series.points
    let top = size == .card ? 16.0 : 26
    let base = size.height - (size == .card ? 20 : 24)
    let y = LinearScale(maximum: points.compactMap(\.value).max() ?? 1, start: base, end: top)
    let ticks = size == .card ? [0, y.top] : y.ticks
    let tickTexts = ticks.map { NumberText.number($0, decimals: y.decimals) }
    let left = (tickTexts.map { TextWidth.width($0, size: SVG.textSize) }.max() ?? 0) + 10
    let labels = endLabels(y)
    let gutter =
      labels.flatMap(\.lines).map { TextWidth.width($0, size: SVG.textSize, weight: .bold) }.max() ?? 0
    let right = size.width - min(gutter + 12, size.width / 3)
    let span = Double(max(1, points.count - 1))
    let plot = PlotLine(series: series, x: { left + (right - left) * Double($0) / span }, y: y)
    var content = provisional(plot: plot, top: top, base: base, right: right)
    for (tick, text) in zip(ticks, tickTexts) {
      let height = y.position(tick)
      content.append(SVG.line(left, height, right, height, tick == 0 ? "axis" : "grid"))
      content.append(SVG.text(text, left - 6, height + 4, anchor: "end"))
    }
    content += periods(plot: plot, left: left, right: right, base: base)
    content += drawing(plot: plot) + legend(left: left, top: top, right: right)
    let placement = LabelPlacement(labels, top: 2, bottom: base + 6)
    content += placement.markup(x: right + 8)
    return SVG.frame(
      id: id, title: title, description: ChartWords.description(series), width: size.width,
      height: size.height, content)
  }

  /// The name of the band, above the plot, where nothing is drawn.
  private func legend(left: Double, top: Double, right: Double) -> [Markup] {
    let text = "likely range of the trend"
    let room = right - left - TextWidth.width("provisional", size: SVG.textSize) - 30
    guard size != .card, series.trend != nil, TextWidth.width(text, size: SVG.textSize) <= room else {
      return []
    }
    return [
      SVG.rectangle(left, top - 17, width: 14, height: 8, "band f-" + colour),
      SVG.line(left, top - 13, left + 14, top - 13, "trend " + colour),
      SVG.text(text, left + 19, top - 9),
    ]
  }

  /// The marks of the series, and of its trend.
  private func drawing(plot: PlotLine) -> [Markup] {
    var content: [Markup] = []
    if let trend = series.trend {
      let band = TrendBand(trend: trend, plot: plot)
      let shapes = band.markup(colour: colour)
      content += shapes.prefix(1)
      content += plot.line("faint")
      content.append(plot.dots(radius: size == .card ? 1.2 : 1.8, "rawdot"))
      content += shapes.dropFirst()
      if let end = plot.end { content.append(SVG.dot(end.x, end.y, radius: 2.6, "f-ink")) }
    } else {
      content += plot.line("own " + colour) + plot.loneDots("f-" + colour)
      if let end = plot.end { content.append(SVG.dot(end.x, end.y, radius: 3, "f-" + colour)) }
    }
    return content + plot.crosses
  }

  /// What stands at the end of the lines: the trend, and the last known value with its period.
  private func endLabels(_ y: LinearScale) -> [LabelPlacement.Label] {
    var labels: [LabelPlacement.Label] = []
    let last = series.points.lastIndex { $0.value != nil }
    if let last, let value = series.points[last].value {
      let text = NumberText.number(value, decimals: series.decimals)
      labels.append(
        .init(
          lines: size == .card ? [text] : [text, "in " + PeriodText.short(series.points[last].period)],
          style: series.trend == nil ? "f-" + colour : "f-ink", wanted: y.position(value), priority: 2))
    }
    if size != .card, let trend = series.trend, series.points.count > 1 {
      let value = trend.height(Double(series.points.count - 1))
      let unit = series.points.first?.period.frequency == .month ? " a month" : " a year"
      labels.append(
        .init(
          lines: ["Trend", NumberText.number(value, decimals: series.decimals) + unit],
          style: "f-" + colour, wanted: y.position(min(y.top, value)), priority: 1))
    }
    return labels
  }

  /// The periods that may still be revised: a grey field with its name above the plot.
  private func provisional(plot: PlotLine, top: Double, base: Double, right: Double) -> [Markup] {
    guard let first = series.points.firstIndex(where: { $0.kind == .provisional }), first > 0 else {
      return []
    }
    let start = (plot.x(first) + plot.x(first - 1)) / 2
    let field = SVG.rectangle(start, top - 4, width: right - start, height: base - top + 4, "open")
    if size == .card { return [field] }
    return [field, SVG.text("provisional", right, top - 9, anchor: "end")]
  }

  /// Period labels below the axis, thinned so that they never touch.
  private func periods(plot: PlotLine, left: Double, right: Double, base: Double) -> [Markup] {
    let points = series.points
    guard let first = points.first?.period, let last = points.last?.period else { return [] }
    if size == .card {
      return [
        SVG.text(PeriodText.short(first), left, base + 14),
        SVG.text(PeriodText.short(last), right, base + 14, anchor: "end"),
      ]
    }
    let count = Double(last.year - first.year + 1)
    let every = max(1, Int((count * 40 / max(40, right - left)).rounded(.up)))
    return points.enumerated().flatMap { index, point -> [Markup] in
      guard point.period.month ?? 1 == 1, (last.year - point.period.year) % every == 0 else { return [] }
      let x = plot.x(index)
      let year = String(point.period.year)
      let half = TextWidth.width(year, size: SVG.textSize) / 2
      let place = min(max(x, half), size.width - half)
      return [SVG.line(x, base, x, base + 4, "axis"), SVG.text(year, place, base + 17, anchor: "middle")]
    }
  }
}
