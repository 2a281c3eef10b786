import Statistics
import Trends

extension ReferenceComparer {
  /// Compares exact segmentations with the exact optimum, or where the number of segments is given with the peer's.
  static func penalisedChangePoints(_ item: ReferenceCase) -> Outcome {
    let cost: SegmentCost
    switch item.fields["cost"] as? String {
    case "l2": cost = .level
    case "linear_t": cost = .line
    case "poisson": cost = .poisson
    default: return .outOfScope
    }
    let values = item.known.values
    let result: Estimate<Segmentation>
    var peer: (objective: Double?, ends: [Double])
    switch item.fields["algo"] as? String {
    case "Pelt":
      guard let penalty = item.fields["pen"] as? Double else { return .different("\(item.id): no penalty") }
      result = penalisedSegmentation(values, cost: cost, penalty: .fixed(penalty))
      let optimum = item.fields["exact_optimum"] as? [String: Any] ?? item.expected
      peer = (optimum["objective"] as? Double, ends(optimum))
    case "Dynp":
      guard let breaks = item.fields["n_bkps"] as? Double else { return .different("\(item.id): no number") }
      result = optimalSegmentation(values, cost: cost, segments: Int(breaks) + 1)
      peer = (item.expected["objective_without_penalty"] as? Double, ends(item.expected))
    default: return .outOfScope
    }
    guard case .success(let ours) = result, let objective = peer.objective else {
      return .different("\(item.id): not estimable")
    }
    // Squares of rounding errors are no cost: an exact fit may come out as anything below them.
    let size = values.reduce(0) { max($0, abs($1)) }
    let rounding = cost == .poisson ? 0 : Double(values.count) * size * size * 0x1p-104
    guard ours.objective <= objective + 1e-12 * abs(objective) + rounding else {
      return .different("\(item.id): objective \(ours.objective), peer \(objective)")
    }
    let isTied = abs(ours.objective - objective) <= 1e-10 * abs(objective) + rounding
    if ours.segments.map({ Double($0.upperBound) }) == peer.ends {
      return isTied
        ? .equal : .different("\(item.id): same breaks, objective \(ours.objective), peer \(objective)")
    }
    return isTied ? .equal : .deviation("the exact optimum is lower than the peer's segmentation")
  }

  private static func ends(_ fields: [String: Any]) -> [Double] {
    (fields["breakpoints_end_exclusive"] as? [Any] ?? []).compactMap { $0 as? Double }
  }
}
