import Tables

/// One small panel a series, all on one scale, the other series in grey behind.
struct SmallMultiples {
  let series: [LineSeries]
  let id: String
  let title: String

  private static let width = 166.0
  private static let height = 140.0
  private static let base = 120.0

  /// Panels without a second line need less room above the plot.
  private var top: Double { series.contains { !$0.detail.isEmpty } ? 36 : 24 }

  func markup() -> Markup {
    HTMLText.element(
      "div", [("class", "multi")],
      series.indices.map { panel($0) })
  }

  private var scale: LinearScale {
    LinearScale(
      maximum: series.flatMap { $0.points.compactMap(\.value) }.max() ?? 1, start: Self.base, end: top)
  }

  /// The first and last period of all series: panels share both axes.
  private var span: ClosedRange<Int>? {
    let all = series.flatMap { $0.points.map(\.period.ordinal) }
    guard let first = all.min(), let last = all.max() else { return nil }
    return first...last
  }

  private func panel(_ index: Int) -> Markup {
    let own = series[index]
    let y = scale
    let ticks = [0, y.top]
    func text(_ value: Double, _ series: LineSeries) -> String {
      NumberText.number(value, decimals: series.decimals)
    }
    let left =
      (ticks.map { TextWidth.width(NumberText.number($0, decimals: y.decimals), size: SVG.textSize) }.max()
        ?? 0) + 9
    let ends = series.compactMap { one in one.points.last { $0.value != nil }?.value.map { text($0, one) } }
    let gutter = (ends.map { TextWidth.width($0, size: SVG.textSize, weight: .bold) }.max() ?? 0) + 9
    let right = max(left + 20, Self.width - gutter)
    let span = span ?? 0...0
    let width = Double(max(1, span.upperBound - span.lowerBound))
    func plot(_ series: LineSeries) -> PlotLine {
      PlotLine(
        series: series,
        x: { place in
          let ordinal = series.points.indices.contains(place) ? series.points[place].period.ordinal : 0
          return left + (right - left) * Double(ordinal - span.lowerBound) / width
        }, y: y)
    }
    let colour = SVG.colour(own.tone)
    let name = TextWidth.fitted(own.name, to: Self.width, size: 11.5, weight: .bold)
    var content = [SVG.text(name, 0, 12, "b n f-" + colour)]
    if !own.detail.isEmpty {
      content.append(SVG.text(TextWidth.fitted(own.detail, to: Self.width, size: SVG.textSize), 0, 26))
    }
    for tick in y.ticks {
      content.append(SVG.line(left, y.position(tick), right, y.position(tick), tick == 0 ? "axis" : "grid"))
      if ticks.contains(tick) {
        content.append(
          SVG.text(
            NumberText.number(tick, decimals: y.decimals), left - 6, y.position(tick) + 4, anchor: "end"))
      }
    }
    for (other, one) in series.enumerated() where other != index { content += plot(one).line("other") }
    let line = plot(own)
    content += line.line("own " + colour) + line.loneDots("f-" + colour) + line.crosses
    if let end = line.end {
      content.append(SVG.dot(end.x, end.y, radius: 2.8, "f-" + colour))
      content.append(
        SVG.text(text(end.value, own), end.x + 6, min(max(end.y + 4, top + 4), Self.base), "b f-" + colour))
    }
    content += labels(left: left, right: right)
    return SVG.frame(
      id: id + "-\(index)", title: title + ": " + own.name, description: ChartWords.description(own),
      width: Self.width, height: Self.height, content)
  }

  private func labels(left: Double, right: Double) -> [Markup] {
    guard let span, let frequency = series.lazy.compactMap({ $0.points.first?.period.frequency }).first else {
      return []
    }
    let first = PeriodText.short(Period(frequency: frequency, ordinal: span.lowerBound))
    let last = PeriodText.short(Period(frequency: frequency, ordinal: span.upperBound))
    let room = TextWidth.width(first + "  " + last, size: SVG.textSize)
    var content = [SVG.text(last, right, Self.base + 15, anchor: "end")]
    if room <= right - left, first != last { content.insert(SVG.text(first, left, Self.base + 15), at: 0) }
    return content
  }
}
