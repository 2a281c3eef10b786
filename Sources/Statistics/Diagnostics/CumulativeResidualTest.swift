import Glibc

extension LinearRegression {
  /// The test that coefficients stay the same, from the largest cumulative sum of residuals.
  ///
  /// The sum is over the root of n times the residual variance; p from the largest distance of a Brownian
  /// bridge from 0, which holds for many values. A constant series is `constant`, an exact fit
  /// `zeroVarianceAfterDetrending`. O(n). Source: Ploberger and Kraemer (1992).
  public func cumulativeResidualTest() -> Estimate<TestStatistic> {
    if let reason = residualsMissing { return .failure(reason) }
    let residuals = scaledResiduals
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let size = (squares * Double(residuals.count) / degreesOfFreedom).squareRoot()
    var (sum, largest) = (0.0, 0.0)
    for residual in residuals {
      sum += residual
      largest = max(largest, abs(sum))
    }
    let value = largest / size
    return .success(TestStatistic(value: value, p: Self.bridgeTail(value)))
  }

  /// The probability that a Brownian bridge leaves -x...x: Kolmogorov's distribution.
  private static func bridgeTail(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    if x < 1 {
      let factor = Double.pi * Double.pi / (8 * x * x)
      let sum = stride(from: 1.0, through: 9, by: 2).reduce(0) { $0 + exp(-$1 * $1 * factor) }
      return max(1 - (2 * Double.pi).squareRoot() / x * sum, 0)
    }
    return (1...6).reduce(0) { total, k in
      let term = 2 * exp(-2 * Double(k * k) * x * x)
      return total + (k % 2 == 1 ? term : -term)
    }
  }
}
