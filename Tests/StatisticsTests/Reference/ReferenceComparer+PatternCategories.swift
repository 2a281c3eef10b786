import Statistics
import Trends

extension ReferenceComparer {
  /// Compares pattern categories, the counts of extreme scores and the test of their trend.
  static func patternCategories(_ item: ReferenceCase) -> Outcome {
    let scores = (item.fields["z"] as? [Any] ?? []).compactMap { $0 as? Double }
    let rules = PatternRules(
      score: item.parameters["z_crit"] as? Double ?? 1.96, share: item.parameters["share"] as? Double ?? 0.9,
      alpha: item.parameters["mk_alpha"] as? Double ?? 0.05)
    guard case .success(let category) = rules.category(of: scores),
      case .success(let test) = mannKendall(scores)
    else { return .different("\(item.id): not estimable") }
    guard let theirs = item.expected["category"] as? String, let own = peerNames[category], own == theirs
    else {
      return .different("\(item.id): \(category)")
    }
    return outcome(
      of: [
        numberDifference(item, "mk_z", test.z, 1e-12),
        // The peer's p is 1 minus a probability near 1, which is exact to 1e-15 and no better.
        numberDifference(item, "mk_p", test.p, 1e-12, floor: 1e-15),
        numberDifference(item, "n_hot", Double(scores.count { $0 >= rules.score }), 0),
        numberDifference(item, "n_cold", Double(scores.count { $0 <= -rules.score }), 0),
      ])
  }

  private static let peerNames: [PatternCategory: String] = [
    .none: "no pattern", .newHigh: "new hot spot", .consecutiveHigh: "consecutive hot spot",
    .intensifyingHigh: "intensifying hot spot", .persistentHigh: "persistent hot spot",
    .diminishingHigh: "diminishing hot spot", .sporadicHigh: "sporadic hot spot",
    .oscillatingHigh: "oscillating hot spot", .historicalHigh: "historical hot spot",
    .newLow: "new cold spot", .consecutiveLow: "consecutive cold spot",
    .intensifyingLow: "intensifying cold spot", .persistentLow: "persistent cold spot",
    .diminishingLow: "diminishing cold spot", .sporadicLow: "sporadic cold spot",
    .oscillatingLow: "oscillating cold spot", .historicalLow: "historical cold spot",
  ]
}
