public import Statistics

/// A series taken apart into trend, several seasons and remainder.
public struct MultipleSeasonalDecomposition: Sendable, Hashable {
  /// One season.
  public struct Season: Sendable, Hashable {
    /// Its number of periods.
    public var period: Int
    /// The component, one number a period, in units of the values.
    public var values: [Double]
  }

  /// The trend, one number a period, in units of the values.
  public var trend: [Double]
  /// The seasons, the shortest first.
  public var seasons: [Season]
  /// Value minus trend minus all seasons; nil where the value is missing.
  public var remainder: [Double?]
  /// The weights of the last STL, in 0...1; nil where the value is missing.
  public var weights: [Double?]
}

/// Takes a series with several seasons apart by running STL for one after the other (MSTL).
///
/// `values` has one element a period, nil where missing. `periods` are the numbers of periods of the
/// seasons; a season that does not fit into the series twice is left out. `options` gives those of the
/// STL of the season in a place (from 0, the shortest first) with a period. All seasons are updated
/// `passes` times, a single one once. No season that fits is `tooShort`; other reasons as in `STL`.
/// Source: Bandara, Hyndman and Bergmeir (2021).
public func mstl(
  _ values: [Double?], periods: [Int], passes: Int = 2,
  options: (_ place: Int, _ period: Int) -> STLOptions
) -> Estimate<MultipleSeasonalDecomposition> {
  let fitting = Set(periods).filter { $0 >= 2 && $0 <= values.count / 2 }.sorted()
  guard !fitting.isEmpty else { return .failure(.tooShort) }
  let models = fitting.enumerated().map { place, period in
    STL(length: values.count, period: period, options: options(place, period))
  }
  let unit = powerOfTwoScale(of: values.lazy.compactMap(\.self))
  var rest = values.map { $0.map { $0 / unit } }
  var seasons = fitting.map { period in
    MultipleSeasonalDecomposition.Season(
      period: period, values: [Double](repeating: 0, count: values.count))
  }
  var last: SeasonalDecomposition?
  for _ in 0..<(fitting.count == 1 ? 1 : max(passes, 1)) {
    for (place, model) in models.enumerated() {
      for index in rest.indices { rest[index] = rest[index].map { $0 + seasons[place].values[index] } }
      switch model.decompose(rest) {
      case .failure(let reason): return .failure(reason)
      case .success(let fit):
        seasons[place].values = fit.seasonal
        for index in rest.indices { rest[index] = rest[index].map { $0 - fit.seasonal[index] } }
        last = fit
      }
    }
  }
  guard let last else { return .failure(.tooShort) }
  let remainder = zip(rest, last.trend).map { value, trend in
    value.flatMap { $0.isFinite ? ($0 - trend) * unit : nil }
  }
  for place in seasons.indices { seasons[place].values = seasons[place].values.map { $0 * unit } }
  let trend = last.trend.map { $0 * unit }
  guard trend.allSatisfy(\.isFinite), seasons.allSatisfy({ $0.values.allSatisfy(\.isFinite) }),
    remainder.allSatisfy({ $0?.isFinite ?? true })
  else { return .failure(.noConvergence) }
  return .success(
    MultipleSeasonalDecomposition(
      trend: trend, seasons: seasons, remainder: remainder, weights: last.weights))
}

/// MSTL with the options of R's `forecast::mstl`: seasons over 11 years, then 15, and so on.
public func mstlR(
  _ values: [Double?], periods: [Int], passes: Int = 2, fitting: STLOptions.Fitting = .leastSquares
) -> Estimate<MultipleSeasonalDecomposition> {
  mstl(values, periods: periods, passes: passes) { place, period in
    .r(
      period: period, length: values.count, seasonalWindow: .seasons(11 + 4 * place), fitting: fitting)
  }
}

/// MSTL with the options of statsmodels' `MSTL`: seasons over 11 years, then 15, and so on.
public func mstlStatsmodels(
  _ values: [Double?], periods: [Int], passes: Int = 2, fitting: STLOptions.Fitting = .leastSquares
) -> Estimate<MultipleSeasonalDecomposition> {
  mstl(values, periods: periods, passes: passes) { place, period in
    .statsmodels(period: period, seasons: 11 + 4 * place, fitting: fitting)
  }
}
