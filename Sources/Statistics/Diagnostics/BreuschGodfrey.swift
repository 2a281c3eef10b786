extension LinearRegression {
  /// The Breusch-Godfrey test of dependence of the residuals up to a lag.
  ///
  /// n times the determination of residuals regressed on the terms and their own lags, zeros before the
  /// first; p from chi-square with `lags` degrees of freedom. Residuals are unweighted; consecutive values
  /// count as neighbours across gaps. Lags below 1, or as many coefficients as values, are `tooShort`; a
  /// constant series is `constant`, an exact fit `zeroVarianceAfterDetrending`, lags that the terms
  /// explain `noConvergence`. O(n * (terms + lags)^2). Source: Breusch (1978); Godfrey (1978).
  public func breuschGodfreyTest(lags: Int) -> Estimate<TestStatistic> {
    if let reason = residualsMissing { return .failure(reason) }
    guard lags >= 1, lags < residuals.count else { return .failure(.tooShort) }
    let residuals = scaledResiduals
    let lagged = (1...lags).map { lag in
      residuals.indices.map { $0 < lag ? 0 : residuals[$0 - lag] }
    }
    return lagrangeMultiplier(residuals, on: design.terms + lagged, degreesOfFreedom: lags)
  }
}
