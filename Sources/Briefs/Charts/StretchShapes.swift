/// The stretches of a story in a plot: a line each, and a field over the periods in which one may have begun.
struct StretchShapes {
  let curves: [ChartCurve]
  let plot: PlotLine

  /// The fields, from the foot of the plot to its top; at least so wide that one can be seen.
  func fields(_ tone: Tone) -> [Drawing.Shape] {
    curves.compactMap { curve in
      guard let start = curve.start else { return nil }
      let ends = [plot.x(start.lowerBound), plot.x(start.upperBound)]
      let width = max(ends[1] - ends[0], 2)
      let left = (ends[0] + ends[1] - width) / 2
      return .rectangle(left, plot.y.end, width: width, height: plot.y.start - plot.y.end, .band, tone)
    }
  }

  /// The lines; a stretch of one place is drawn as a short level line.
  func lines(_ tone: Tone) -> [Drawing.Shape] {
    curves.compactMap { curve in
      var points = curve.heights.enumerated().map { place, height in
        Drawing.Point(x: plot.x(curve.first + place), y: position(height))
      }
      guard let first = points.first else { return nil }
      if points.count == 1 {
        points = [.init(x: first.x - 1.5, y: first.y), .init(x: first.x + 1.5, y: first.y)]
      }
      return .path(Self.thinned(points).enumerated().map { $0 == 0 ? .move($1) : .draw($1) }, .trend, tone)
    }
  }

  /// Where a height lies in the plot; what is beyond its top is drawn along the top.
  private func position(_ value: Double) -> Double { plot.y.position(min(plot.y.top, value)) }

  /// As few points as lead within a third of a pixel past all of them.
  private static func thinned(_ points: [Drawing.Point]) -> [Drawing.Point] {
    guard var start = points.first, points.count > 2 else { return points }
    var kept = [start]
    var (low, high) = (-Double.infinity, Double.infinity)
    for (here, next) in zip(points.dropFirst(), points.dropFirst(2)) {
      let run = max(here.x - start.x, 1e-9)
      low = max(low, (here.y - start.y - 0.3) / run)
      high = min(high, (here.y - start.y + 0.3) / run)
      let slope = (next.y - start.y) / max(next.x - start.x, 1e-9)
      guard slope < low || slope > high else { continue }
      kept.append(here)
      start = here
      (low, high) = (-Double.infinity, Double.infinity)
    }
    return kept + [points[points.count - 1]]
  }
}
