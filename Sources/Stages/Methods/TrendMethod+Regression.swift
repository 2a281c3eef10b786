import Statistics
import Trends

extension TrendMethod {
  /// Least squares and the tests of what it leaves.
  static let regressions: [TrendMethod] = [
    TrendMethod(
      "ordinaryLeastSquares", parameters: [degree] + errors,
      .each { input, settings in
        regression(polynomial(input, settings), settings)
      }),
    TrendMethod(
      "weightedLeastSquares", parameters: [degree] + errors, need: .exposure,
      .each { input, settings in
        regression(weightedPolynomial(input, settings), settings)
      }),
    test(
      "durbinWatson",
      parameters: [
        .init(
          "distribution", .words(["exact", "normal"]),
          standard: .rule("exact up to \(mostForExact) values, then normal"))
      ]
    ) { fit, settings in
      let distribution: DurbinWatsonDistribution =
        switch settings.word("distribution") {
        case "exact": .exact
        case "normal": .normal
        default: fit.residuals.count <= mostForExact ? .exact : .normal
        }
      return fit.durbinWatsonTest(distribution).map { TestStatistic(value: $0.statistic, p: $0.tails.lower) }
    },
    test("breuschGodfrey", parameters: [.init("lags", mostLags, 2)]) {
      $0.breuschGodfreyTest(lags: $1.whole("lags") ?? 2)
    },
    test("breuschPagan") { fit, _ in fit.breuschPaganTest() },
    test("reset") { fit, _ in fit.resetTest() },
    test("cumulativeResiduals") { fit, _ in fit.cumulativeResidualTest() },
    TrendMethod("jarqueBera", .each { input, _ in MethodResult(jarqueBeraTest(input.values), numbers) }),
    portmanteau("ljungBox", .ljungBox),
    portmanteau("boxPierce", .boxPierce),
    listed("autocorrelation", autocorrelations),
    listed("partialAutocorrelation", partialAutocorrelations),
  ]

  /// The most values for which the exact distribution is the usual one.
  private static let mostForExact = 400
  private static let degree = TrendMethodParameter("degree", 1...5, 1)
  private static let mostLags = 1...120
  private static let lags = TrendMethodParameter(
    "lags", .whole(mostLags), standard: .rule("12, or half of the values less one"))
  private static let errors = [
    TrendMethodParameter(
      "errors",
      oneOf: [
        "classical", "hc0", "hc1", "hc2", "hc3", "hc4", "hc4m", "hc5", "neweyWest", "neweyWestAutomatic",
        "andrews", "andrewsPrewhitened",
      ]),
    TrendMethodParameter("lag", .whole(0...120), standard: .rule("4 (n / 100)^(2/9), rounded down")),
    TrendMethodParameter("level", 0.5...0.999, 0.95),
  ]

  private static func polynomial(
    _ input: TrendMethodInput, _ settings: TrendMethodSettings
  ) -> Estimate<LinearRegression> {
    ordinaryLeastSquares(index: input.index, values: input.values, degree: settings.whole("degree") ?? 1)
  }

  /// Each value weighted by its exposure; values without any are left out.
  private static func weightedPolynomial(
    _ input: TrendMethodInput, _ settings: TrendMethodSettings
  ) -> Estimate<LinearRegression> {
    let batch = SeriesBatch([input.grid], exposure: input.exposure.map { [$0] })
    let (index, values, exposure) = batch.knownValues(0)
    return weightedLeastSquares(
      .polynomial(index, degree: settings.whole("degree") ?? 1), values: values, weights: exposure ?? [])
  }

  private static func covariance(_ settings: TrendMethodSettings, count: Int) -> CoefficientCovariance {
    switch settings.word("errors") {
    case "hc0": .hc0
    case "hc1": .hc1
    case "hc2": .hc2
    case "hc3": .hc3
    case "hc4": .hc4
    case "hc4m": .hc4m
    case "hc5": .hc5
    case "neweyWest": .neweyWest(lags: settings.whole("lag") ?? CoefficientCovariance.usualLags(count))
    case "neweyWestAutomatic": .neweyWestAutomatic
    case "andrews": .andrews(.none)
    case "andrewsPrewhitened": .andrews(.firstOrder)
    default: .classical
    }
  }

  /// Coefficients by degree, from the intercept up, in units of the values a period to that power.
  private static func regression(
    _ fit: Estimate<LinearRegression>, _ settings: TrendMethodSettings
  ) -> MethodResult {
    switch fit {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let fit):
      var result = MethodResult()
      result.setList("coefficients", fit.coefficients)
      result["residualVariance"] = fit.residualVariance
      result["determination"] = try? fit.determination.get()
      let kind = covariance(settings, count: fit.residuals.count)
      switch fit.inference(kind, level: settings.real("level") ?? 0.95) {
      case .failure(let reason): result.setReason("errors", reason)
      case .success(let inference):
        result.setList("standardErrors", inference.map(\.standardError))
        result.setList("t", inference.map(\.t))
        result.setList("p", inference.map(\.p))
        result.setList("lower", inference.map(\.estimate.lower))
        result.setList("upper", inference.map(\.estimate.upper))
      }
      return result
    }
  }

  /// A test on the residuals of a straight line, or of a polynomial of the degree asked for.
  private static func test(
    _ name: String, parameters: [TrendMethodParameter] = [],
    _ test: @escaping @Sendable (LinearRegression, TrendMethodSettings) -> Estimate<TestStatistic>
  ) -> TrendMethod {
    TrendMethod(
      name, parameters: [degree] + parameters,
      .each { input, settings in
        MethodResult(polynomial(input, settings).flatMap { test($0, settings) }, numbers)
      })
  }

  private static func portmanteau(_ name: String, _ weighting: PortmanteauWeighting) -> TrendMethod {
    TrendMethod(
      name, parameters: [lags],
      .each { input, settings in
        let lags = settings.whole("lags") ?? usualLags(input.values.count)
        return MethodResult(portmanteauTest(input.values, lags: lags, weighting: weighting), numbers)
      })
  }

  private static func listed(
    _ name: String, _ compute: @escaping @Sendable ([Double], Int) -> Estimate<[Double]>
  ) -> TrendMethod {
    TrendMethod(
      name, parameters: [lags],
      .each { input, settings in
        switch compute(input.values, settings.whole("lags") ?? usualLags(input.values.count)) {
        case .failure(let reason): return MethodResult(notEstimable: reason)
        case .success(let list):
          var result = MethodResult()
          result.setList("lags", Array(list.dropFirst()))
          return result
        }
      })
  }

  /// Up to a year of lags, at most half of the values.
  private static func usualLags(_ count: Int) -> Int { max(min(12, count / 2 - 1), 1) }

  private static func numbers(_ test: TestStatistic) -> [String: Double] {
    ["statistic": test.value, "p": test.p]
  }
}
