import Statistics
import Trends

extension TrendMethod {
  /// The Mann-Kendall family and other tests of ranks.
  static let rankTests =
    [
      test("mannKendall", use: .byDefault) { input, _ in mannKendall(input.values) },
      TrendMethod(
        "mannKendallSeasonalAR1",
        .each { input, _ in
          MethodResult(
            mannKendallSeasonalAR1(index: input.index, values: input.values, season: input.season)
          ) {
            [
              "s": $0.s, "variance": $0.variance, "z": $0.z, "p": $0.p, "tau": $0.tau,
              "autocorrelation": $0.correctedAutocorrelation, "inflation": $0.inflation,
              "degreesOfFreedom": $0.degreesOfFreedom,
            ]
          }
        }),
      TrendMethod(
        "mannKendallAR1", use: .byDefault,
        .each { input, _ in
          MethodResult(mannKendallAR1(index: input.index, values: input.values)) { result in
            numbers(result.test).merging([
              "autocorrelation": result.autocorrelation, "inflation": result.inflation,
            ]) { one, _ in one }
          }
        }),
      TrendMethod(
        "mannKendallExact",
        .each { input, _ in
          MethodResult(mannKendallExact(input.values)) { ["p": $0] }
        }),
      test("mannKendallSeasonal") { input, _ in mannKendallSeasonal(input.grid, season: input.season) },
      test("mannKendallCorrelatedSeasonal") { input, _ in
        mannKendallCorrelatedSeasonal(input.grid, season: input.season)
      },
      test("mannKendallHamedRao", [lag("all lags"), .init("alpha", 0.001...0.5, 0.05)]) { input, settings in
        mannKendallHamedRao(
          index: input.index, values: input.values, lags: settings.whole("lag"),
          alpha: settings.real("alpha") ?? 0.05)
      },
      test("mannKendallYueWang", [.init("lag", lags, 1)]) { input, settings in
        mannKendallYueWang(index: input.index, values: input.values, lags: settings.whole("lag") ?? 1)
      },
      test("mannKendallPreWhitened") { input, _ in
        mannKendallPreWhitened(index: input.index, values: input.values)
      },
      test("mannKendallTrendFreePreWhitened") { input, _ in
        mannKendallTrendFreePreWhitened(index: input.index, values: input.values)
      },
      TrendMethod(
        "mannKendallPartial", need: .exposure,
        .each { input, _ in
          MethodResult(mannKendallPartial(input.grid, covariate: input.exposure ?? []), numbers)
        }),
      together("mannKendallRegional", [.init("series", oneOf: ["correlated", "independent"])]) {
        $1.word("series") == "independent" ? mannKendallRegional($0) : mannKendallCorrelatedRegional($0)
      },
      together("mannKendallMultivariate") { series, _ in mannKendallMultivariate(series) },
      together("mannKendallCorrelatedMultivariate") { series, _ in mannKendallCorrelatedMultivariate(series)
      },
    ] + correlations

  private static let correlations = [
    TrendMethod(
      "seasonalKruskalWallis",
      .each { input, _ in
        MethodResult(
          seasonalKruskalWallis(index: input.index, values: input.values, season: input.season)
        ) { ["statistic": $0.value, "p": $0.p] }
      }),
    TrendMethod(
      "kendallTauB", parameters: [.init("p", oneOf: ["asymptotic", "exact"])],
      .each { input, settings in
        MethodResult(kendallTauB(input.values, p: settings.word("p") == "exact" ? .exact : .asymptotic)) {
          ["tau": $0.correlation, "p": $0.p]
        }
      }),
    TrendMethod(
      "spearman",
      .each { input, _ in MethodResult(spearman(input.values)) { ["rho": $0.correlation, "p": $0.p] } }),
    TrendMethod(
      "pettitt",
      .each { input, _ in
        switch pettitt(input.values) {
        case .failure(let reason): return MethodResult(notEstimable: reason)
        case .success(let test):
          var result = MethodResult(["u": test.u, "valuesBefore": Double(test.valuesBefore), "p": test.p])
          result.setPeriod("changePeriod", input.period(ofKnown: test.valuesBefore))
          return result
        }
      }),
  ]

  private static let lags = 1...10_000

  private static func lag(_ rule: String) -> TrendMethodParameter {
    TrendMethodParameter("lag", .whole(lags), standard: .rule(rule))
  }

  private static func test(
    _ name: String, _ parameters: [TrendMethodParameter] = [], use: Use = .onRequest,
    _ compute: @escaping @Sendable (TrendMethodInput, TrendMethodSettings) -> Estimate<MannKendall>
  ) -> TrendMethod {
    TrendMethod(
      name, parameters: parameters, use: use,
      .each { MethodResult(compute($0, $1), numbers) })
  }

  private static func together(
    _ name: String, _ parameters: [TrendMethodParameter] = [],
    _ compute: @escaping @Sendable ([[Double?]], TrendMethodSettings) -> Estimate<MannKendall>
  ) -> TrendMethod {
    TrendMethod(
      name, parameters: parameters,
      .together { MethodResult(compute(TrendMethodInput.aligned($0), $1), numbers) })
  }

  private static func numbers(_ test: MannKendall) -> [String: Double] {
    ["s": test.s, "variance": test.variance, "z": test.z, "p": test.p, "tau": test.tau]
  }
}
