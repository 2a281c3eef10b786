/// Declared events in a plot: a thin upright line each, with its name at the top where there is room.
struct EventLines {
  let events: [ChartEvent]
  let plot: PlotLine
  /// The names that are drawn, one an event; empty ones are left out.
  let names: [String]
  /// The places to the left and the right between which anything is drawn.
  let edges: (left: Double, right: Double)

  /// The most lines of names, one below the other.
  private static let mostRows = 3

  /// Lines and names; a name that would cover another one stands a line lower, and after three lines is left to the note of the figure.
  func shapes() -> [Drawing.Shape] {
    var shapes: [Drawing.Shape] = []
    var taken = [Double](repeating: -.infinity, count: Self.mostRows)
    for (event, name) in zip(events, names) {
      let x = plot.x(event.place)
      shapes.append(.line(x, plot.y.end, x, plot.y.start, .axis))
      let width = TextWidth.width(name)
      // To the right of its line, or to the left where that is too near the edge.
      let isLeft = x + 4 + width > edges.right
      let start = isLeft ? x - 4 - width : x + 4
      guard !name.isEmpty, start >= edges.left, let row = taken.firstIndex(where: { $0 < start }) else {
        continue
      }
      taken[row] = start + width + 6
      let top = plot.y.end + 10 + Double(row) * LabelPlacement.lineHeight
      shapes.append(.rectangle(start - 1, top - 10, width: width + 2, height: 13, .halo))
      shapes.append(.text(name, start, top))
    }
    return shapes
  }
}
