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
  init(s: Double, variance: Double, pairs: Double, continuity: ContinuityCorrection = .applied) {
    self.s = s
    self.variance = variance
    let isFlat = s == 0 || variance <= 0
    let step: Double = continuity == .applied ? (s > 0 ? 1 : -1) : 0
    z = isFlat ? 0 : (s - step) / variance.squareRoot()
    p = NormalDistribution.twoSidedP(z)
    tau = pairs > 0 ? s / pairs : 0
  }
}

/// Whether a sum of signs, which moves in steps, is brought one towards 0 before it is standardised.
enum ContinuityCorrection {
  case applied
  case none
}

/// The Mann-Kendall test on values in order of time; gaps are left out before.
///
/// A constant series has s 0, z 0 and p 1. Fewer than two values are `tooShort`. O(n log n).
/// Source: Mann (1945); Kendall (1975), with the correction for ties.
public func mannKendall(_ values: [Double]) -> Estimate<MannKendall> {
  guard values.count >= 2 else { return .failure(.tooShort) }
  let n = Double(values.count)
  let (s, variance) = signSumAndVariance(values)
  return .success(MannKendall(s: s, variance: variance, pairs: n * (n - 1) / 2))
}

/// The exact two-sided p value of the Mann-Kendall test without dependence.
///
/// Ties are `tied`, since the distribution knows none; fewer than two values are `tooShort`, more than 1,000, where the
/// normal distribution is as good, `tooLong`. O(n^3). Source: Kendall (1975).
public func mannKendallExact(_ values: [Double]) -> Estimate<Double> {
  guard values.count >= 2 else { return .failure(.tooShort) }
  guard Set(values).count == values.count else { return .failure(.tied) }
  guard values.count <= KendallDistribution.longest else { return .failure(.tooLong) }
  return .success(KendallDistribution.twoSidedP(s: signSum(values), count: values.count))
}

/// The p value of `mannKendallExact`; nil where there is none.
public func mannKendallExactP(_ values: [Double]) -> Double? { try? mannKendallExact(values).get() }

/// The sum over all pairs of the sign of the later minus the earlier value, and its variance corrected for ties.
func signSumAndVariance(_ values: [Double]) -> (s: Double, variance: Double) {
  let (s, variance, _) = sortedSignSum(values)
  return (s, variance)
}

/// The same, with the sorted values.
///
/// One merge sort gives all three: pairs that rise are those that neither fall nor tie. O(n log n).
func sortedSignSum(_ values: [Double]) -> (s: Double, variance: Double, sorted: [Double]) {
  var sorted = values
  let falling = sortCountingInversions(&sorted)
  func term(_ count: Int) -> Double { Double(count) * Double(count - 1) * Double(2 * count + 5) }
  var (ties, tied, start) = (0.0, 0, 0)
  for index in sorted.indices where index + 1 == sorted.count || sorted[index + 1] != sorted[index] {
    let size = index + 1 - start
    ties += term(size)
    tied += size * (size - 1) / 2
    start = index + 1
  }
  let pairs = values.count * (values.count - 1) / 2
  return (Double(pairs - tied - 2 * falling), (term(values.count) - ties) / 18, sorted)
}

/// The sum over all pairs of the sign of the later minus the earlier value.
func signSum(_ values: [Double]) -> Double { signSumAndVariance(values).s }
