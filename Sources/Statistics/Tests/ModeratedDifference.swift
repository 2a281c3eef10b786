/// The difference of the means of two groups, the first less the second, with an interval that holds for small
/// groups of different sizes.
///
/// The interval of Welch, each variance moderated by the common one, which counts as two degrees of freedom
/// more: the variance of four persons beside nineteen tells little, and alone makes the interval cover 92 to 94
/// %. The common variance has a vanishing weight in large groups, whose variances may differ. Values that are
/// not finite count as missing. A group of fewer than two is `tooShort`, both groups without any spread
/// `constant`, an overflow `noConvergence`. O(n).
/// Source: Welch (1947); moderated variances by Smyth (2004), section 3, with a prior of two degrees of freedom
/// in place of an estimated one.
public func moderatedDifference(
  _ first: [Double], _ second: [Double], level: Double = 0.95
) -> Estimate<IntervalEstimate> {
  twoSamples(first, second).flatMap { a, b in
    let (u, v) = (Double(a.count - 1), Double(b.count - 1))
    let common = (u * a.variance + v * b.variance) / (u + v)
    let prior = 2.0
    func squaredError(_ moments: SampleMoments) -> Double {
      let freedom = Double(moments.count - 1)
      return (freedom * moments.variance + prior * common) / (freedom + prior) / Double(moments.count)
    }
    let (s, t) = (squaredError(a), squaredError(b))
    let (shareOfFirst, shareOfSecond) = (s / (s + t), t / (s + t))
    let freedom =
      1 / (shareOfFirst * shareOfFirst / (u + prior) + shareOfSecond * shareOfSecond / (v + prior))
    return TTest.estimate(
      difference: a.mean - b.mean, standardError: (s + t).squareRoot(), scale: a.scale,
      degreesOfFreedom: min(freedom, u + v), level: level
    ).map(\.difference)
  }
}
