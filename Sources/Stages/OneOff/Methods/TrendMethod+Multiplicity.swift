import Statistics
import Trends

extension TrendMethod {
  /// The p values of the default verdict, adjusted over all series of the file.
  static let multiplicity = [
    adjustment("benjaminiHochberg", benjaminiHochberg), adjustment("benjaminiYekutieli", benjaminiYekutieli),
    adjustment("holm", holm), adjustment("bonferroni", bonferroni),
  ]

  private static func adjustment(
    _ name: String, _ adjust: @escaping @Sendable ([Double?]) -> [Double?]
  ) -> TrendMethod {
    TrendMethod(
      name,
      .batch { inputs, _ in
        guard let first = inputs.first else { return [] }
        let tests = TrendAnalysis.findings(
          inputs.map(\.series), season: first.season, periodsPerYear: first.periodsPerYear, alpha: 0.05,
          family: "all series of the file"
        ).map(\.test)
        let adjusted = adjust(tests.map { try? $0.get().p })
        return zip(tests, adjusted).map { test, adjusted in
          switch test {
          case .success(let evidence):
            TrendMethodResult(["p": evidence.p, "adjustedP": adjusted ?? evidence.p])
          case .failure(let reason): TrendMethodResult(notEstimable: reason)
          }
        }
      })
  }
}
