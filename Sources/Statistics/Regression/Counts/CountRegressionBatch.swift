/// Fits one design to many series, four at a time; results do not depend on the order or the number of series.
struct CountRegressionBatch {
  /// A larger theta is the limit in which a negative binomial is a Poisson distribution.
  private static let largestTheta = 1e4

  let design: CountDesign
  let basis: LogLinearBasis

  init(design: CountDesign) {
    self.design = design
    basis = LogLinearBasis(
      columns: design.columns, rows: design.periods, hasIntercept: true,
      repetition: design.repetition)
  }

  /// Fits Poisson means to each series that can be fitted.
  ///
  /// `family` names the result of a lane; with nil for the dispersion it is Pearson's.
  func poisson(_ series: [CountSeries], family: CountRegression.Family) -> [Estimate<CountRegression>] {
    var iteration = LogLinearIteration(basis: basis)
    return inLanes(series) { lanes, data in
      iteration.fit(data, variance: .poisson)
      let numbers = iteration.discrepancies(data, variance: .poisson)
      return lanes.enumerated().map { lane, series in
        result(series, iteration, lane: lane, numbers, family: family)
      }
    }
  }

  /// Fits Poisson means with Firth's penalty.
  func firthPoisson(_ series: [CountSeries]) -> [Estimate<CountRegression>] {
    var iteration = LogLinearIteration(basis: basis)
    return inLanes(series, zeros: .allowed) { lanes, data in
      iteration.fitPenalised(data)
      let numbers = iteration.discrepancies(data, variance: .poisson)
      return lanes.enumerated().map { lane, series in
        result(series, iteration, lane: lane, numbers, family: .firthPoisson)
      }
    }
  }

  /// Fits negative binomial means, the shape given or found.
  func negativeBinomial(_ series: [CountSeries], theta: Double?) -> [Estimate<CountRegression>] {
    if let theta, !(theta > 0 && theta.isFinite) {
      return series.map { _ in .failure(.noConvergence) }
    }
    var iteration = LogLinearIteration(basis: basis)
    return inLanes(series) { lanes, data in
      if let theta {
        iteration.shape = Lanes(repeating: theta)
        iteration.fit(data, variance: .negativeBinomial)
        let numbers = iteration.discrepancies(data, variance: .negativeBinomial)
        return lanes.enumerated().map { lane, series in
          result(series, iteration, lane: lane, numbers, family: .negativeBinomial(.given(theta)))
        }
      }
      return estimatedNegativeBinomial(lanes, data, &iteration)
    }
  }

  private func estimatedNegativeBinomial(
    _ lanes: [CountSeries], _ data: CountLanes, _ iteration: inout LogLinearIteration
  ) -> [Estimate<CountRegression>] {
    iteration.fit(data, variance: .poisson)
    let numbers = iteration.discrepancies(data, variance: .poisson)
    var results = lanes.enumerated().map { lane, series in
      result(series, iteration, lane: lane, numbers, family: .negativeBinomial(.poissonLimit))
    }
    var (excess, squares) = (Lanes.zero, Lanes.zero)
    for row in 0..<basis.rows {
      let (mean, count) = (iteration.means[row], data.counts[row])
      excess += (count - mean) * (count - mean) - count
      squares += mean * mean
    }
    // The likelihood falls from the Poisson limit on where counts vary less than Poisson counts.
    guard (0..<4).contains(where: { excess[$0] > 0 }) else { return results }
    iteration.shape = (squares / excess).replacing(with: 1, where: .!(excess .> 0))
      .clamped(lowerBound: Lanes(repeating: 1e-3), upperBound: Lanes(repeating: 1e3))
    iteration.fit(data, variance: .estimatedNegativeBinomial, from: .present)
    let final = iteration.discrepancies(data, variance: .negativeBinomial)
    for (lane, series) in lanes.enumerated() where excess[lane] > 0 {
      guard case .success = results[lane], iteration.shape[lane] <= Self.largestTheta else { continue }
      let information = iteration.shapeInformation[lane]
      guard information > 0, information.isFinite else {
        results[lane] = .failure(.noConvergence)
        continue
      }
      let error = (1 / information).squareRoot()
      let theta = CountRegression.Theta.estimated(iteration.shape[lane], standardError: error)
      results[lane] = result(series, iteration, lane: lane, final, family: .negativeBinomial(theta))
    }
    return results
  }

  /// Whether a series of nothing but zeros can be fitted.
  private enum Zeros { case refused, allowed }

  /// Gives series to lanes; those that cannot be fitted get their reason.
  private func inLanes(
    _ series: [CountSeries], zeros: Zeros = .refused,
    _ fit: ([CountSeries], CountLanes) -> [Estimate<CountRegression>]
  ) -> [Estimate<CountRegression>] {
    let obstacles = series.map { one -> NotEstimable? in
      let reason = one.obstacle(coefficients: design.count, periods: design.periods)
      return reason == .allZero && zeros == .allowed ? nil : reason
    }
    var results = obstacles.map { Estimate<CountRegression>.failure($0 ?? .noConvergence) }
    let places = series.indices.filter { obstacles[$0] == nil }
    var data = CountLanes(rows: basis.rows)
    for start in stride(from: 0, to: places.count, by: 4) {
      let group = places[start..<min(start + 4, places.count)]
      let lanes = group.map { series[$0] }
      data.load(lanes)
      for (place, result) in zip(group, fit(lanes, data)) { results[place] = result }
    }
    return results
  }

  private func result(
    _ series: CountSeries, _ iteration: LogLinearIteration, lane: Int,
    _ numbers: (deviance: Lanes, pearson: Lanes), family: CountRegression.Family
  ) -> Estimate<CountRegression> {
    if iteration.isDependent[lane] { return .failure(.tooShort) }
    let means = iteration.means(lane: lane)
    let largest = means.max() ?? 0
    let isSuspect = means.indices.contains { means[$0] < 1e-4 * largest && series.count(at: $0) == 0 }
    if family != .firthPoisson, !iteration.isSettled[lane] || isSuspect, isSeparated(series, basis: basis) {
      return .failure(.separation)
    }
    let coefficients = iteration.coefficients(lane: lane)
    let covariance = iteration.covariance(lane: lane)
    var (deviance, pearson) = (numbers.deviance[lane], numbers.pearson[lane])
    let isExact = means.indices.allSatisfy {
      abs((series.count(at: $0) ?? means[$0]) - means[$0]) <= 1e-11 * largest
    }
    if isExact { (deviance, pearson) = (0, 0) }
    guard iteration.isSettled[lane], coefficients.allSatisfy(\.isFinite),
      covariance.allSatisfy(\.isFinite), deviance.isFinite, pearson.isFinite
    else { return .failure(.noConvergence) }
    let known = means.indices.count { series.count(at: $0) != nil }
    let freedom = known - coefficients.count
    return .success(
      CountRegression(
        family: family, coefficients: coefficients,
        dispersion: family == .quasiPoisson ? pearson / Double(freedom) : 1, deviance: max(deviance, 0),
        pearsonChiSquared: pearson, residualDegreesOfFreedom: freedom, design: design, series: series,
        means: means, inverseInformation: covariance))
  }
}
