import Statistics
import Trends

extension TrendMethod {
  /// Curves through a series: trend, season and remainder, or a smoothed line.
  ///
  /// Lists hold one number a period of the file, those beside `place` one for each place in it (from 1).
  static let decompositions = [
    TrendMethod(
      "stl",
      parameters: [defaults, fitting, .init("seasonalWindow", .whole(3...10_001))],
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
          result.setList("trend", fit.trend)
          result.setList("seasonal", fit.seasonal)
          setKnown(&result, ["remainder": fit.remainder, "weight": fit.weights])
        }
      }),
    TrendMethod(
      "mstl", parameters: [defaults, fitting, .init("secondSeason", .whole(2...10_000))],
      .each { input, settings in
        let isRobust = settings.word("fitting") == "robust" ? STLOptions.Fitting.robust : .leastSquares
        let periods = [input.season] + [settings.whole("secondSeason")].compactMap(\.self)
        let fit =
          settings.word("defaults") == "statsmodels"
          ? mstlStatsmodels(input.grid, periods: periods, fitting: isRobust)
          : mstlR(input.grid, periods: periods, fitting: isRobust)
        return result(fit) { fit, result in
          result.setList("trend", fit.trend)
          for season in fit.seasons { result.setList("seasonal\(season.period)", season.values) }
          setKnown(&result, ["remainder": fit.remainder, "weight": fit.weights])
        }
      }),
    TrendMethod(
      "classicalDecomposition", parameters: [.init("model", .words(["additive", "multiplicative"]))],
      .each { input, settings in
        let fit = classicalDecomposition(
          input.grid, period: input.season,
          model: settings.word("model") == "multiplicative" ? .multiplicative : .additive)
        return result(fit) { fit, result in
          result.setList("seasonal", fit.seasonal)
          setKnown(
            &result,
            ["remainder": fit.remainder, "trend": zip(fit.trend, fit.remainder).map { $1 == nil ? nil : $0 }])
        }
      }),
    TrendMethod(
      "lowess", parameters: [.init("span", .real(0...1)), .init("iterations", .whole(0...100))],
      .each { input, settings in
        let curve = lowess(
          x: input.index, y: input.values, span: settings.real("span") ?? 2.0 / 3,
          iterations: settings.whole("iterations") ?? 3)
        return result(curve) { curve, result in
          result.setList("place", input.index.map { $0 + 1 })
          result.setList("smoothed", curve)
        }
      }),
  ]

  private static let defaults = TrendMethodParameter("defaults", .words(["r", "statsmodels"]))
  private static let fitting = TrendMethodParameter("fitting", .words(["leastSquares", "robust"]))

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

  /// Lists of what is known, with the places where it is; they are the same for all curves.
  private static func setKnown(_ result: inout MethodResult, _ curves: [String: [Double?]]) {
    for (name, curve) in curves {
      result.setList("place", curve.indices.filter { curve[$0] != nil }.map { Double($0 + 1) })
      result.setList(name, curve.compactMap(\.self))
    }
  }
}
