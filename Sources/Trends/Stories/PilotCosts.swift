import Glibc

/// The sums of squares of every stretch under one model, from each first place on.
///
/// Of pure autoregression, white noise among it, the prediction error needs the value before alone, so sums over any
/// stretch are differences of running sums: O(1) a stretch. With white noise on top the filter runs from each first place.
struct PilotCosts {
  private let points: StoryPoints
  private let model: DependenceGrid.Model
  /// What a line costs on top of its sum of squares.
  private let lineCost: Double
  private let shortestLine: Int
  /// The products of prediction errors up to and with each value but the first: 1, time, value; empty with white noise.
  private var running: [SIMD8<Double>] = []
  private let origin: Double
  private let centre: Double

  init(_ points: StoryPoints, model: DependenceGrid.Model, lineCost: Double, shortestLine: Int) {
    self.points = points
    self.model = model
    self.lineCost = lineCost
    self.shortestLine = shortestLine
    // Running sums lose least of numbers around 0.
    origin = Double(points.places[points.count / 2])
    centre = points.values.reduce(0, +) / Double(points.count)
    if model.share == 1 { accumulate() }
  }

  private mutating func accumulate() {
    running = [.zero]
    running.reserveCapacity(points.count)
    var sum = SIMD8<Double>.zero
    for place in 1..<max(1, points.count) {
      let gap = points.places[place] - points.places[place - 1]
      let phi = gap == 1 ? model.coefficient : pow(model.coefficient, Double(gap))
      let inverse = 1 / (1 - phi * phi)
      let one = 1 - phi
      let time = Double(points.places[place]) - origin - phi * (Double(points.places[place - 1]) - origin)
      let value = points.values[place] - centre - phi * (points.values[place - 1] - centre)
      sum += Self.products(one, time, value) * inverse
      running.append(sum)
    }
  }

  private static func products(_ one: Double, _ time: Double, _ value: Double) -> SIMD8<Double> {
    SIMD8(one * one, one * time, time * time, one * value, time * value, value * value, 0, 0)
  }

  /// Writes the cheaper of level and line of the stretches that begin at a place: one number for each last place from it on.
  ///
  /// Nothing is written for stretches with fewer than `shortest` values.
  func fill(_ costs: inout [Double], from first: Int, shortest: Int) {
    if model.share == 1 {
      let begin =
        Self.products(1, Double(points.places[first]) - origin, points.values[first] - centre)
        - running[first]
      for last in stride(from: first + shortest - 1, to: points.count, by: 1) {
        costs[last] = cost(begin + running[last], count: last - first + 1)
      }
    } else {
      filter(&costs, from: first, shortest: shortest)
    }
  }

  private func filter(_ costs: inout [Double], from first: Int, shortest: Int) {
    var filter = StretchFilter(model)
    for last in first..<points.count {
      let gap = last > first ? points.places[last] - points.places[last - 1] : 0
      filter.take(points.values[last] - centre, at: Double(points.places[last]) - origin, after: gap)
      if last - first + 1 >= shortest { costs[last] = cost(filter.products, count: last - first + 1) }
    }
  }

  @inline(__always)
  private func cost(_ products: SIMD8<Double>, count: Int) -> Double {
    let level = StretchSquares.level(products)
    return count < shortestLine ? level : min(level, StretchSquares.line(products) + lineCost)
  }
}
