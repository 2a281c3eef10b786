/// A trend in a plot: its line and the range of its slope as a band that narrows to the centre.
struct TrendBand {
  let trend: TrendLine
  let plot: PlotLine

  /// The band, then the line; nothing for fewer than two places.
  func shapes(_ tone: Tone) -> [Drawing.Shape] {
    guard let places = plot.series.knownRange, places.count > 1 else { return [] }
    // The line bends where it meets zero, so it is drawn through every place.
    func draw(_ pick: (Double) -> Double) -> [Drawing.Point] {
      places.map { .init(x: plot.x($0), y: position(pick(Double($0)))) }
    }
    let high = Self.thinned(draw { trend.range($0).high })
    let low = Self.thinned(draw { trend.range($0).low })
    return [
      .path(Self.path(high + low.reversed()) + [.close], .band, tone),
      .path(Self.path(Self.thinned(draw(trend.height))), .trend, tone),
    ]
  }

  /// Where a height lies in the plot; what is beyond its top is drawn along the top.
  func position(_ value: Double) -> Double { plot.y.position(min(plot.y.top, value)) }

  private static func path(_ points: [Drawing.Point]) -> [Drawing.Step] {
    points.enumerated().map { $0 == 0 ? .move($1) : .draw($1) }
  }

  /// Leaves out points that lie on the line between their neighbours.
  private static func thinned(_ points: [Drawing.Point]) -> [Drawing.Point] {
    guard points.count > 2 else { return points }
    var kept = [points[0]]
    for index in 1..<points.count - 1 {
      let (before, here, after) = (kept[kept.count - 1], points[index], points[index + 1])
      let share = (here.x - before.x) / max(after.x - before.x, 1e-9)
      if (before.y + share * (after.y - before.y) - here.y).magnitude > 0.05 { kept.append(here) }
    }
    return kept + [points[points.count - 1]]
  }
}
