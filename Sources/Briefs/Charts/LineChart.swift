import Tables

/// One series over time: what was recorded as grey dots, the stretches of its story as lines.
///
/// A series without a story is drawn as a line in its own colour. Values from zero; labels stand at
/// the end of what they name, in a gutter that nothing else enters. A peak that would flatten the rest
/// stands in a panel of its own above, and the plot below has the scale of the rest.
struct LineChart {
  let series: LineSeries
  let title: String
  let language: any PageLanguage
  var size = DrawingSize.page

  private var tone: Tone { series.tone }
  private var isCard: Bool { size == .card }
  private var height: Double {
    switch size {
    case .page: 244
    case .paper: 152
    case .telephone: 220
    case .card: 132
    }
  }

  /// The chart as shapes.
  func drawing() -> Drawing {
    let points = series.points
    let highest = series.highestBelowPeaks
    let peaks = highest == nil ? nil : PeakPanel(series: series, language: language, size: size)
    let shift = peaks?.height ?? 0
    let top = shift + (isCard ? 16 : 26)
    let base = shift + height - (isCard ? 20 : 24)
    let y = LinearScale(
      maximum: highest ?? points.compactMap(\.drawnTop).max() ?? 1, start: base, end: top)
    let ticks = isCard ? [0, y.top] : y.ticks
    let tickTexts = ticks.map { language.text(.number(value: $0, decimals: y.decimals)) }
    let left = max(TextWidth.widest(tickTexts), peaks?.axisWidth ?? 0) + 10
    let labels = endLabels(y)
    let gutter = TextWidth.widest(labels.flatMap(\.lines).map(\.words), weight: .bold)
    let right = size.width - min(gutter + 12, size.width / 3)
    let span = Double(max(1, points.count - 1))
    let plot = PlotLine(series: series, x: { left + (right - left) * Double($0) / span }, y: y)
    // What lies on the axis all along would hide it: the axis gives way.
    let axis = base + (isFlat(on: plot) ? 3 : 0)
    var shapes = provisional(plot: plot, top: top, base: base, right: right)
    for (tick, text) in zip(ticks, tickTexts) {
      let height = y.position(tick)
      let line = tick == 0 ? axis : height
      shapes.append(.line(left, line, right, line, tick == 0 ? .axis : .grid))
      shapes.append(.text(text, left - 6, height + 4, anchor: .end))
    }
    shapes += periods(plot: plot, left: left, right: right, base: base)
    shapes += events(plot: plot, left: left, right: right)
    shapes += marks(plot: plot) + legend(left: left, top: top, right: right)
    shapes += LabelPlacement(labels, top: shift + 2, bottom: base + 6).shapes(x: right + 8)
    shapes += peaks?.shapes(left: left, right: right) ?? []
    return Drawing(
      width: size.width, height: height + shift, title: title,
      description: language.description(of: .line(series: series)), shapes: shapes
    ).inTime(of: language)
  }

  /// Whether the line that the chart is about lies along the axis.
  private func isFlat(on plot: PlotLine) -> Bool {
    let heights =
      if series.curves.isEmpty {
        series.points.indices.compactMap { plot.place($0)?.y }
      } else {
        series.curves.flatMap { $0.heights.map { plot.y.position(min(plot.y.top, $0)) } }
      }
    return !heights.isEmpty && heights.allSatisfy { $0 > plot.y.start - 2 }
  }

  /// The name of the fields in which stretches begin, above the plot, where nothing is drawn.
  private func legend(left: Double, top: Double, right: Double) -> [Drawing.Shape] {
    let text = language.text(.stretchStart)
    let room = right - left - TextWidth.width(language.text(.provisional)) - 30
    guard !isCard, series.curves.contains(where: { $0.start != nil }), TextWidth.width(text) <= room else {
      return []
    }
    return [
      .rectangle(left, top - 17, width: 14, height: 8, .band, tone),
      .text(text, left + 19, top - 9),
    ]
  }

  /// The declared events; a card has no room for their names.
  private func events(plot: PlotLine, left: Double, right: Double) -> [Drawing.Shape] {
    guard let events = series.events else { return [] }
    let names = events.map { isCard ? "" : language.text(Phrase.own(text: $0.event.text)) }
    return EventLines(events: events, plot: plot, names: names, edges: (left, right)).shapes()
  }

  /// The marks of the series, and of its story.
  private func marks(plot: PlotLine) -> [Drawing.Shape] {
    var shapes: [Drawing.Shape] = []
    if series.curves.isEmpty {
      shapes += plot.line(.own, tone) + plot.loneDots(.dot, tone)
      if let end = plot.end { shapes.append(.dot(end.x, end.y, radius: 3, .dot, tone)) }
    } else {
      let stretches = StretchShapes(curves: series.curves, plot: plot)
      shapes += stretches.fields(tone)
      shapes += plot.line(.faint)
      shapes.append(plot.dots(radius: isCard ? 1.2 : 1.8, .rawDot))
      shapes += stretches.lines(tone)
      if let end = plot.end { shapes.append(.dot(end.x, end.y, radius: 2.6, .dot)) }
    }
    return shapes + plot.crosses
  }

  /// What stands at the end of the line: the last known value with its period.
  private func endLabels(_ y: LinearScale) -> [LabelPlacement.Label] {
    guard let last = series.points.last(where: { $0.drawnValue != nil }), let value = last.drawnValue else {
      return []
    }
    let room = size.width / 3 - 12
    let heading = language.text(.number(value: value, decimals: series.decimals))
    let detail = isCard ? "" : language.text(.inPeriod(period: last.period))
    let colour = series.curves.isEmpty ? tone : .neutral
    let lines =
      TextWidth.wrapped(heading, to: room, weight: .bold).map { LabelPlacement.Line($0, .value, colour) }
      + TextWidth.wrapped(detail, to: room).map { LabelPlacement.Line($0) }
    return [.init(lines: lines, wanted: y.position(min(y.top, value)), priority: 2)]
  }

  /// The periods that may still be revised: a grey field with its name above the plot.
  private func provisional(
    plot: PlotLine, top: Double, base: Double, right: Double
  ) -> [Drawing.Shape] {
    guard let first = series.points.firstIndex(where: { $0.kind == .provisional }), first > 0 else {
      return []
    }
    let start = (plot.x(first) + plot.x(first - 1)) / 2
    let field = Drawing.Shape.rectangle(
      start, top - 4, width: right - start, height: base - top + 4, .provisionalField)
    return isCard ? [field] : [field, .text(language.text(.provisional), right, top - 9, anchor: .end)]
  }

  /// Period labels below the axis, thinned so that they never touch.
  private func periods(plot: PlotLine, left: Double, right: Double, base: Double) -> [Drawing.Shape] {
    let points = series.points
    guard let first = points.first?.period, let last = points.last?.period else { return [] }
    if isCard {
      return [
        .text(language.text(first, .short), left, base + 14),
        .text(language.text(last, .short), right, base + 14, anchor: .end),
      ]
    }
    let count = Double(last.year - first.year + 1)
    let every = max(1, Int((count * 40 / max(40, right - left)).rounded(.up)))
    let starts = points.enumerated().filter { $0.element.period.placeInYear == 1 }
    // Where no year begins, the ends say what there is.
    let marked =
      starts.isEmpty ? points.enumerated().filter { [0, points.count - 1].contains($0.offset) } : starts
    return marked.flatMap { index, point -> [Drawing.Shape] in
      guard starts.isEmpty || (last.year - point.period.year) % every == 0 else { return [] }
      let x = plot.x(index)
      let period = point.period
      let year = language.text(
        starts.isEmpty || period.frequency.length == .year
          ? period : Period(frequency: period.frequency.years, ordinal: period.year), .short)
      let half = TextWidth.width(year) / 2
      let place = min(max(x, half), size.width - half)
      return [.line(x, base, x, base + 4, .axis), .text(year, place, base + 17, anchor: .middle)]
    }
  }
}
