import Statistics
import Trends

extension TrendMethod {
  /// The p values of the default verdict, adjusted over all series.
  static let multiplicity = [
    adjustment("benjaminiHochberg", .benjaminiHochberg),
    adjustment("benjaminiYekutieli", .benjaminiYekutieli),
    adjustment("holm", .holm), adjustment("bonferroni", .bonferroni),
    adjustment("hierarchicalFalseDiscovery", .hierarchical),
  ]

  private static func adjustment(_ name: String, _ rule: Multiplicity) -> TrendMethod {
    TrendMethod(
      name,
      parameters: [
        .init("alpha", .real(0.0001...0.5), standard: .rule("0.05, or that of the stage"))
      ], hidden: .asBounds,
      .batch { inputs, settings in
        guard let first = inputs.first else { return [] }
        return TrendAnalysis.trends(
          inputs.map(\.series), season: first.season, periodsPerYear: first.periodsPerYear,
          alpha: settings.real("alpha") ?? first.alpha, multiplicity: rule
        ).map { finding in
          switch (finding.test, finding.adjustedP, finding.direction) {
          case (.success(let evidence), .success(let adjusted), let direction):
            var result = MethodResult(["p": evidence.p, "adjustedP": adjusted])
            if case .success(let direction) = direction { result.setWord("direction", direction.rawValue) }
            return result
          case (.failure(let reason), _, _), (_, .failure(let reason), _):
            return MethodResult(notEstimable: reason)
          }
        }
      })
  }
}
