/// The whole of a series with its peak named, small, above a plot that shows the rest at its own scale.
struct PeakPanel {
  let series: LineSeries
  let language: any PageLanguage
  let size: DrawingSize

  private static let top = 18.0

  private var plotHeight: Double { size == .card ? 30 : size == .paper ? 34 : 52 }
  /// The height with the name of the plot below.
  var height: Double { Self.top + plotHeight + 22 }

  private var scale: LinearScale {
    LinearScale(maximum: series.peak?.value ?? 1, start: Self.top + plotHeight, end: Self.top)
  }

  private func text(_ value: Double) -> String {
    language.text(.number(value: value, decimals: scale.decimals))
  }

  /// The width of the numbers at the axis.
  var axisWidth: Double { TextWidth.widest([text(0), text(scale.top)]) }

  /// The panel between two edges.
  func shapes(left: Double, right: Double) -> [Drawing.Shape] {
    guard let peak = series.peak, let index = series.points.firstIndex(where: { $0.drawnValue == peak.value })
    else { return [] }
    let y = scale
    let span = Double(max(1, series.points.count - 1))
    let plot = PlotLine(series: series, x: { left + (right - left) * Double($0) / span }, y: y)
    var shapes: [Drawing.Shape] = [
      .line(left, y.end, right, y.end, .grid), .line(left, y.start, right, y.start, .axis),
      .text(text(y.top), left - 6, y.end + 4, anchor: .end),
      .text(text(0), left - 6, y.start + 4, anchor: .end),
      .text(language.text(.wholeRange), left, Self.top - 7),
      .text(language.text(.withoutPeaks), left, y.start + 15),
    ]
    shapes += plot.line(.own, series.tone) + plot.loneDots(.dot, series.tone)
    let words =
      language.text(.number(value: peak.value, decimals: series.decimals)) + " "
      + language.text(.inPeriod(period: peak.period))
    let x = plot.x(index)
    let isLeft = x > (left + right) / 2
    shapes.append(.dot(x, y.position(min(y.top, peak.value)), radius: 2.6, .dot, series.tone))
    shapes.append(
      .text(
        words, isLeft ? x - 8 : x + 8, y.position(min(y.top, peak.value)) + 10,
        anchor: isLeft ? .end : .start, .value, series.tone))
    return shapes
  }
}
