/// How the squares of autocorrelations are weighted in a test that all of them are 0.
public enum PortmanteauWeighting: Sendable, Hashable {
  /// n (n + 2) / (n - lag). Source: Ljung and Box (1978).
  case ljungBox
  /// n. Source: Box and Pierce (1970).
  case boxPierce
}

/// The test that the autocorrelations at lags 1 to `lags` are all 0.
///
/// The p value is the upper tail of chi-square with `lags` degrees of freedom, minus the number of
/// parameters that were `fitted` if the values are residuals of a time series model. Not more lags than
/// those are `tooShort`; other reasons as for `autocorrelations`. O(n * lags).
public func portmanteauTest(
  _ values: [Double], lags: Int, weighting: PortmanteauWeighting = .ljungBox, fitted: Int = 0
) -> Estimate<TestStatistic> {
  autocorrelations(values, lags: lags).flatMap { r in
    guard let distribution = ChiSquareDistribution(degreesOfFreedom: Double(lags) - Double(fitted)) else {
      return .failure(.tooShort)
    }
    let n = Double(values.count)
    let sum = r.enumerated().dropFirst().reduce(0) { total, item in
      let weight = weighting == .ljungBox ? (n + 2) / (n - Double(item.offset)) : 1
      return total + n * weight * item.element * item.element
    }
    return .success(TestStatistic(value: sum, p: distribution.survival(sum)))
  }
}
