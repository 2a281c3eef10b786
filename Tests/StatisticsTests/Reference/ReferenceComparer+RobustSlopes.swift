import Statistics

extension ReferenceComparer {
  /// Compares robust slopes and rank correlations, a call at a time.
  static func robustSlopes(_ item: ReferenceCase) -> Outcome {
    let (places, values) = item.known
    switch item.call {
    case "theilslopes": return theilSenLine(item)
    case "siegelslopes":
      let rule: SiegelIntercept =
        item.parameters["method"] as? String == "separate" ? .separate : .hierarchical
      return estimate(item, siegelLine(x: places, y: values, intercept: rule)) {
        [("slope", $0.slope, 1e-12), ("intercept", $0.intercept, 1e-12)]
      }
    case "kendalltau":
      let kind: KendallP = item.parameters["method"] as? String == "exact" ? .exact : .asymptotic
      return estimate(item, kendallTauB(values, p: kind)) {
        [("tau", $0.correlation, 1e-12), ("p", $0.p, 1e-10)]
      }
    case "spearmanr":
      return estimate(item, spearman(values)) { [("rho", $0.correlation, 1e-12), ("p", $0.p, 1e-10)] }
    case let call where call.hasPrefix("pettitt"):
      return estimate(item, pettitt(values)) {
        [
          ("U", abs($0.u), 1e-12),
          ("changepoint_index_1based_last_of_first_segment", Double($0.valuesBefore), 0),
          ("p_approx", $0.p, 1e-10),
        ]
      }
    default: return .missing
    }
  }

  /// Where the peer failed or had NaN, ours must have the reason; elsewhere the numbers must agree.
  private static func estimate<Value>(
    _ item: ReferenceCase, _ result: Estimate<Value>,
    _ numbers: (Value) -> [(name: String, value: Double, tolerance: Double)]
  ) -> Outcome {
    let isUndefined =
      item.expected["error"] != nil || item.expected.values.contains { $0 as? String == "NaN" }
    switch result {
    case .success(let value):
      return isUndefined
        ? .different("\(item.id): a number, the peer has none") : compare(item, numbers(value))
    case .failure(let reason):
      let isNamed = [.tooShort, .constant, .tied].contains(reason)
      return isUndefined && isNamed
        ? .deviation("where the peer has none, notEstimable(\(reason))") : .different("\(item.id): \(reason)")
    }
  }

  private static func theilSenLine(_ item: ReferenceCase) -> Outcome {
    let (places, values) = item.known
    let level = item.parameters["alpha"] as? Double ?? 0.95
    let rule: InterceptRule = item.parameters["method"] as? String == "joint" ? .joint : .separate
    return estimate(item, theilSen(x: places, y: values, level: level, intercept: rule)) {
      [
        ("slope", $0.slope.value, 1e-12), ("intercept", $0.intercept, 1e-12),
        ("low", $0.slope.lower, 1e-12), ("high", $0.slope.upper, 1e-12),
      ]
    }
  }
}
