import Statistics

extension ReferenceComparer {
  /// Compares tests and effect sizes of changes with scipy.
  static func pairedTestsOfPython(_ item: ReferenceCase) -> Outcome {
    let (before, after) = (numbers(item, "pre"), numbers(item, "post"))
    let changes = zip(after, before).map { $0 - $1 }
    guard changes.count >= 3, before.count == after.count else {
      return .different("\(item.id): no pairs")
    }
    var differences = signedRankDifferences(item, changes)
    if let sign = try? signTest(changes).get() {
      differences.append(numberDifference(item, "sign_test_p", sign.p, 1e-11))
    } else {
      differences.append("\(item.id): no sign test")
    }
    let n = Double(changes.count)
    let factor = hedgesCorrection(degreesOfFreedom: n - 1) ?? .nan
    differences.append(numberDifference(item, "hedges_J_exact", factor, 1e-11))
    let average = averageStandardisedMeanChange(before: before, after: after)
    differences.append(numberDifference(item, "d_av", (try? average.get()) ?? .nan, 1e-11))
    let test = pairedTTest(before: before, after: after)
    let effect = standardisedMeanChange(changes, method: .noncentralT)
    guard Set(changes).count > 1 else {
      // The peer divides by 0.
      let reason: NotEstimable = changes[0] == 0 ? .allZero : .constant
      guard case .failure(reason) = test, case .failure(reason) = effect,
        case .failure(reason) = hedgesMeanChange(changes)
      else { return .different("\(item.id): \(test), \(effect)") }
      let outcome = outcome(of: differences)
      return outcome == .equal
        ? .deviation("t and effects of equal changes are notEstimable(\(reason.rawValue))") : outcome
    }
    guard case .success(let test) = test, case .success(let effect) = effect,
      case .success(let unbiased) = hedgesMeanChange(changes),
      case .success(let normality) = shapiroWilkTest(changes)
    else { return .different("\(item.id): not estimable") }
    differences += [
      numberDifference(item, "t", test.statistic.value, 1e-11),
      numberDifference(item, "t_p", test.statistic.p, 1e-8),
      numberDifference(item, "df", test.degreesOfFreedom, 0),
      endsDifference(item, "mean_diff_ci95", test.difference, 1e-8),
      numberDifference(item, "d_z", effect.value, 1e-11),
      numberDifference(item, "hedges_g_z", unbiased, 1e-11),
      numberDifference(item, "hedges_g_z_approxJ", effect.value * (1 - 3 / (4 * (n - 1) - 1)), 1e-11),
      endsDifference(item, "d_z_ci95_noncentral_t", effect, 1e-7),
      numberDifference(item, "shapiro_W_diff", normality.value, 1e-6),
      numberDifference(item, "shapiro_p_diff", normality.p, 1e-4),
    ]
    return outcome(of: differences)
  }

  /// What differs in the six normal signed-rank tests and the sums of ranks.
  private static func signedRankDifferences(_ item: ReferenceCase, _ changes: [Double]) -> [String?] {
    var differences: [String?] = []
    let kinds: [(String, SignedRankTest.Zeros)] = [
      ("wilcox", .dropped), ("pratt", .pratt), ("zsplit", .split),
    ]
    for (name, zeros) in kinds {
      for (suffix, reference) in [
        ("corrFalse", SignedRankTest.Reference.normal), ("corrTrue", .normalWithCorrection),
      ] {
        let key = "wilcoxon_\(name)_\(suffix)"
        let peer = (item.expected[key] as? [Any] ?? []).map { $0 as? Double ?? .nan }
        let ours = signedRankTest(changes, zeros: zeros, reference: reference)
        guard case .success(let test) = ours, let z = test.z else {
          let isRefused = ours == .failure(.allZero) && peer.count == 3 && peer[1].isNaN
          differences.append(isRefused ? nil : "\(item.id): \(key) \(ours)")
          continue
        }
        let numbers = [min(test.positiveSum, test.negativeSum), z, test.p]
        let isEqual = peer.count == 3 && zip(numbers, peer).allSatisfy { isClose($0, $1, 1e-11) }
        differences.append(isEqual ? nil : "\(item.id): \(key) \(numbers), peer \(peer)")
      }
    }
    guard case .success(let test) = signedRankTest(changes) else { return differences }
    let all = Double(test.changes * (test.changes + 1)) / 2
    return differences + [
      numberDifference(item, "W_plus", test.positiveSum, 0),
      numberDifference(item, "W_minus", test.negativeSum, 0),
      numberDifference(item, "rank_biserial", (test.positiveSum - test.negativeSum) / all, 1e-11),
    ]
  }

  /// The numbers of an input by its name.
  static func numbers(_ item: ReferenceCase, _ name: String) -> [Double] {
    let input = item.fields["input"] as? [String: Any] ?? item.fields
    return (input[name] as? [Any] ?? []).compactMap { $0 as? Double }
  }

  /// What differs between the ends of an interval and a list of two numbers.
  static func endsDifference(
    _ item: ReferenceCase, _ name: String, _ ours: IntervalEstimate, _ tolerance: Double
  ) -> String? {
    let ends = (item.expected[name] as? [Any] ?? []).compactMap { $0 as? Double }
    guard ends.count == 2, isClose(ours.lower, ends[0], tolerance), isClose(ours.upper, ends[1], tolerance)
    else { return "\(item.id): \(name) \(ours.lower)...\(ours.upper), peer \(ends)" }
    return nil
  }
}
