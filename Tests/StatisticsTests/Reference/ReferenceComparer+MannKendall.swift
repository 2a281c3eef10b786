import Statistics

extension ReferenceComparer {
  /// Compares the tests of the Mann-Kendall family and their slopes, a call at a time.
  static func mannKendallFamily(_ item: ReferenceCase) -> Outcome {
    if item.expected["error"] != nil { return .missing }
    switch item.call {
    case "original_test": return mannKendallOriginal(item)
    case "sens_slope": return sensSlope(item)
    default: return .missing
    }
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
}
