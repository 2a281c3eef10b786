import Glibc

/// Between which periods a stretch may have begun.
extension StorySegmentation {
  /// The first and the last value with which a stretch after the first may begin, as indices.
  ///
  /// Profile likelihood: the other starts, the noise and the shapes of both stretches are kept; a start belongs to the
  /// interval where twice the logarithm of its likelihood is within 9 of the best one, 12 beside a line. These limits
  /// give 95 % by simulation, see Documentation/Methods.md. O(length of both stretches).
  func startInterval(_ stretch: Int) -> ClosedRange<Int> {
    let (from, start, end) = (choice.starts[stretch - 1], choice.starts[stretch], self.end(stretch))
    let isLast = stretch + 1 == choice.starts.count
    let (before, after) = (choice.shapes[stretch - 1], choice.shapes[stretch])
    let first = from + min(rules.shortest, start - from)
    let last = end - min(isLast ? rules.shortestLast : rules.shortest, end - start)
    let places = Array(first...max(first, last))
    let (left, right) = (costs(Array(from..<end), before), costs((from..<end).reversed(), after))
    // Autoregression looks alike from both sides, so the stretch after may be filtered backwards.
    let costs = places.map { left[$0 - 1 - from] + right[end - 1 - $0] }
    let limit = before == .line || after == .line ? 12.0 : 9.0
    let least = costs.min() ?? 0
    let allowed = zip(places, costs).filter { $0.1 <= least + limit }.map(\.0)
    return min(start, allowed.first ?? start)...max(start, allowed.last ?? start)
  }

  /// Twice the negative logarithm of the likelihood of each beginning of a run of values, up to a constant.
  private func costs(_ run: [Int], _ shape: StretchFit.Shape) -> [Double] {
    var filter = StretchFilter(DependenceGrid.models[choice.model])
    guard let origin = run.first else { return [] }
    var logarithms = 0.0
    return run.enumerated().map { index, place in
      let gap = index > 0 ? abs(points.places[place] - points.places[run[index - 1]]) : 0
      let time = Double(points.places[place] - points.places[origin])
      filter.take(points.values[place], at: time, after: gap)
      logarithms += log(filter.predictionVariance)
      let isLine = shape == .line && index + 1 >= rules.shortestLine
      let squares =
        isLine ? StretchSquares.line(filter.products) : StretchSquares.level(filter.products)
      return squares / choice.variance + logarithms
    }
  }
}
