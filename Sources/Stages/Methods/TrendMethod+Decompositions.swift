import Statistics
import Trends

extension TrendMethod {
  /// Curves through a series: trend, season and remainder, or a smoothed line.
  ///
  /// Each curve has a number a period, the remainder and the weights only where a value is known.
  static let decompositions = [
    TrendMethod(
      "stl",
      parameters: [
        defaults, fitting,
        .init(
          "seasonalWindow", .whole(3...10_001),
          standard: .rule("periodic; 7 seasons with defaults=statsmodels")),
      ],
      .each { input, settings in
        let length = input.grid.count
        let isRobust = settings.word("fitting") == "robust" ? STLOptions.Fitting.robust : .leastSquares
        let window = settings.whole("seasonalWindow")
        let options =
          settings.word("defaults") == "statsmodels"
          ? STLOptions.statsmodels(period: input.season, seasons: window ?? 7, fitting: isRobust)
          : .r(
            period: input.season, length: length,
            seasonalWindow: window.map(STLOptions.SeasonalWindow.seasons) ?? .periodic, fitting: isRobust)
        return result(stl(input.grid, period: input.season, options: options)) { fit, result in
          result.setCurve("trend", fit.trend, input)
          result.setCurve("seasonal", fit.seasonal, input)
          result.setCurve("remainder", fit.remainder, input)
          result.setCurve("weight", fit.weights, input)
        }
      }),
    TrendMethod(
      "mstl",
      parameters: [defaults, fitting, .init("secondSeason", .whole(2...10_000), standard: .rule("none"))],
      .each { input, settings in
        let isRobust = settings.word("fitting") == "robust" ? STLOptions.Fitting.robust : .leastSquares
        let periods = [input.season] + [settings.whole("secondSeason")].compactMap(\.self)
        let fit =
          settings.word("defaults") == "statsmodels"
          ? mstlStatsmodels(input.grid, periods: periods, fitting: isRobust)
          : mstlR(input.grid, periods: periods, fitting: isRobust)
        return result(fit) { fit, result in
          result.setCurve("trend", fit.trend, input)
          for season in fit.seasons { result.setCurve("seasonal\(season.period)", season.values, input) }
          result.setCurve("remainder", fit.remainder, input)
          result.setCurve("weight", fit.weights, input)
        }
      }),
    TrendMethod(
      "classicalDecomposition", parameters: [.init("model", oneOf: ["additive", "multiplicative"])],
      .each { input, settings in
        let fit = classicalDecomposition(
          input.grid, period: input.season,
          model: settings.word("model") == "multiplicative" ? .multiplicative : .additive)
        return result(fit) { fit, result in
          result.setCurve("trend", fit.trend, input)
          result.setCurve("seasonal", fit.seasonal, input)
          result.setCurve("remainder", fit.remainder, input)
        }
      }),
    TrendMethod(
      "lowess",
      parameters: [
        .init("span", .real(0...1), standard: .rule("2/3")), .init("iterations", 0...100, 3),
      ],
      .each { input, settings in
        let curve = lowess(
          x: input.index, y: input.values, span: settings.real("span") ?? 2.0 / 3,
          iterations: settings.whole("iterations") ?? 3)
        return result(curve) { curve, result in
          result.setDated("smoothed", input.knownPeriods, curve)
        }
      }),
  ]

  private static let defaults = TrendMethodParameter("defaults", oneOf: ["r", "statsmodels"])
  private static let fitting = TrendMethodParameter("fitting", oneOf: ["leastSquares", "robust"])

  private static func result<Value>(
    _ estimate: Estimate<Value>, _ fill: (Value, inout MethodResult) -> Void
  ) -> MethodResult {
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let value):
      var result = MethodResult()
      fill(value, &result)
      return result
    }
  }
}

extension MethodResult {
  /// Sets one number a period of a series, nil where there is none.
  fileprivate mutating func setCurve(_ name: String, _ values: [Double?], _ input: TrendMethodInput) {
    let known = values.indices.filter { values[$0] != nil }
    setDated(name, known.map { input.period($0) }, values.compactMap(\.self))
  }
}
