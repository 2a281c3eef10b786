import Statistics
import Trends

extension ReferenceComparer {
  /// Compares broken lines and tests of a change in slope; a lower sum of squares than the peer's local search passes.
  static func segmentedLines(_ item: ReferenceCase) -> Outcome {
    if item.expected["davies_p"] != nil { return slopeChangeTests(item) }
    let (index, values) = item.known
    let count = item.fields["npsi"] as? Double ?? 0
    if item.fields["model"] as? String == "glm poisson log" {
      guard count == 1, case .success(let ours) = segmentedPoisson(x: index, counts: values) else {
        return .different("\(item.id): not estimable")
      }
      return against(item, "deviance", ours.deviance, [ours.breakpoint], nil)
    }
    guard let breaks = BreakCount(rawValue: Int(count)),
      case .success(let ours) = segmentedRegression(x: index, y: values, breaks: breaks)
    else { return .different("\(item.id): not estimable") }
    return against(item, "rss", ours.sumOfSquares, ours.breakpoints.map(\.place), ours)
  }

  private static func against(
    _ item: ReferenceCase, _ name: String, _ fit: Double, _ places: [Double], _ ours: SegmentedRegression?
  ) -> Outcome {
    func numbers(_ name: String) -> [Double] {
      (item.expected[name] as? [Any] ?? []).compactMap { $0 as? Double }
    }
    guard let peer = item.expected[name] as? Double, fit <= peer * (1 + 1e-6) else {
      return .different("\(item.id): \(name) \(fit)")
    }
    guard fit >= peer * (1 - 1e-6) else {
      return .deviation("the global minimum is below the peer's local one")
    }
    let reach = 1e-3 * Double(item.known.values.count)
    let psi = numbers("psi")
    guard places.count == psi.count, zip(places, psi).allSatisfy({ abs($0 - $1) <= reach }) else {
      return .different("\(item.id): psi \(places), peer \(psi)")
    }
    guard let ours else { return .equal }
    let slopes = numbers("slopes")
    guard slopes.count == ours.slopes.count, zip(ours.slopes, slopes).allSatisfy({ isClose($0, $1, 1e-3) })
    else {
      return .different("\(item.id): slopes \(ours.slopes), peer \(slopes)")
    }
    // On an observation the linearised model has two sides, and the peer takes the one its search came from.
    guard places.allSatisfy({ abs($0 - $0.rounded()) > 1e-3 }) else { return .equal }
    let errors = ours.breakpoints.compactMap { try? $0.standardError.get() }
    let ownSlopeErrors = (try? ours.slopeErrors.get()) ?? []
    let (own, theirs) = (errors + ownSlopeErrors, numbers("psi_se") + numbers("slope_se"))
    guard own.count == theirs.count, zip(own, theirs).allSatisfy({ isClose($0, $1, 1e-3) }) else {
      return .different("\(item.id): errors \(own), peer \(theirs)")
    }
    return .equal
  }

  private static func slopeChangeTests(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    guard case .success(let davies) = daviesTest(x: index, y: values),
      case .success(let score) = slopeScoreTest(x: index, y: values), let place = davies.place
    else { return .different("\(item.id): not estimable") }
    return compare(
      item,
      [
        ("davies_best_at", place, 1e-9), ("davies_p", davies.p, 1e-8),
        ("pscore_stat", score.statistic, 1e-8), ("pscore_p", score.p, 1e-6),
      ])
  }
}
