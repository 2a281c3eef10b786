import Tables

/// One small panel a series, all on one scale, the other series in grey behind.
///
/// A series whose peak would flatten the others has a scale of its own, says so, and stands behind no other.
struct SmallMultiples {
  let series: [LineSeries]
  let title: String
  let language: any PageLanguage

  private static let width = 166.0
  /// The least height of a plot, and the height of what stands below it.
  private static let plotHeight = 84.0
  private static let footHeight = 20.0

  /// The panels in order.
  func drawings() -> [Drawing] {
    let own = LineSeries.ownScales(of: series)
    let heads = series.indices.map { head($0, hasOwnScale: own.contains($0)) }
    // Panels without a second line need less room above the plot; one above the others moves all down.
    let lines = heads.map(\.count).max() ?? 1
    let top = lines > 1 ? (lines > 2 ? 14 : 10) + LabelPlacement.lineHeight * Double(lines) : 24
    return series.indices.map { panel($0, own: own, head: heads[$0], top: top) }
  }

  private func text(_ value: Double, _ decimals: Int) -> String {
    language.text(.number(value: value, decimals: decimals))
  }

  /// The lines above a plot: the name, what narrows it, and that its scale is its own.
  private func head(_ index: Int, hasOwnScale: Bool) -> [LabelPlacement.Line] {
    let own = series[index]
    let name = TextWidth.wrapped(
      language.text(own.name), to: Self.width, size: Drawing.nameSize, weight: .bold)
    var details = own.detail.map { [language.text($0)] } ?? []
    if hasOwnScale, let peak = own.peak {
      details.append(
        language.text(.ownScale(peak: peak.value, decimals: own.decimals, period: peak.period)))
    }
    return name.map { .init($0, .name, own.tone) }
      + details.flatMap { TextWidth.wrapped($0, to: Self.width) }.map { .init($0) }
  }

  /// The first and last period of all series: panels share both axes.
  private var span: ClosedRange<Int>? {
    let all = series.flatMap { $0.points.map(\.period.ordinal) }
    guard let first = all.min(), let last = all.max() else { return nil }
    return first...last
  }

  private func panel(_ index: Int, own: [Int], head: [LabelPlacement.Line], top: Double) -> Drawing {
    let one = series[index]
    let shared = series.indices.filter { !own.contains($0) }
    let scaled = own.contains(index) ? [index] : shared
    let base = max(120, top + Self.plotHeight)
    let y = LinearScale(
      maximum: scaled.flatMap { series[$0].points.compactMap(\.drawnTop) }.max() ?? 1, start: base,
      end: top)
    let left = TextWidth.widest([0, y.top].map { text($0, y.decimals) }) + 9
    let ends = scaled.compactMap { place in
      series[place].points.last { $0.drawnValue != nil }?.drawnValue.map { text($0, series[place].decimals) }
    }
    let right = max(left + 20, Self.width - TextWidth.widest(ends, weight: .bold) - 9)
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
    var shapes = head.enumerated().map { number, line -> Drawing.Shape in
      let baseline = number == 0 ? 12 : 13 + LabelPlacement.lineHeight * Double(number)
      return Drawing.Shape.text(
        words: line.words, place: .init(x: 0, y: baseline), anchor: .start, style: line.style)
    }
    for tick in y.ticks {
      let height = y.position(tick)
      shapes.append(.line(left, height, right, height, tick == 0 ? .axis : .grid))
      if tick == 0 || tick == y.top {
        shapes.append(.text(text(tick, y.decimals), left - 6, height + 4, anchor: .end))
      }
    }
    for other in scaled where other != index {
      shapes += plot(series[other]).line(.other) + plot(series[other]).loneDots(.otherDot, radius: 1.2)
    }
    let line = plot(one)
    shapes += StretchShapes(curves: one.curves, plot: line).fields(one.tone)
    shapes += line.line(.own, one.tone) + line.loneDots(.dot, one.tone) + line.crosses
    if let end = line.end {
      shapes.append(.dot(end.x, end.y, radius: 2.8, .dot, one.tone))
      shapes.append(
        .text(
          text(end.value, one.decimals), end.x + 6, min(max(end.y + 4, top + 4), base), .value, one.tone))
    }
    shapes += periods(left: left, right: right, base: base)
    let name = language.text(one.name)
    return Drawing(
      width: Self.width, height: base + Self.footHeight, title: title + ": " + name,
      description: language.description(of: .line(series: one)), shapes: shapes
    ).inTime(of: language)
  }

  private func periods(left: Double, right: Double, base: Double) -> [Drawing.Shape] {
    guard let span, let frequency = series.lazy.compactMap({ $0.points.first?.period.frequency }).first else {
      return []
    }
    let first = language.text(Period(frequency: frequency, ordinal: span.lowerBound), .short)
    let last = language.text(Period(frequency: frequency, ordinal: span.upperBound), .short)
    let room = TextWidth.width(first) + TextWidth.width(last) + 6
    var shapes: [Drawing.Shape] = [.text(last, right, base + 15, anchor: .end)]
    if room <= right - left, first != last { shapes.insert(.text(first, left, base + 15), at: 0) }
    return shapes
  }
}
