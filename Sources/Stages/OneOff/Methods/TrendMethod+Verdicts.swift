import Statistics
import Trends

extension TrendMethod {
  /// The default verdict.
  static let verdicts = [
    TrendMethod(
      "trend", use: .byDefault,
      .batch { inputs, _ in
        guard let first = inputs.first else { return [] }
        return TrendAnalysis.findings(
          inputs.map(\.series), season: first.season, periodsPerYear: first.periodsPerYear,
          alpha: 0.05, family: "all series of the file"
        ).map(result)
      })
  ]

  private static func result(_ finding: TrendFinding) -> TrendMethodResult {
    var result = TrendMethodResult()
    switch finding.direction {
    case .success(let direction): result.setWord("direction", direction.rawValue)
    case .failure(let reason): result.setWord("notEstimable", reason.rawValue)
    }
    result["p"] = try? finding.test.get().p
    result["adjustedP"] = try? finding.adjustedP.get()
    result.set("slopePerYear", finding.slopePerYear)
    result.set("percentPerYear", finding.percentPerYear)
    result.set("rateRatioPerYear", finding.rateRatioPerYear)
    result["dispersion"] = try? finding.dispersion.get()
    result.setWord("rateModel", finding.rateModel.rawValue)
    switch finding.pattern {
    case .success(let pattern): result.setWord("pattern", pattern.rawValue)
    case .failure(let reason): result.setWord("patternNotEstimable", reason.rawValue)
    }
    return result
  }
}
