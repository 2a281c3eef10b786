import Statistics

extension ReferenceComparer {
  /// Compares robust slopes and rank correlations, a call at a time.
  static func robustSlopes(_ item: ReferenceCase) -> Outcome {
    if item.expected["error"] != nil { return .missing }
    switch item.call {
    case "theilslopes": return theilSenLine(item)
    default: return .missing
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
}
