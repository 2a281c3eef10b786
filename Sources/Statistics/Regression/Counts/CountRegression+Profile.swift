extension CountRegression {
  /// The interval of a coefficient from the likelihood that is left when it is held at other values.
  ///
  /// The ends are where twice the loss of log-likelihood, over the dispersion, reaches the square of the
  /// quantile of `waldInterval`; all other coefficients, and an estimated theta, are fitted anew at each
  /// value. Invariant to the scale of the rate, and better than Wald's interval where counts are few.
  /// Firth's model has no such interval here: `noConvergence`, as where an end cannot be found.
  /// Source: Venzon and Moolgavkar (1988).
  public func profileInterval(of coefficient: Int, level: Double = 0.95) -> Estimate<IntervalEstimate> {
    guard coefficients.indices.contains(coefficient) else { return .failure(.tooShort) }
    guard family != .firthPoisson else { return .failure(.noConvergence) }
    return standardError(of: coefficient, .classical).flatMap { error in
      var profile = ProfileLikelihood(self, coefficient: coefficient)
      let target = quantile(level: level, .byFamily)
      guard let ends = profile.ends(target: target, error: error) else {
        return .failure(.noConvergence)
      }
      return .success(
        IntervalEstimate(
          value: coefficients[coefficient], lower: ends[0], upper: ends[1], level: level))
    }
  }
}

/// The likelihood as a function of one coefficient; lane 0 looks below its estimate and lane 1 above.
private struct ProfileLikelihood {
  private let fit: CountRegression
  private let coefficient: Int
  private let others: [Int]
  private let variance: LogLinearIteration.Variance
  private var iteration: LogLinearIteration
  private var data: CountLanes
  private let best: Double

  init(_ fit: CountRegression, coefficient: Int) {
    self.fit = fit
    self.coefficient = coefficient
    others = fit.coefficients.indices.filter { $0 != coefficient }
    let columns = others.map { fit.design.columns[$0] }
    iteration = LogLinearIteration(
      basis: LogLinearBasis(
        columns: columns, rows: fit.design.periods, hasIntercept: coefficient != CountDesign.intercept,
        repetition: fit.design.repetition))
    data = CountLanes(rows: fit.design.periods)
    switch fit.family {
    case .negativeBinomial(.estimated): variance = .estimatedNegativeBinomial
    case .negativeBinomial(.given): variance = .negativeBinomial
    default: variance = .poisson
    }
    // The likelihood without constants at the estimate, in the same sums as elsewhere.
    let whole = LogLinearBasis(
      columns: fit.design.columns, rows: fit.design.periods, hasIntercept: true,
      repetition: fit.design.repetition)
    var start = LogLinearIteration(basis: whole)
    start.coefficients = whole.scaled(fit.coefficients).map(Lanes.init(repeating:))
    if fit.inverseTheta > 0 { start.shape = Lanes(repeating: 1 / fit.inverseTheta) }
    data.load([fit.series])
    start.predict(data)
    start.weigh(data, variance)
    best = start.logLikelihood[0]
  }

  /// Where the signed root of the loss reaches minus and plus `target`.
  mutating func ends(target: Double, error: Double) -> [Double]? {
    let estimate = fit.coefficients[coefficient]
    let signs = [-1.0, 1.0]
    var inner = [0.0, 0.0]
    var innerLoss = [-target, -target]
    var outer = [target * error, target * error]
    var outerLoss = [0.0, 0.0]
    var isBracketed = [false, false]
    var wasOuter = [false, false]
    var tried = outer
    for _ in 0..<100 {
      guard let losses = losses(at: zip(tried, signs).map { estimate + $0 * $1 }) else { return nil }
      var isDone = true
      for side in 0..<2 {
        let loss = losses[side] - target
        let isOuter = loss >= 0
        // An end that stays for a second time counts half, so that the secant does not creep (Illinois).
        let isRepeated = isBracketed[side] && isOuter == wasOuter[side]
        wasOuter[side] = isOuter
        if isOuter {
          (outer[side], outerLoss[side]) = (tried[side], loss)
          if isRepeated { innerLoss[side] /= 2 }
          isBracketed[side] = true
        } else {
          (inner[side], innerLoss[side]) = (tried[side], loss)
          if isRepeated { outerLoss[side] /= 2 }
        }
        if !isBracketed[side] {
          tried[side] = 2 * tried[side]
          isDone = false
          continue
        }
        let width = outer[side] - inner[side]
        let next = outer[side] - width * outerLoss[side] / (outerLoss[side] - innerLoss[side])
        isDone = isDone && (abs(loss) <= 1e-9 * target || width <= 1e-12 * outer[side])
        if abs(loss) > 1e-9 * target { tried[side] = next }
      }
      if isDone { return zip(tried, signs).map { estimate + $0 * $1 } }
    }
    return nil
  }

  /// The root of twice the loss of log-likelihood over the dispersion, at one value a lane.
  private mutating func losses(at values: [Double]) -> [Double]? {
    let size = fit.coefficients.count
    let own = fit.inverseInformation[coefficient * size + coefficient]
    data.load(
      values.map { _ in fit.series },
      fixed: values.map { value in fit.design.columns[coefficient].map { $0 * value } })
    for (lane, value) in values.enumerated() {
      // The other coefficients move as their covariance says.
      let shift = (value - fit.coefficients[coefficient]) / own
      let start = others.map {
        fit.coefficients[$0] + shift * fit.inverseInformation[$0 * size + coefficient]
      }
      for (term, value) in iteration.basis.scaled(start).enumerated() {
        iteration.coefficients[term][lane] = value
      }
      if fit.inverseTheta > 0 { iteration.shape[lane] = 1 / fit.inverseTheta }
    }
    iteration.fit(data, variance: variance, from: .present)
    guard iteration.isSettled[0], iteration.isSettled[1] else { return nil }
    return (0..<2).map { lane in
      max(2 * (best - iteration.logLikelihood[lane]) / fit.dispersion, 0).squareRoot()
    }
  }
}
