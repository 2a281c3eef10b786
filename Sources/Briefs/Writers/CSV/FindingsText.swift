import Language
import Statistics
import Trends

/// Findings as CSV: every estimate with its range, every gap with its reason.
enum FindingsText {
  static func csv(_ findings: [TrendFinding]) -> String {
    let dimensions = findings.first?.key.map(\.dimension) ?? []
    var lines = [
      (["measure"] + dimensions.map(CSVField.text) + [
        "first", "last", "n", "n_hidden", "n_missing", "n_derived", "direction", "direction_low",
        "direction_high", "p", "adjusted_p", "slope_per_year", "slope_low",
        "slope_high", "percent_per_year", "percent_low", "percent_high",
        "rate_ratio_per_year", "rate_ratio_low", "rate_ratio_high", "rate_model", "per_exposure",
        "dispersion", "pattern", "pattern_words", "not_estimable",
      ]).joined(separator: ",")
    ]
    for finding in findings {
      var fields = ([finding.measure] + finding.key.map(\.code)).map(CSVField.text)
      let (basis, bounds) = (finding.basis, finding.directionAtBounds)
      fields += [finding.firstPeriod, finding.lastPeriod, String(finding.count)].map(CSVField.figure)
      fields += [basis.hidden, basis.missing, basis.derived].map { CSVField.figure(String($0)) }
      fields += [finding.direction, bounds.low, bounds.high].map { (try? $0.get())?.rawValue ?? "" }
      fields.append(number(try? finding.test.get().p))
      fields.append(number(try? finding.adjustedP.get()))
      fields += interval(finding.slopePerYear) + interval(finding.percentPerYear)
      fields += interval(finding.rateRatioPerYear)
      fields += [finding.rateModel.rawValue, finding.isPerExposure ? "yes" : "no"]
      fields.append(number(try? finding.dispersion.get()))
      let pattern = try? finding.pattern.get()
      fields += [pattern?.rawValue ?? "", CSVField.text(pattern?.words ?? PatternCategory.wordsForNone)]
      fields.append(CSVField.figure(reason(finding)))
      lines.append(fields.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func interval(_ estimate: Estimate<IntervalEstimate>) -> [String] {
    let value = try? estimate.get()
    return [number(value?.value), number(value?.lower), number(value?.upper)]
  }

  private static func number(_ value: Double?) -> String { value.map { String($0) } ?? "" }

  /// Why the direction is missing; else why other estimates are, each with its name.
  private static func reason(_ finding: TrendFinding) -> String {
    if case .failure(let reason) = finding.direction { return reason.rawValue }
    var reasons: [String] = []
    if case .failure(let reason) = finding.percentPerYear { reasons.append("percent: " + reason.rawValue) }
    if case .failure(let reason) = finding.rateRatioPerYear {
      reasons.append("rate ratio: " + reason.rawValue)
    }
    if case .failure(let reason) = finding.pattern { reasons.append("pattern: " + reason.rawValue) }
    return reasons.joined(separator: "; ")
  }
}
