import Glibc

extension CountRegression {
  /// The logarithm of the likelihood, constants included.
  ///
  /// That of Poisson counts for quasi-Poisson, which has none of its own. Firth's penalty is left out.
  public var logLikelihood: Double {
    let alpha = inverseTheta
    return means.indices.reduce(0) { sum, period in
      guard let count = series.count(at: period) else { return sum }
      let mean = max(means[period], 1e-300)
      let base = sum - logGamma(count + 1)
      guard alpha > 0 else { return base + count * log(mean) - mean }
      let theta = 1 / alpha
      let shape = logGamma(count + theta) - logGamma(theta)
      return base + shape + count * log(alpha * mean) - (count + theta) * log1p(alpha * mean)
    }
  }

  /// Akaike's criterion: 2 x number of parameters - 2 x log-likelihood; an estimated theta is a parameter.
  ///
  /// Nil for quasi-Poisson, which has no likelihood.
  public var akaikeCriterion: Double? {
    switch family {
    case .quasiPoisson: return nil
    case .negativeBinomial(.estimated), .negativeBinomial(.poissonLimit):
      return 2 * Double(coefficients.count + 1) - 2 * logLikelihood
    default: return 2 * Double(coefficients.count) - 2 * logLikelihood
    }
  }

  /// The deviance of a model of a level alone, with the same exposure and theta.
  ///
  /// `noConvergence` where it cannot be found.
  public var nullDeviance: Estimate<Double> {
    let level = LogLinearBasis(
      columns: [design.columns[CountDesign.intercept]], rows: design.periods, hasIntercept: true,
      repetition: design.repetition)
    var iteration = LogLinearIteration(basis: level)
    var data = CountLanes(rows: design.periods)
    data.load([series])
    let variance: LogLinearIteration.Variance = inverseTheta > 0 ? .negativeBinomial : .poisson
    if inverseTheta > 0 { iteration.shape = Lanes(repeating: 1 / inverseTheta) }
    iteration.fit(data, variance: variance)
    let deviance = iteration.discrepancies(data, variance: variance).deviance[0]
    guard iteration.isSettled[0], deviance.isFinite else { return .failure(.noConvergence) }
    return .success(max(deviance, 0))
  }
}
