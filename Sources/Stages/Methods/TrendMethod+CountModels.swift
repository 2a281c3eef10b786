import Statistics
import Trends

extension TrendMethod {
  /// Log-linear models of counts, and patterns against siblings.
  static let countModels = [
    countModel("poissonRegression") { poissonRegression($0, design: $1) },
    countModel("quasiPoissonRegression") { quasiPoissonRegression($0, design: $1) },
    countModel("negativeBinomialRegression") { negativeBinomialRegression($0, design: $1) },
    countModel("firthPoissonRegression") { firthPoissonRegression($0, design: $1) },
    TrendMethod(
      "patternCategory", hidden: .asBounds,
      .batch { inputs, _ in
        PatternAnalysis.categories(inputs.map(\.series)).map { category in
          switch category {
          case .failure(let reason): return MethodResult(notEstimable: reason)
          case .success(let category):
            var result = MethodResult()
            result.setWord("category", category.rawValue)
            result.setWord("words", category.words)
            return result
          }
        }
      }),
  ]

  /// One model, with a season of waves, of levels or none, and errors by name.
  private static func countModel(
    _ name: String,
    _ fit: @escaping @Sendable ([CountSeries], CountDesign) -> [Estimate<CountRegression>]
  ) -> TrendMethod {
    TrendMethod(
      name,
      parameters: [
        .init("season", oneOf: ["harmonics", "factors", "none"]),
        .init("errors", oneOf: ["classical", "hc0", "hc3", "neweyWest"]), .init("lag", 0...999, 4),
        .init("level", 0.5...0.999, 0.95),
      ],
      .blocks { inputs, settings in
        var results = inputs.map { _ in MethodResult(notEstimable: .tooShort) }
        // A design is scaled by its length, so that series share one of their own length alone.
        for (length, places) in Dictionary(grouping: inputs.indices, by: { inputs[$0].grid.count }) {
          let own = places.map { inputs[$0] }
          let design = CountDesign(periods: length, season: season(settings, own[0].season))
          let series = own.map { CountSeries(counts: $0.grid, exposure: $0.exposure) }
          for (place, fit) in zip(places, fit(series, design)) {
            results[place] = result(fit, settings, periodsPerYear: Double(inputs[place].periodsPerYear))
          }
        }
        return results
      })
  }

  private static func season(_ settings: TrendMethodSettings, _ season: Int) -> CountDesign.Season {
    guard season > 1 else { return .none }
    switch settings.word("season") {
    case "none": return .none
    case "factors": return .factors(season)
    default: return .harmonics([Double(season), Double(season) / 2])
    }
  }

  private static func result(
    _ fit: Estimate<CountRegression>, _ settings: TrendMethodSettings, periodsPerYear: Double
  ) -> MethodResult {
    let level = settings.real("level") ?? 0.95
    let errors: CountCovariance
    switch settings.word("errors") {
    case "hc0": errors = .hc0
    case "hc3": errors = .hc3
    case "neweyWest": errors = .neweyWest(lags: settings.whole("lag") ?? 4)
    default: errors = .classical
    }
    var result = MethodResult(fit) { fit in
      [
        "n": Double(fit.count), "dispersion": fit.dispersion, "deviance": fit.deviance,
        "pearsonChiSquared": fit.pearsonChiSquared, "logLikelihood": fit.logLikelihood,
      ]
    }
    guard case .success(let fit) = fit else { return result }
    result.setList("coefficients", fit.coefficients)
    if case .negativeBinomial(let theta) = fit.family {
      switch theta {
      case .given(let value): result["theta"] = value
      case .estimated(let value, let error):
        result["theta"] = value
        result["thetaStandardError"] = error
      case .poissonLimit: result.setWord("theta", "poissonLimit")
      }
    }
    switch fit.standardErrors(errors) {
    case .success(let errors): result.setList("standardErrors", errors)
    case .failure(let reason): result.setReason("standardErrors", reason)
    }
    result["p"] = try? fit.waldTest(of: CountDesign.trend, errors: errors).get().p
    result.set(
      "rateRatioPerYear",
      fit.waldInterval(of: CountDesign.trend, level: level, errors: errors).map {
        $0.raised(periodsPerYear)
      })
    if fit.family != .firthPoisson {
      result.set(
        "profileRateRatioPerYear",
        fit.profileInterval(of: CountDesign.trend, level: level).map { $0.raised(periodsPerYear) })
    }
    return result
  }
}
