/// A one-way comparison of means: F with its degrees of freedom and p value.
public struct FTest: Sendable, Hashable, Codable {
  /// The F statistic and the probability of a larger one, or the two-sided p value where the test says so.
  public var statistic: TestStatistic
  /// The degrees of freedom of the numerator.
  public var numeratorDegreesOfFreedom: Double
  /// The degrees of freedom of the denominator, not necessarily whole.
  public var denominatorDegreesOfFreedom: Double

  /// The test of a value that has an F distribution; one that is not finite is `noConvergence`.
  static func estimate(_ f: Double, _ numerator: Double, _ denominator: Double) -> Estimate<FTest> {
    guard f.isFinite,
      let distribution = FDistribution(
        numeratorDegreesOfFreedom: numerator, denominatorDegreesOfFreedom: denominator)
    else { return .failure(.noConvergence) }
    return .success(
      FTest(
        statistic: TestStatistic(value: f, p: distribution.survival(f)), numeratorDegreesOfFreedom: numerator,
        denominatorDegreesOfFreedom: denominator))
  }
}

/// One-way analysis of variance: the F test that groups have the same mean.
///
/// It assumes normal values of one variance. Values that are not finite count as missing, groups without any do
/// not count. Fewer than two groups, or no more values than groups, are `tooShort`, groups without any spread
/// `constant`. O(n). Source: Fisher (1925).
public func analysisOfVariance(_ groups: [[Double]]) -> Estimate<FTest> {
  let known = groups.map(knownValues).filter { !$0.isEmpty }
  let values = known.flatMap(\.self)
  guard known.count >= 2, values.count > known.count else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: values)
  let whole = SampleMoments(values, scale: scale)
  let moments = known.map { SampleMoments($0, scale: scale) }
  guard moments.contains(where: { !$0.isConstant(size: whole.largest) }) else { return .failure(.constant) }
  let within = moments.reduce(0) { $0 + $1.variance * Double($1.count - 1) }
  let between = moments.reduce(0) {
    $0 + Double($1.count) * ($1.mean - whole.mean) * ($1.mean - whole.mean)
  }
  let (groupsLess, rest) = (Double(known.count - 1), Double(values.count - known.count))
  return FTest.estimate(between / groupsLess / (within / rest), groupsLess, rest)
}

/// Welch's analysis of variance: the F test that groups have the same mean where their variances may differ.
///
/// Values that are not finite count as missing. Fewer than two groups, or a group of fewer than two values, are
/// `tooShort`; a group without spread is `constant`. O(n).
/// Source: Welch (1951).
public func welchAnalysisOfVariance(_ groups: [[Double]]) -> Estimate<FTest> {
  let known = groups.map(knownValues).filter { !$0.isEmpty }
  guard known.count >= 2, known.allSatisfy({ $0.count >= 2 }) else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: known.flatMap(\.self))
  let moments = known.map { SampleMoments($0, scale: scale) }
  let size = moments.map(\.largest).max() ?? 0
  guard moments.allSatisfy({ !$0.isConstant(size: size) }) else { return .failure(.constant) }
  let least = moments.map { $0.variance / Double($0.count) }.min() ?? 1
  let weights = moments.map { least / ($0.variance / Double($0.count)) }
  let sum = weights.reduce(0, +)
  let mean = zip(weights, moments).reduce(0) { $0 + $1.0 / sum * $1.1.mean }
  let k = Double(known.count)
  let lack = zip(weights, moments).reduce(0) { total, one in
    let share = 1 - one.0 / sum
    return total + share * share / Double(one.1.count - 1)
  }
  let between = zip(weights, moments).reduce(0) {
    $0 + $1.0 / least * (($1.1.mean - mean) * ($1.1.mean - mean))
  }
  let f = between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * lack)
  return FTest.estimate(f, k - 1, (k * k - 1) / (3 * lack))
}

/// The F test that two groups have the same variance, two-sided: the first variance over the second.
///
/// It assumes normal values. Values that are not finite count as missing. A group of fewer than two is
/// `tooShort`, one without spread `constant`. O(n).
/// Source: Snedecor (1934).
public func varianceRatioTest(_ first: [Double], _ second: [Double]) -> Estimate<FTest> {
  let (first, second) = (knownValues(first), knownValues(second))
  guard first.count >= 2, second.count >= 2 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: first + second)
  let (a, b) = (SampleMoments(first, scale: scale), SampleMoments(second, scale: scale))
  guard !a.isConstant(), !b.isConstant() else { return .failure(.constant) }
  return FTest.estimate(a.variance / b.variance, Double(a.count - 1), Double(b.count - 1)).map { test in
    var test = test
    test.statistic.p = 2 * min(test.statistic.p, 1 - test.statistic.p)
    return test
  }
}
