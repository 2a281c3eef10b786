extension LinearRegression {
  /// Ramsey's RESET: whether the second and third power of the fit explain what the terms leave.
  ///
  /// F test of the larger regression, with the same weights, against this one. Too few values are
  /// `tooShort`, a constant series `constant`, an exact fit of either regression
  /// `zeroVarianceAfterDetrending`, powers that the terms explain already `noConvergence`.
  /// O(n * terms^2). Source: Ramsey (1969).
  public func resetTest() -> Estimate<TestStatistic> {
    if let reason = residualsMissing { return .failure(reason) }
    // Powers of the fit, centred and scaled, span the same space as the plain ones.
    let size = centredFit.reduce(0) { max($0, abs($1)) }
    guard size > 0 else { return .failure(.noConvergence) }
    let scaled = centredFit.map { $0 / size }
    let powers = [scaled.map { $0 * $0 }, scaled.map { $0 * $0 * $0 }]
    let values = zip(centredFit, residuals).map(+)
    let larger = RegressionDesign(terms: design.terms + powers)
    return weightedLeastSquares(larger, values: values, weights: weights).flatMap { fit in
      guard fit.residualVariance > 0 else { return .failure(.zeroVarianceAfterDetrending) }
      guard
        let distribution = FDistribution(
          numeratorDegreesOfFreedom: 2, denominatorDegreesOfFreedom: fit.degreesOfFreedom)
      else { return .failure(.tooShort) }
      let gain = max(residualSumOfSquares - fit.residualSumOfSquares, 0)
      let f = gain / 2 / fit.residualVariance
      return .success(TestStatistic(value: f, p: distribution.survival(f)))
    }
  }
}
