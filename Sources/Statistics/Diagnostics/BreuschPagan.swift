extension LinearRegression {
  /// The studentised Breusch-Pagan test that the residual variance does not depend on the terms.
  ///
  /// n times the determination of squared residuals regressed on the terms; p from chi-square with as
  /// many degrees of freedom as terms. Residuals are unweighted. No term is `tooShort`, a constant series
  /// `constant`, an exact fit `zeroVarianceAfterDetrending`. O(n * terms^2).
  /// Source: Breusch and Pagan (1979); Koenker (1981).
  public func breuschPaganTest() -> Estimate<TestStatistic> {
    if let reason = residualsMissing { return .failure(reason) }
    let squares = scaledResiduals.map { $0 * $0 }
    return lagrangeMultiplier(squares, on: design.terms, degreesOfFreedom: design.terms.count)
  }
}
