import Tables

/// The line of a series in a plot: gaps where nothing is known, a dashed tail where it may change.
///
/// Where a value leaves the scale, the line ends at the edge of the plot.
struct PlotLine {
  let series: LineSeries
  let x: (Int) -> Double
  let y: LinearScale

  /// The line in a role; its provisional tail in the same role, dashed.
  func line(_ role: DrawingRole, _ tone: Tone = .neutral) -> [Drawing.Shape] {
    var solid: [Drawing.Step] = []
    var dashed: [Drawing.Step] = []
    var previous: Drawing.Point?
    for (index, point) in series.points.enumerated() {
      guard let here = place(index) else {
        previous = nil
        continue
      }
      if let previous, let piece = clipped(previous, here) {
        if point.kind == .provisional {
          Self.append(piece, to: &dashed)
        } else {
          Self.append(piece, to: &solid)
        }
      }
      previous = here
    }
    return (solid.isEmpty ? [] : [.path(solid, role, tone)])
      + (dashed.isEmpty ? [] : [.path(dashed, role, tone, isDashed: true)])
  }

  /// The place of a point, or nil where nothing can be drawn.
  func place(_ index: Int) -> Drawing.Point? {
    guard series.points.indices.contains(index), let value = series.points[index].drawnValue else {
      return nil
    }
    return Drawing.Point(x: x(index), y: min(max(y.position(value), -1e6), 1e6))
  }

  private func isInPlot(_ point: Drawing.Point) -> Bool {
    point.y >= y.end - 0.01 && point.y <= y.start + 0.01
  }

  /// What of a line lies between the edges of the plot.
  private func clipped(_ from: Drawing.Point, _ to: Drawing.Point) -> (Drawing.Point, Drawing.Point)? {
    if isInPlot(from), isInPlot(to) { return (from, to) }
    let rise = to.y - from.y
    guard rise != 0 else { return nil }
    let shares = [(y.end - from.y) / rise, (y.start - from.y) / rise].sorted()
    let (first, last) = (max(0, shares[0]), min(1, shares[1]))
    guard first < last else { return nil }
    func at(_ share: Double) -> Drawing.Point {
      share == 0
        ? from
        : share == 1 ? to : .init(x: from.x + share * (to.x - from.x), y: from.y + share * rise)
    }
    return (at(first), at(last))
  }

  private static func append(
    _ piece: (from: Drawing.Point, to: Drawing.Point), to steps: inout [Drawing.Step]
  ) {
    if steps.last != .draw(piece.from) { steps.append(.move(piece.from)) }
    steps.append(.draw(piece.to))
  }

  /// A dot for each known value in the plot.
  func dots(radius: Double, _ role: DrawingRole) -> Drawing.Shape {
    .dots(
      centres: series.points.indices.compactMap(place).filter(isInPlot), radius: radius, style: .init(role))
  }

  /// Crosses for hidden values; a bar from end to end for those that are known to be above zero.
  var crosses: [Drawing.Shape] {
    series.points.enumerated().compactMap { index, point in
      guard point.kind == .suppressed else { return nil }
      guard let range = point.range else { return .cross(x(index), y.start - 4) }
      let ends = [range.upperBound, range.lowerBound].map { min(max(y.position($0), y.end), y.start) }
      return .path(
        [.move(.init(x: x(index), y: ends[0])), .draw(.init(x: x(index), y: max(ends[1], ends[0] + 1.5)))],
        .cross)
    }
  }

  /// Dots for values that no line reaches.
  func loneDots(_ role: DrawingRole, _ tone: Tone = .neutral, radius: Double = 2) -> [Drawing.Shape] {
    series.points.indices.compactMap { index in
      guard let here = place(index), isInPlot(here), place(index - 1) == nil, place(index + 1) == nil else {
        return nil
      }
      return .dot(here.x, here.y, radius: radius, role, tone)
    }
  }

  /// The last known point in the plot, for a label at the end of the line.
  var end: (x: Double, y: Double, value: Double)? {
    for (index, point) in series.points.enumerated().reversed() {
      if let value = point.drawnValue, let here = place(index) {
        return (here.x, min(max(here.y, y.end), y.start), value)
      }
    }
    return nil
  }
}
