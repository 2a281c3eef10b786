extension LinearRegression {
  /// Why tests on residuals have no result: nothing varies, or nothing is left of it.
  var residualsMissing: NotEstimable? {
    guard totalSumOfSquares > 0 else { return .constant }
    return residualSumOfSquares > 0 ? nil : .zeroVarianceAfterDetrending
  }

  /// Residuals over the largest of them, so that their powers do not overflow.
  var scaledResiduals: [Double] {
    let size = residuals.reduce(0) { max($0, abs($1)) }
    return residuals.map { $0 / size }
  }

  /// n times the determination of a regression of `response` on terms, with its chi-square p value.
  func lagrangeMultiplier(
    _ response: [Double], on terms: [[Double]], degreesOfFreedom: Int
  ) -> Estimate<TestStatistic> {
    guard let distribution = ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)) else {
      return .failure(.tooShort)
    }
    return ordinaryLeastSquares(RegressionDesign(terms: terms), values: response).flatMap { fit in
      fit.determination.map { share in
        let value = Double(response.count) * share
        return TestStatistic(value: value, p: distribution.survival(value))
      }
    }
  }
}
