import Foundation
import Statistics
import Trends

extension ReferenceComparer {
  /// Compares STL, MSTL and moving averages with statsmodels, a call at a time.
  static func decompositionOfPython(_ item: ReferenceCase) -> Outcome {
    let period = Int(item.parameters["period"] as? Double ?? 0)
    let isRobust = item.parameters["robust"] as? Double == 1
    switch item.call {
    case "STL":
      let degree = STLOptions.Degree(rawValue: Int(item.parameters["trend_deg"] as? Double ?? 1))
      let fit = stl(
        item.values, period: period,
        options: .statsmodels(
          period: period, seasons: Int(item.parameters["seasonal"] as? Double ?? 7),
          trendDegree: degree ?? .linear, fitting: isRobust ? .robust : .leastSquares))
      return seasonal(item, fit, isRobust: isRobust)
    case "MSTL":
      let periods = (item.parameters["periods"] as? [Any] ?? []).map { Int($0 as? Double ?? 0) }
      let passes = Int(item.parameters["iterate"] as? Double ?? 2)
      switch mstlStatsmodels(item.values, periods: periods, passes: passes) {
      case .failure(let reason): return refused(item, reason)
      case .success(let fit):
        if !isComplete(item) { return gaps(item, [fit.trend] + fit.seasons.map(\.values), fit.remainder) }
        let seasons = fit.seasons.map { ("seasonal_\($0.period)", $0.values.map(Optional.some)) }
        return curves(item, [("trend", fit.trend.map(Optional.some))] + seasons, 1e-9)
      }
    case "seasonal_decompose additive two_sided":
      switch classicalDecomposition(item.values, period: period) {
      case .failure(let reason): return refused(item, reason)
      case .success(let fit):
        if !isComplete(item) { return .deviation("a gap costs the averages that cover it, not all of them") }
        return curves(item, [("trend", fit.trend), ("seasonal", fit.seasonal.map(Optional.some))], 1e-9)
      }
    default: return .missing
    }
  }

  /// Compares STL and MSTL with R, a call at a time; forecasts are not built.
  static func decompositionOfR(_ item: ReferenceCase) -> Outcome {
    let period = Int(item.parameters["frequency"] as? Double ?? 0)
    let isRobust = item.parameters["robust"] as? Double == 1
    switch item.call {
    case "stl":
      let window = (item.parameters["s.window"] as? String).flatMap(Int.init)
      let options = STLOptions.r(
        period: period, length: item.values.count,
        seasonalWindow: window.map(STLOptions.SeasonalWindow.seasons) ?? .periodic,
        fitting: isRobust ? .robust : .leastSquares)
      let windows = [options.seasonal, options.trend, options.lowPass].map { Double($0.window) }
      if let theirs = item.expected["windows"] as? [Double], theirs != windows {
        return .different("\(item.id): windows \(windows)")
      }
      let fit = stl(item.values, period: period, options: options)
      let outcome = seasonal(item, fit, isRobust: isRobust)
      guard case .different = outcome, isRobust, isComplete(item), item.values.count % 2 == 0,
        case .success(let ours) = fit
      else { return outcome }
      return withFallingRanks(item, ours, PlainSTL(period: period, options: options))
    case "forecast::mstl":
      switch mstlR(item.values, periods: [period]) {
      case .failure(let reason): return refused(item, reason)
      case .success(let fit):
        if !isComplete(item) { return gaps(item, [fit.trend] + fit.seasons.map(\.values), fit.remainder) }
        return curves(
          item,
          [
            ("trend", fit.trend.map(Optional.some)), ("remainder", fit.remainder),
            ("seasonal", fit.seasons.first?.values.map(Optional.some) ?? []),
          ], 1e-9)
      }
    case "forecast::auto.arima": return .outOfScope
    default: return .missing
    }
  }

  /// Compares LOWESS with R at both settings of the file.
  static func lowessOfR(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    guard case .success(let robust) = lowess(x: index, y: values),
      case .success(let plain) = lowess(x: index, y: values, span: 0.3, iterations: 0)
    else { return .different("\(item.id): not estimable") }
    return curves(
      item,
      [
        ("lowess_f0.667_iter3_delta0", robust.map(Optional.some)),
        ("lowess_f0.3_iter0", plain.map(Optional.some)),
      ], 1e-9)
  }

  private static func seasonal(
    _ item: ReferenceCase, _ fit: Estimate<SeasonalDecomposition>, isRobust: Bool
  ) -> Outcome {
    switch fit {
    case .failure(let reason): return refused(item, reason)
    case .success(let fit):
      if !isComplete(item) { return gaps(item, [fit.trend, fit.seasonal], fit.remainder) }
      let parts: [(String, [Double?])] = [
        ("trend", fit.trend.map(Optional.some)), ("seasonal", fit.seasonal.map(Optional.some)),
      ]
      let outcome = curves(item, parts, isRobust ? 1e-7 : 1e-9)
      guard outcome == .equal, isRobust else { return outcome }
      return curves(item, [("weights", fit.weights)], 1e-7, size: 1)
    }
  }

  /// Shows that a robust fit differs from R by nothing but R's median of an even number of residuals.
  private static func withFallingRanks(
    _ item: ReferenceCase, _ ours: SeasonalDecomposition, _ plain: PlainSTL
  ) -> Outcome {
    let right = plain.decompose(item.values)
    let isRight = zip([ours.trend, ours.seasonal], [right.trend, right.seasonal]).allSatisfy { own, other in
      let size = item.known.values.reduce(0) { max($0, abs($1)) }
      return zip(own, other).allSatisfy { abs($0 - $1) <= 1e-9 * size }
    }
    guard isRight else { return .different("\(item.id): not STL with the median either") }
    var withDefect = plain
    withDefect.limit = FallingRanks.limit
    let theirs = withDefect.decompose(item.values)
    let parts: [(String, [Double?])] = [
      ("trend", theirs.trend.map(Optional.some)), ("seasonal", theirs.seasonal.map(Optional.some)),
    ]
    let outcome = curves(item, parts, 1e-7)
    return outcome == .equal
      ? .deviation("weights by the median, where R's partial sort finds another number for even n") : outcome
  }

  private static func isComplete(_ item: ReferenceCase) -> Bool { !item.values.contains(nil) }

  /// The peers refuse gaps or answer NaN; ours is a decomposition that adds up.
  private static func gaps(_ item: ReferenceCase, _ parts: [[Double]], _ remainder: [Double?]) -> Outcome {
    let size = item.known.values.reduce(0) { max($0, abs($1)) }
    for (place, value) in item.values.enumerated() {
      let sum = parts.reduce(0) { $0 + $1[place] }
      guard sum.isFinite, (remainder[place] == nil) == (value == nil),
        abs(sum + (remainder[place] ?? 0) - (value ?? sum)) <= 1e-12 * size
      else { return .different("\(item.id): the parts do not add up at \(place)") }
    }
    return .deviation("gaps are left to the local regression, as in the paper of 1990")
  }

  private static func refused(_ item: ReferenceCase, _ reason: NotEstimable) -> Outcome {
    item.expected["error"] != nil
      ? .deviation("notEstimable(\(reason)), where the peer fails") : .different("\(item.id): \(reason)")
  }

  /// Compares whole curves at a share of the largest value of the series; NaN of a peer is no value of ours.
  private static func curves(
    _ item: ReferenceCase, _ ours: [(name: String, values: [Double?])], _ share: Double, size: Double? = nil
  ) -> Outcome {
    let size = size ?? item.known.values.reduce(0) { max($0, abs($1)) }
    for (name, values) in ours {
      guard let theirs = item.expected[name] as? [Any], theirs.count == values.count else {
        return .different("\(item.id): the case has no curve '\(name)' of \(values.count)")
      }
      for (place, pair) in zip(values, theirs).enumerated() {
        let isEqual =
          if let peer = pair.1 as? Double { pair.0.map { abs($0 - peer) <= share * size } ?? false } else {
            pair.0 == nil && pair.1 as? String == "NaN"
          }
        if !isEqual { return .different("\(item.id): \(name) at \(place) \(pair.0 ?? .nan), peer \(pair.1)") }
      }
    }
    return .equal
  }
}
