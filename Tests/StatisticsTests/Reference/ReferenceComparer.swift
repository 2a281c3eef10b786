import Foundation
import Statistics

/// Ends every reference case as one of four, and says what differs.
enum ReferenceComparer {
  enum Outcome: Equatable {
    case equal
    case deviation(String)
    case outOfScope
    case missing
    case different(String)
  }

  /// Adjustments that the project leaves out.
  private static let outOfScopeCalls = ["simes-hochberg", "hommel", "fdr_tsbh"]

  static func outcome(_ item: ReferenceCase) -> Outcome {
    if item.expected["error"] != nil { return .missing }
    switch (item.file, item.call) {
    case ("mann_kendall", "original_test"): return mannKendallOriginal(item)
    case ("mann_kendall", "sens_slope"): return sensSlope(item)
    case ("mann_kendall_ar1", _): return mannKendallWithAR1(item)
    case ("robust_slopes", "theilslopes"): return theilSenLine(item)
    case ("ols_exact", _): return exactLeastSquares(item)
    case ("multiple_testing", "fdr_bh"): return adjustment(item)
    case ("multiple_testing", let call) where outOfScopeCalls.contains(call): return .outOfScope
    default: return .missing
    }
  }

  /// Compares named numbers, each relative to the peer's; the first that differs is named.
  static func compare(
    _ item: ReferenceCase, _ ours: [(name: String, value: Double, tolerance: Double)]
  ) -> Outcome {
    for (name, value, tolerance) in ours {
      guard let theirs = item.expected[name] as? Double else {
        return .different("\(item.id): the case has no number '\(name)'")
      }
      let isEqual = value == theirs || abs(value - theirs) <= tolerance * abs(theirs)
      if !isEqual { return .different("\(item.id): \(name) \(value), peer \(theirs)") }
    }
    return .equal
  }

  private static func mannKendallOriginal(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    guard case .success(let test) = mannKendall(values),
      case .success(let line) = theilSen(x: index, y: values)
    else { return .different("\(item.id): not estimable") }
    return compare(
      item,
      [
        ("s", test.s, 0), ("var_s", test.variance, 0), ("z", test.z, 1e-12), ("Tau", test.tau, 1e-12),
        ("p_erfc", test.p, 1e-12), ("slope", line.slope.value, 1e-12), ("intercept", line.intercept, 1e-12),
      ])
  }

  private static func sensSlope(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    guard case .success(let line) = theilSen(x: index, y: values) else {
      return .different("\(item.id): not estimable")
    }
    return compare(item, [("slope", line.slope.value, 1e-12), ("intercept", line.intercept, 1e-12)])
  }

  private static func mannKendallWithAR1(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    switch mannKendallAR1(index: index, values: values) {
    case .failure(let reason): return .different("\(item.id): \(reason)")
    case .success(let result):
      // The file allows 1e-6 where the values are so far from 0 that the residuals lose digits.
      let isWide = ["_big_offset", "_huge", "_outlier"].contains { item.id.contains($0) }
      let tolerance = isWide ? 1e-6 : 1e-10
      return compare(
        item,
        [
          ("s", result.test.s, 0), ("r1", result.autocorrelation, tolerance),
          ("rho_corrected", result.correctedAutocorrelation, tolerance),
          ("inflation", result.inflation, tolerance), ("var_s", result.test.variance, tolerance),
          ("z", result.test.z, tolerance), ("p", result.test.p, tolerance),
        ])
    }
  }

  private static func theilSenLine(_ item: ReferenceCase) -> Outcome {
    let (places, values) = item.known
    let level = item.parameters["alpha"] as? Double ?? 0.95
    let rule: InterceptRule = item.parameters["method"] as? String == "joint" ? .joint : .separate
    guard case .success(let line) = theilSen(x: places, y: values, level: level, intercept: rule) else {
      return .different("\(item.id): not estimable")
    }
    return compare(
      item,
      [
        ("slope", line.slope.value, 1e-12), ("intercept", line.intercept, 1e-12),
        ("low", line.slope.lower, 1e-12), ("high", line.slope.upper, 1e-12),
      ])
  }

  private static func adjustment(_ item: ReferenceCase) -> Outcome {
    let p = (item.fields["p"] as? [Any] ?? []).map { $0 as? Double }
    let theirs = (item.expected["adjusted"] as? [Any] ?? []).map { $0 as? Double }
    for (own, peer) in zip(benjaminiHochberg(p), theirs) {
      switch (own, peer) {
      case (nil, nil): continue
      case (let own?, let peer?) where abs(own - peer) <= 1e-13 * abs(peer): continue
      default: return .different("\(item.id): an adjusted value differs")
      }
    }
    return p.count == theirs.count ? .equal : .different("\(item.id): another number of values")
  }
}
