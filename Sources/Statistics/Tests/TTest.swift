/// A t test of a mean or of a difference of means, with the interval that belongs to it.
public struct TTest: Sendable, Hashable, Codable {
  /// The mean or difference of means with its interval, in the unit of the values.
  public var difference: IntervalEstimate
  /// The standard error of the difference.
  public var standardError: Double
  /// The degrees of freedom, not necessarily whole.
  public var degreesOfFreedom: Double
  /// The t statistic and its two-sided p value.
  public var statistic: TestStatistic

  /// Creates a test.
  public init(
    difference: IntervalEstimate, standardError: Double, degreesOfFreedom: Double, statistic: TestStatistic
  ) {
    self.difference = difference
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.statistic = statistic
  }

  /// The test of a difference over its standard error, both over a scale; an overflow is `noConvergence`.
  static func estimate(
    difference: Double, standardError: Double, scale: Double, degreesOfFreedom: Double, level: Double
  ) -> Estimate<TTest> {
    let level = confidenceLevel(level)
    guard let distribution = StudentTDistribution(degreesOfFreedom: degreesOfFreedom) else {
      return .failure(.noConvergence)
    }
    let t = difference / standardError
    let reach = distribution.upperQuantile((1 - level) / 2) * standardError
    return IntervalEstimate.finite(
      difference * scale, (difference - reach) * scale, (difference + reach) * scale, level: level
    ).flatMap { interval in
      guard t.isFinite else { return .failure(.noConvergence) }
      return .success(
        TTest(
          difference: interval, standardError: standardError * scale, degreesOfFreedom: degreesOfFreedom,
          statistic: TestStatistic(value: t, p: distribution.twoSidedP(t))))
    }
  }
}

/// The t test that the mean of differences is 0, two-sided, with the interval of the mean.
///
/// It assumes independent differences and a mean that is nearly normal. Values that are not finite count as
/// missing. Fewer than two are `tooShort`, all zero `allZero`, equal ones `constant` (nothing tells how far the
/// mean could lie elsewhere), an overflow `noConvergence`. O(n). Source: Student (1908).
public func oneSampleTTest(_ differences: [Double], level: Double = 0.95) -> Estimate<TTest> {
  tTestOfMean(knownValues(differences), size: 0, level: level)
}

/// The t test that the mean change from one occasion to another is 0, two-sided: `oneSampleTTest` of later less
/// earlier.
///
/// A pair counts where both of its values are finite. Changes that differ by the rounding of the values alone
/// are `constant`.
public func pairedTTest(before: [Double], after: [Double], level: Double = 0.95) -> Estimate<TTest> {
  let pairs = knownPairs(before, after)
  let differences = zip(pairs.after, pairs.before).map { $0 - $1 }
  guard differences.allSatisfy(\.isFinite) else { return .failure(.noConvergence) }
  let size = (pairs.before + pairs.after).reduce(0) { max($0, abs($1)) }
  return tTestOfMean(differences, size: size, level: level)
}

private func tTestOfMean(_ values: [Double], size: Double, level: Double) -> Estimate<TTest> {
  guard values.count >= 2 else { return .failure(.tooShort) }
  guard values.contains(where: { $0 != 0 }) else { return .failure(.allZero) }
  let moments = SampleMoments(values)
  guard !moments.isConstant(size: size / moments.scale) else { return .failure(.constant) }
  let n = Double(values.count)
  return TTest.estimate(
    difference: moments.mean, standardError: moments.deviation / n.squareRoot(), scale: moments.scale,
    degreesOfFreedom: n - 1, level: level)
}

/// Welch's t test that two groups have the same mean, two-sided, with the interval of the first mean less the second.
///
/// The variances may differ; the degrees of freedom are those of Satterthwaite. Values that are not finite
/// count as missing. A group of fewer than two is `tooShort`, both groups without any spread `constant`, an
/// overflow `noConvergence`. O(n). Source: Welch (1947).
public func welchTest(_ first: [Double], _ second: [Double], level: Double = 0.95) -> Estimate<TTest> {
  twoSamples(first, second).flatMap { a, b in
    let (u, v) = (a.variance / Double(a.count), b.variance / Double(b.count))
    // Over their sum, so that the squares of small variances do not vanish.
    let (s, t) = (u / (u + v), v / (u + v))
    let degreesOfFreedom = 1 / (s * s / Double(a.count - 1) + t * t / Double(b.count - 1))
    return TTest.estimate(
      difference: a.mean - b.mean, standardError: (u + v).squareRoot(), scale: a.scale,
      degreesOfFreedom: degreesOfFreedom, level: level)
  }
}
