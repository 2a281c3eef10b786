import Statistics

extension ReferenceComparer {
  /// Compares what peers lose far from 0 with arithmetic of 60 digits.
  static func offsetExact(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    let lag = (item.parameters["lag"] as? Double).map { Int($0) }
    switch item.call {
    case "yue_wang": return exactTest(item, mannKendallYueWang(index: index, values: values, lags: lag))
    case "hamed_rao": return exactTest(item, mannKendallHamedRao(index: index, values: values))
    case "pre_whitening": return exactTest(item, mannKendallPreWhitened(index: index, values: values))
    case "trend_free_pre_whitening":
      return exactTest(item, mannKendallTrendFreePreWhitened(index: index, values: values))
    case "mann_kendall_ar1":
      let result = mannKendallAR1(index: index, values: values)
      guard case .success(let ours) = result else { return .different("\(item.id): \(result)") }
      let dependence: [Named] = [
        ("r1", [ours.autocorrelation], false), ("rho_corrected", [ours.correctedAutocorrelation], false),
        ("inflation", [ours.inflation], false),
      ]
      return named(item, dependence, (1e-12, 0)) ?? exactTest(item, result.map(\.test))
    case "diagnostics":
      let lags = Int(item.parameters["lags"] as? Double ?? 0)
      guard let ours = diagnosticNumbers(values, lags: lags), ours.count == item.expected.count else {
        return .different("\(item.id): not estimable")
      }
      return named(item, ours, (1e-9, 1e-9)) ?? .equal
    case "sandwich": return exactSandwich(item)
    case "least_squares": return exactRegression(item)
    default: return .missing
    }
  }

  private static func exactTest(_ item: ReferenceCase, _ result: Estimate<MannKendall>) -> Outcome {
    guard case .success(let test) = result else { return .different("\(item.id): \(result)") }
    return compare(
      item,
      [
        ("s", test.s, 0), ("var_s", test.variance, 1e-12), ("z", test.z, 1e-12),
        ("p", test.p, 1e-12 * max(1, test.z * test.z)),
      ])
  }
}
