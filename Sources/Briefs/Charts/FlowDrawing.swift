/// Recorded movements as ribbons between columns of places (Sankey 1898), as wide as they are many.
///
/// Named flows have the colour of the crime; what passes through the rest or through places that are not recorded
/// is grey with a dashed outline. Places keep their order; labels wrap and are pushed apart until none covers
/// another, and the drawing is as tall as they need.
struct FlowDrawing {
  let flows: FlowDiagram
  let title: String
  let language: any PageLanguage
  var size = DrawingSize.page

  private static let bar = 12.0
  private static let gap = 12.0

  private var width: Double { size.width }
  /// The room for labels on either side.
  private var gutter: Double { size.isWide ? 150 : 78 }

  /// A place as drawn.
  private struct Bar {
    var x: Double
    var y: Double
    var height: Double
  }

  /// Where the bars stand.
  private struct Frame {
    var top: Double
    var height: Double
    /// Pixels a movement.
    var scale: Double
  }

  /// The diagram as shapes.
  func drawing() -> Drawing {
    let headings = flows.columns.indices.map { heading($0) }
    let labels = flows.columns.indices.map { column in flows.columns[column].map { lines($0, in: column) } }
    let frame = frame(headings, labels)
    let bars = bars(frame)
    var shapes = ribbons(bars, frame)
    for (column, places) in flows.columns.enumerated() {
      for (place, bar) in zip(places, bars[column]) {
        shapes.append(
          .rectangle(
            bar.x, bar.y, width: Self.bar, height: bar.height, place.kind == .named ? .place : .loosePlace,
            flows.tone))
      }
    }
    for column in flows.columns.indices {
      shapes += self.labels(column, bars[column], heading: headings[column], labels[column], frame)
    }
    return Drawing(
      width: width, height: frame.height + frame.top + 8, title: title,
      description: language.description(of: .flows(diagram: flows)), shapes: shapes)
  }

  private func isLast(_ column: Int) -> Bool { column == flows.columns.count - 1 }

  /// The width a label of a column may take.
  private func room(_ column: Int) -> Double {
    let gaps = Double(max(1, flows.columns.count - 1))
    return column == 0 || isLast(column)
      ? gutter - 10 : (width - 2 * gutter - Self.bar) / gaps - Self.bar - 12
  }

  private func heading(_ column: Int) -> [String] {
    guard flows.titles.indices.contains(column) else { return [] }
    return TextWidth.wrapped(language.text(flows.titles[column]), to: room(column), weight: .bold)
  }

  private func lines(_ place: FlowDiagram.Place, in column: Int) -> [LabelPlacement.Line] {
    let role = place.kind == .named ? DrawingRole.value : .mutedValue
    let number = language.text(.number(value: place.value, decimals: 0))
    return TextWidth.wrapped(language.text(place.name), to: room(column), weight: .bold).map {
      .init($0, role)
    } + TextWidth.wrapped(number, to: room(column)).map { .init($0) }
  }

  /// As tall as the labels of the fullest column need, and no flatter than the page wants.
  private func frame(_ headings: [[String]], _ labels: [[[LabelPlacement.Line]]]) -> Frame {
    let top = 13 + 13 * Double(max(1, headings.map(\.count).max() ?? 1))
    let needed = labels.map { Double($0.joined().count) * LabelPlacement.lineHeight }.max() ?? 0
    let height = max(320, needed)
    let most = Double(max(1, flows.columns.map(\.count).max() ?? 1))
    let total = flows.columns.map { $0.reduce(0) { $0 + $1.value } }.max() ?? 0
    return Frame(top: top, height: height, scale: total > 0 ? (height - Self.gap * (most - 1)) / total : 0)
  }

  private func bars(_ frame: Frame) -> [[Bar]] {
    let last = Double(max(1, flows.columns.count - 1))
    return flows.columns.enumerated().map { column, places in
      let x = gutter + (width - 2 * gutter - Self.bar) * Double(column) / last
      var y = frame.top
      return places.map { place in
        let bar = Bar(x: x, y: y, height: max(0.5, place.value * frame.scale))
        y += bar.height + Self.gap
        return bar
      }
    }
  }

  private func ribbons(_ bars: [[Bar]], _ frame: Frame) -> [Drawing.Shape] {
    var leaving = flows.columns.map { $0.map { _ in 0.0 } }
    var arriving = leaving
    return flows.flows.compactMap { flow in
      guard bars.indices.contains(flow.column + 1), bars[flow.column].indices.contains(flow.from),
        bars[flow.column + 1].indices.contains(flow.to)
      else { return nil }
      let (start, end) = (bars[flow.column][flow.from], bars[flow.column + 1][flow.to])
      let thickness = flow.value * frame.scale
      let y1 = start.y + leaving[flow.column][flow.from]
      let y2 = end.y + arriving[flow.column + 1][flow.to]
      leaving[flow.column][flow.from] += thickness
      arriving[flow.column + 1][flow.to] += thickness
      let (x1, x2) = (start.x + Self.bar, end.x)
      let middle = (x1 + x2) / 2
      func point(_ x: Double, _ y: Double) -> Drawing.Point { .init(x: x, y: y) }
      let isNamed =
        flows.columns[flow.column][flow.from].kind == .named
        && flows.columns[flow.column + 1][flow.to].kind == .named
      return .path(
        [
          .move(x1, y1), .curve(point(middle, y1), point(middle, y2), point(x2, y2)),
          .draw(x2, y2 + thickness),
          .curve(point(middle, y2 + thickness), point(middle, y1 + thickness), point(x1, y1 + thickness)),
          .close,
        ], isNamed ? .ribbon : .looseRibbon, flows.tone)
    }
  }

  /// The names of a column: before the first, after the others.
  private func labels(
    _ column: Int, _ bars: [Bar], heading: [String], _ lines: [[LabelPlacement.Line]], _ frame: Frame
  ) -> [Drawing.Shape] {
    guard let x = bars.first?.x else { return [] }
    let isFirst = column == 0
    let placement = LabelPlacement(
      zip(lines, bars).enumerated().map { number, pair in
        .init(lines: pair.0, wanted: pair.1.y + pair.1.height / 2, priority: -number)
      }, top: frame.top - 8, bottom: frame.top + frame.height + 6)
    let edge = isFirst ? x - 6 : x + Self.bar + 6
    let headingPlace = isFirst ? x + Self.bar : isLast(column) ? x : x + Self.bar / 2
    var shapes = Drawing.Shape.lines(
      heading, headingPlace, 11, anchor: isFirst ? .end : isLast(column) ? .start : .middle, .heading)
    if !isFirst, !isLast(column) {
      shapes += placement.placed.map { placed in
        .rectangle(
          edge - 3, placed.baseline - 11, width: (placed.label.lines.map(\.width).max() ?? 0) + 6,
          height: placed.label.height + 1, .halo)
      }
    }
    return shapes + placement.shapes(x: edge, anchor: isFirst ? .end : .start)
  }
}
