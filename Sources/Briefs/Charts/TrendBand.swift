/// A trend in a plot: its line and the range of its slope as a band that narrows to the centre.
struct TrendBand {
  let trend: TrendLine
  let plot: PlotLine

  func markup(colour: String) -> [Markup] {
    let places = plot.series.points.indices
    guard let first = places.first, let last = places.last, first < last else { return [] }
    // The line bends where it meets zero, so it is drawn through every place.
    func draw(_ pick: (Double) -> Double) -> [(Double, Double)] {
      places.map { (plot.x($0), position(pick(Double($0)))) }
    }
    let high = Self.thinned(draw { trend.range($0).high })
    let low = Self.thinned(draw { trend.range($0).low })
    return [
      SVG.path(Self.path(high + low.reversed()) + "Z", "band f-" + colour),
      SVG.path(Self.path(Self.thinned(draw(trend.height))), "l trend " + colour),
    ]
  }

  /// Where a height lies in the plot; what is beyond its top is drawn along the top.
  func position(_ value: Double) -> Double { plot.y.position(min(plot.y.top, value)) }

  private static func path(_ points: [(Double, Double)]) -> String {
    points.enumerated().map { index, point in
      index == 0 ? SVG.move(point.0, point.1) : SVG.draw(point.0, point.1)
    }.joined()
  }

  /// Leaves out points that lie on the line between their neighbours.
  private static func thinned(_ points: [(Double, Double)]) -> [(Double, Double)] {
    guard points.count > 2 else { return points }
    var kept = [points[0]]
    for index in 1..<points.count - 1 {
      let (before, here, after) = (kept[kept.count - 1], points[index], points[index + 1])
      let share = (here.0 - before.0) / max(after.0 - before.0, 1e-9)
      if (before.1 + share * (after.1 - before.1) - here.1).magnitude > 0.05 { kept.append(here) }
    }
    return kept + [points[points.count - 1]]
  }
}
