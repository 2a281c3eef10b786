import Statistics
import Trends

extension TrendMethod {
  /// The default verdict.
  static let verdicts = [
    TrendMethod(
      "trend", hidden: .asBounds, use: .byDefault,
      .batch { inputs, _ in
        guard let first = inputs.first else { return [] }
        return TrendAnalysis.trends(
          inputs.map(\.series), season: first.season, periodsPerYear: first.periodsPerYear,
          alpha: first.alpha, multiplicity: first.multiplicity
        ).map(result)
      })
  ]

  private static func result(_ finding: TrendFinding) -> MethodResult {
    var result = MethodResult()
    result.setAnswer("direction", finding.direction.map(\.rawValue))
    result["p"] = try? finding.test.get().p
    result["adjustedP"] = try? finding.adjustedP.get()
    result.set("slopePerYear", finding.slopePerYear)
    result.set("percentPerYear", finding.percentPerYear)
    result.set("rateRatioPerYear", finding.rateRatioPerYear)
    result["dispersion"] = try? finding.dispersion.get()
    result.setWord("rateModel", finding.rateModel.rawValue)
    switch finding.pattern {
    case .success(let pattern): result.setWord("pattern", pattern.rawValue)
    case .failure(let reason): result.setReason("pattern", reason)
    }
    return result
  }
}
