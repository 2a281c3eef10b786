/// Recorded movements as ribbons between columns of places (Sankey 1898), as wide as they are many.
///
/// Named flows have the colour of the crime; what passes through other or unknown places is grey with a
/// dashed outline. Places keep their order; labels are pushed apart until none covers another.
struct FlowDrawing {
  let flows: FlowDiagram
  let id: String
  let title: String
  /// The width in pixels; a telephone gets a narrow drawing.
  var width = 688.0

  private static let bar = 12.0
  private static let gap = 12.0
  private static let top = 26.0
  private static let height = 320.0

  private var isNarrow: Bool { width < 500 }
  /// The room for labels on either side.
  private var gutter: Double { isNarrow ? 78 : 150 }
  private var colour: String { SVG.colour(flows.tone) }

  /// A place as drawn.
  private struct Bar {
    var x: Double
    var y: Double
    var height: Double
  }

  func markup() -> Markup {
    let bars = bars()
    var content: [Markup] = []
    content += ribbons(bars)
    for (column, places) in flows.columns.enumerated() {
      for (place, bar) in zip(places, bars[column]) {
        let style = place.isRest ? "rest" : "f-" + colour
        content.append(SVG.rectangle(bar.x, bar.y, width: Self.bar, height: bar.height, style))
      }
    }
    for column in flows.columns.indices { content += labels(column, bars[column]) }
    return SVG.frame(
      id: id, title: title, description: description, width: width, height: Self.height + Self.top + 8,
      content)
  }

  private func bars() -> [[Bar]] {
    let most = Double(max(1, flows.columns.map(\.count).max() ?? 1))
    let total = flows.columns.map { $0.reduce(0) { $0 + $1.value } }.max() ?? 0
    let scale = total > 0 ? (Self.height - Self.gap * (most - 1)) / total : 0
    let last = Double(max(1, flows.columns.count - 1))
    return flows.columns.enumerated().map { column, places in
      let x = gutter + (width - 2 * gutter - Self.bar) * Double(column) / last
      var y = Self.top
      return places.map { place in
        let bar = Bar(x: x, y: y, height: max(0.5, place.value * scale))
        y += bar.height + Self.gap
        return bar
      }
    }
  }

  private func ribbons(_ bars: [[Bar]]) -> [Markup] {
    var leaving = flows.columns.map { $0.map { _ in 0.0 } }
    var arriving = leaving
    let total = flows.columns.map { $0.reduce(0) { $0 + $1.value } }.max() ?? 0
    let most = Double(max(1, flows.columns.map(\.count).max() ?? 1))
    let scale = total > 0 ? (Self.height - Self.gap * (most - 1)) / total : 0
    return flows.flows.compactMap { flow in
      guard bars.indices.contains(flow.column + 1), bars[flow.column].indices.contains(flow.from),
        bars[flow.column + 1].indices.contains(flow.to)
      else { return nil }
      let (start, end) = (bars[flow.column][flow.from], bars[flow.column + 1][flow.to])
      let thickness = flow.value * scale
      let y1 = start.y + leaving[flow.column][flow.from]
      let y2 = end.y + arriving[flow.column + 1][flow.to]
      leaving[flow.column][flow.from] += thickness
      arriving[flow.column + 1][flow.to] += thickness
      let (x1, x2) = (start.x + Self.bar, end.x)
      let middle = (x1 + x2) / 2
      func pair(_ x: Double, _ y: Double) -> String { NumberText.plain(x) + " " + NumberText.plain(y) }
      let path =
        SVG.move(x1, y1) + "C" + pair(middle, y1) + " " + pair(middle, y2) + " " + pair(x2, y2)
        + SVG.draw(x2, y2 + thickness) + "C" + pair(middle, y2 + thickness) + " "
        + pair(middle, y1 + thickness) + " "
        + pair(x1, y1 + thickness) + "Z"
      let isRest =
        flows.columns[flow.column][flow.from].isRest || flows.columns[flow.column + 1][flow.to].isRest
      return SVG.path(path, isRest ? "ribbon loose" : "ribbon f-" + colour)
    }
  }

  /// The names of a column: before the first, after the others.
  private func labels(_ column: Int, _ bars: [Bar]) -> [Markup] {
    guard let x = bars.first?.x else { return [] }
    let isFirst = column == 0
    let isLast = column == flows.columns.count - 1
    let columns = Double(max(1, flows.columns.count - 1))
    let room = isFirst || isLast ? gutter - 10 : (width - 2 * gutter - Self.bar) / columns - Self.bar - 12
    let placement = LabelPlacement(
      zip(flows.columns[column], bars).enumerated().map { number, pair in
        let (place, bar) = pair
        let name = TextWidth.fitted(place.name, to: room, size: SVG.textSize, weight: .bold)
        return .init(
          lines: [name.isEmpty ? "…" : name, NumberText.number(place.value)],
          style: place.isRest ? "f-spark" : "f-ink", wanted: bar.y + bar.height / 2, priority: -number)
      }, top: Self.top - 8, bottom: Self.top + Self.height + 6)
    let edge = isFirst ? x - 6 : x + Self.bar + 6
    let heading = TextWidth.fitted(flows.titles[column], to: gutter, size: SVG.textSize, weight: .bold)
    let headingPlace = isFirst ? x + Self.bar : isLast ? x : x + Self.bar / 2
    var content = [
      SVG.text(
        heading, headingPlace, 11, anchor: isFirst ? "end" : isLast ? "start" : "middle", "b")
    ]
    if !isFirst, !isLast {
      content += placement.placed.map { placed in
        let widest =
          placed.label.lines.map { TextWidth.width($0, size: SVG.textSize, weight: .bold) }.max() ?? 0
        return SVG.rectangle(edge - 3, placed.baseline - 11, width: widest + 6, height: 27, "halo")
      }
    }
    return content + placement.markup(x: edge, anchor: isFirst ? "end" : "start")
  }

  private var description: String {
    let columns = zip(flows.titles, flows.columns).map { title, places in
      title + ": " + places.map { $0.name + " " + NumberText.number($0.value) }.joined(separator: ", ")
    }
    return "Flow diagram. " + columns.joined(separator: ". ") + "."
  }
}
