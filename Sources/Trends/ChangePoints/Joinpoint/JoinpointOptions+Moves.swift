/// How joinpoints that a search found are moved to better places.
extension JoinpointOptions {
  /// Whether joinpoints lie far enough from the ends of so many observations and from each other.
  func allows(_ joinpoints: [Int], observations: Int) -> Bool {
    guard let first = joinpoints.first, let last = joinpoints.last else { return true }
    return first >= toEnd && last < observations - toEnd
      && zip(joinpoints.dropFirst(), joinpoints).allSatisfy { $0 - $1 > between }
  }

  /// Moves each joinpoint by up to so many observations, one at a time, while what is lost falls.
  ///
  /// Steps halve from `spacing` on to 4, then 3, 2 and 1, and start over where a move helps. `loss` is nil for a set that
  /// cannot be fitted. The result is a minimum among such moves, and seldom not the global one.
  func moved(
    _ joinpoints: [Int], observations: Int, spacing: Int, loss: ([Int]) -> Double?
  ) -> [Int] {
    guard !joinpoints.isEmpty, var least = loss(joinpoints) else { return joinpoints }
    var steps = [3, 2, 1]
    var step = 4
    while step < spacing {
      steps.insert(step, at: 0)
      step *= 2
    }
    var best = joinpoints
    var hasImproved = true
    while hasImproved {
      hasImproved = false
      for step in steps {
        for (place, move) in best.indices.flatMap({ place in [(place, -step), (place, step)] }) {
          var set = best
          set[place] += move
          guard allows(set, observations: observations), let other = loss(set), other < least * (1 - 1e-12)
          else { continue }
          (best, least, hasImproved) = (set, other, true)
        }
      }
    }
    return best
  }
}
