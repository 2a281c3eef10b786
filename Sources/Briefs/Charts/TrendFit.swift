import Tables

/// Sen's line through the medians of time and value, and the bow of slopes around it.
struct TrendFit {
  let middle: Double
  private let lower: Double
  private let upper: Double
  private let centre: Double
  private let level: Double

  init?(points: [ChartPoint], trend: LineSeries.TrendLine) {
    let known = points.enumerated().compactMap { index, point in point.value.map { (Double(index), $0) } }
    guard let frequency = points.first?.period.frequency, known.count > 1 else { return nil }
    let perYear = Double(frequency.periodsPerYear)
    middle = trend.perYear / perYear
    lower = trend.lower / perYear
    upper = trend.upper / perYear
    centre = Self.median(known.map(\.0))
    level = Self.median(known.map(\.1))
  }

  func value(_ index: Int, slope: Double) -> Double { level + slope * (Double(index) - centre) }

  func markup(plot: PlotLine, colour: String) -> [Markup] {
    let indices = Array(plot.series.points.indices)
    func edge(_ pick: (Int) -> Double) -> [(Double, Double)] {
      indices.map { (plot.x($0), plot.y.position(min(plot.y.top, max(0, pick($0))))) }
    }
    func draw(_ line: [(Double, Double)]) -> String {
      line.enumerated().map { index, point in
        index == 0 ? SVG.move(point.0, point.1) : SVG.draw(point.0, point.1)
      }.joined()
    }
    let high = edge { max(value($0, slope: lower), value($0, slope: upper)) }
    let low = edge { min(value($0, slope: lower), value($0, slope: upper)) }
    return [
      SVG.path(draw(high + low.reversed()) + "Z", "band f-" + colour),
      SVG.path(draw(edge { value($0, slope: middle) }), "l trend " + colour),
    ]
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
