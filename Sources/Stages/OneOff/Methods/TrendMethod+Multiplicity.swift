import Statistics
import Trends

extension TrendMethod {
  /// The p values of the default verdict, adjusted over all series of the file.
  static let multiplicity = [
    adjustment("benjaminiHochberg", .benjaminiHochberg),
    adjustment("benjaminiYekutieli", .benjaminiYekutieli),
    adjustment("holm", .holm), adjustment("bonferroni", .bonferroni),
    adjustment("hierarchicalFalseDiscovery", .hierarchical),
  ]

  private static func adjustment(_ name: String, _ rule: Multiplicity) -> TrendMethod {
    TrendMethod(
      name, parameters: [.init("alpha", .real(0.0001...0.5))],
      .batch { inputs, settings in
        guard let first = inputs.first else { return [] }
        return TrendAnalysis.findings(
          inputs.map(\.series), season: first.season, periodsPerYear: first.periodsPerYear,
          alpha: settings.real("alpha") ?? 0.05, family: "all series of the file", multiplicity: rule
        ).map { finding in
          switch (finding.test, finding.adjustedP, finding.direction) {
          case (.success(let evidence), .success(let adjusted), let direction):
            var result = TrendMethodResult(["p": evidence.p, "adjustedP": adjusted])
            if case .success(let direction) = direction { result.setWord("direction", direction.rawValue) }
            return result
          case (.failure(let reason), _, _), (_, .failure(let reason), _):
            return TrendMethodResult(notEstimable: reason)
          }
        }
      })
  }
}
