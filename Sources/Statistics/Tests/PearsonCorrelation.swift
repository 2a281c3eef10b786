import Glibc

/// A product-moment correlation with its interval and its test.
public struct CorrelationTest: Sendable, Hashable, Codable {
  /// The correlation with its interval.
  public var correlation: IntervalEstimate
  /// The t statistic with n - 2 degrees of freedom and its two-sided p value.
  public var statistic: TestStatistic
}

/// The product-moment correlation of pairs, with the t test that it is 0 and the interval of Fisher's transformation.
///
/// A pair counts where both values are finite. It assumes normal pairs. Fewer than four are `tooShort`, values
/// that do not vary `constant`, all pairs on one line `zeroVarianceAfterDetrending`. O(n). Source: Pearson
/// (1896); Fisher (1921).
public func correlationTest(_ first: [Double], _ second: [Double], level: Double = 0.95) -> Estimate<
  CorrelationTest
> {
  let pairs = knownPairs(first, second)
  let n = Double(pairs.before.count)
  guard n >= 4 else { return .failure(.tooShort) }
  return correlation(pairs.before, pairs.after).flatMap { r in
    guard abs(r) < 1 - 1e-14, let distribution = StudentTDistribution(degreesOfFreedom: n - 2) else {
      return .failure(.zeroVarianceAfterDetrending)
    }
    let level = confidenceLevel(level)
    let t = r * ((n - 2) / ((1 - r) * (1 + r))).squareRoot()
    let reach = NormalDistribution.upperQuantile((1 - level) / 2) / (n - 3).squareRoot()
    return .success(
      CorrelationTest(
        correlation: IntervalEstimate(
          value: r, lower: tanh(atanh(r) - reach), upper: tanh(atanh(r) + reach), level: level),
        statistic: TestStatistic(value: t, p: distribution.twoSidedP(t))))
  }
}
