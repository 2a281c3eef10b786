/// The result of a Mann-Kendall test.
public struct MannKendall: Sendable, Hashable {
  /// The sum of signs over all pairs.
  public var s: Double
  /// The variance of `s` under no trend.
  public var variance: Double
  /// The standardised statistic, with continuity correction.
  public var z: Double
  /// The two-sided p value of `z`.
  public var p: Double
  /// `s` over the number of pairs.
  public var tau: Double

  /// Standardises `s`; no trend at all gives z 0 and p 1, whatever the variance.
  init(s: Double, variance: Double, pairs: Double) {
    self.s = s
    self.variance = variance
    let isFlat = s == 0 || variance <= 0
    z = isFlat ? 0 : (s - (s > 0 ? 1 : -1)) / variance.squareRoot()
    p = NormalDistribution.twoSidedP(z)
    tau = pairs > 0 ? s / pairs : 0
  }
}

/// The Mann-Kendall test on values in order of time; gaps are left out before.
///
/// A constant series has s 0, z 0 and p 1. Fewer than two values are `tooShort`. O(n^2).
/// Source: Mann (1945); Kendall (1975), with the correction for ties.
public func mannKendall(_ values: [Double]) -> Estimate<MannKendall> {
  guard values.count >= 2 else { return .failure(.tooShort) }
  let n = Double(values.count)
  return .success(
    MannKendall(
      s: signSum(values), variance: signSumVariance(values), pairs: n * (n - 1) / 2))
}

/// The sum over all pairs of the sign of the later minus the earlier value.
func signSum(_ values: [Double]) -> Double {
  var sum = 0
  for (index, value) in values.enumerated() {
    for later in values[(index + 1)...] { sum += (later > value ? 1 : 0) - (later < value ? 1 : 0) }
  }
  return Double(sum)
}

/// The variance of the sum of signs without trend or dependence, corrected for ties.
func signSumVariance(_ values: [Double]) -> Double {
  func term(_ count: Int) -> Double { Double(count) * Double(count - 1) * Double(2 * count + 5) }
  let sorted = values.sorted()
  var ties = 0.0
  var start = 0
  for index in sorted.indices where index + 1 == sorted.count || sorted[index + 1] != sorted[index] {
    ties += term(index + 1 - start)
    start = index + 1
  }
  return (term(values.count) - ties) / 18
}
