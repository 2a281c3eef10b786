/// The Jarque-Bera test that values are normal, from skewness and kurtosis.
///
/// n/6 (S^2 + (K - 3)^2 / 4) with moments of divisor n; p from chi-square with 2 degrees of freedom, which
/// small samples approach slowly. Fewer than two values are `tooShort`, equal values `constant`, an
/// overflow `noConvergence`. O(n). Source: Jarque and Bera (1980).
public func jarqueBeraTest(_ values: [Double]) -> Estimate<TestStatistic> {
  guard values.count >= 2, let first = values.first else { return .failure(.tooShort) }
  guard values.contains(where: { $0 != first }) else { return .failure(.constant) }
  let n = Double(values.count)
  let centred = scaledAndCentred(values)
  let variance = centred.reduce(0) { $0 + $1 * $1 } / n
  let standard = centred.map { $0 / variance.squareRoot() }
  let skewness = standard.reduce(0) { $0 + $1 * $1 * $1 } / n
  let kurtosis = standard.reduce(0) { $0 + $1 * $1 * $1 * $1 } / n
  let value = n / 6 * (skewness * skewness + (kurtosis - 3) * (kurtosis - 3) / 4)
  guard value.isFinite, let distribution = ChiSquareDistribution(degreesOfFreedom: 2) else {
    return .failure(.noConvergence)
  }
  return .success(TestStatistic(value: value, p: distribution.survival(value)))
}
