/// The smallest mean change, in standard deviations of the changes, that so many pairs show with a given power.
///
/// By the two-sided paired t test of normal changes. Fewer than two pairs are `tooShort`. Source: Cohen (1988),
/// section 2.5; the noncentral t distribution.
public func detectableMeanChange(pairs: Int, power: Double = 0.8, alpha: Double = 0.05) -> Estimate<Double> {
  guard pairs >= 2 else { return .failure(.tooShort) }
  return detectable(
    degreesOfFreedom: Double(pairs) - 1, root: Double(pairs).squareRoot(), power: power, alpha: alpha)
}

/// The smallest difference of the means of two groups, in standard deviations, that groups of these sizes show
/// with a given power.
///
/// By the two-sided t test of normal values of one variance. A group of none, or fewer than three values, are
/// `tooShort`. Source: Cohen (1988), section 2.3.
public func detectableDifference(
  first: Int, second: Int, power: Double = 0.8, alpha: Double = 0.05
) -> Estimate<Double> {
  let (a, b) = (Double(first), Double(second))
  guard first >= 1, second >= 1, a + b >= 3 else { return .failure(.tooShort) }
  return detectable(
    degreesOfFreedom: a + b - 2, root: (a / (a + b) * b).squareRoot(), power: power, alpha: alpha)
}

/// The effect whose t statistic, of noncentrality effect times `root`, lies beyond the critical values often
/// enough (bisection).
private func detectable(degreesOfFreedom: Double, root: Double, power: Double, alpha: Double) -> Estimate<
  Double
> {
  guard alpha > 0, alpha < 1, power > alpha, power < 1,
    let central = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
  else { return .failure(.noConvergence) }
  let critical = central.upperQuantile(alpha / 2)
  func shown(_ noncentrality: Double) -> Double {
    guard
      let distribution = NoncentralTDistribution(
        degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
    else { return 1 }
    return distribution.tails(critical).upper + distribution.tails(-critical).lower
  }
  var (low, high) = (0.0, 4.0)
  while shown(high) < power, high < 1e6 { (low, high) = (high, 2 * high) }
  guard high < 1e6 else { return .failure(.noConvergence) }
  for _ in 0..<60 {
    let middle = low / 2 + high / 2
    guard middle > low, middle < high, high - low > 1e-10 * high else { break }
    if shown(middle) < power { low = middle } else { high = middle }
  }
  return .success((low / 2 + high / 2) / root)
}
