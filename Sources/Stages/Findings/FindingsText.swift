import Statistics
import Trends

/// Findings as CSV: every estimate with its range, every gap with its reason.
enum FindingsText {
  static func csv(_ findings: [TrendFinding]) -> String {
    let dimensions = findings.first?.key.map(\.dimension) ?? []
    var lines = [
      (["measure"] + dimensions + [
        "first", "last", "n", "direction", "p", "adjusted_p", "slope_per_year", "slope_low",
        "slope_high", "percent_per_year", "percent_low", "percent_high", "not_estimable",
      ]).joined(separator: ",")
    ]
    for finding in findings {
      var fields = [finding.measure] + finding.key.map(\.code)
      fields += [finding.firstPeriod, finding.lastPeriod, String(finding.count)]
      fields.append((try? finding.direction.get())?.rawValue ?? "")
      fields.append(number(try? finding.test.get().p))
      fields.append(number(try? finding.adjustedP.get()))
      fields += interval(finding.slopePerYear) + interval(finding.percentPerYear)
      fields.append(reason(finding))
      lines.append(fields.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func interval(_ estimate: Estimate<IntervalEstimate>) -> [String] {
    let value = try? estimate.get()
    return [number(value?.value), number(value?.lower), number(value?.upper)]
  }

  private static func number(_ value: Double?) -> String { value.map { String($0) } ?? "" }

  private static func reason(_ finding: TrendFinding) -> String {
    if case .failure(let reason) = finding.direction { return reason.rawValue }
    if case .failure(let reason) = finding.percentPerYear { return "percent: " + reason.rawValue }
    return ""
  }
}
