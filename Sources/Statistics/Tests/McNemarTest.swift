/// Where the p value of a test of McNemar is from.
public enum McNemarReference: String, Sendable, Hashable, Codable, CaseIterable {
  /// The binomial distribution of the changes.
  case exact
  /// Chi-square with one degree of freedom.
  case chiSquare
  /// The same, with the difference one smaller.
  case chiSquareWithCorrection
}

/// The test of McNemar that as many changed one way as the other, two-sided.
///
/// `gained` and `lost` count those who changed; those who did not change tell nothing. `value` is `gained` of
/// the exact test, else chi-square. A count below 0 is `negativeValues`, no change `tooFewEvents`. O(1).
/// Source: McNemar (1947); correction of Edwards (1948).
public func mcNemarTest(gained: Int, lost: Int, reference: McNemarReference = .exact) -> Estimate<
  TestStatistic
> {
  guard gained >= 0, lost >= 0 else { return .failure(.negativeValues) }
  let (b, c) = (Double(gained), Double(lost))
  guard b + c > 0 else { return .failure(.tooFewEvents) }
  guard b + c <= 1e10 else { return .failure(.tooLong) }
  guard reference != .exact else {
    return .success(TestStatistic(value: b, p: halfBinomialP(gained, lost)))
  }
  // As R, which corrects a difference of 0 too.
  let difference = reference == .chiSquare ? abs(b - c) : abs(b - c) - 1
  return chiSquareStatistic(difference * difference / (b + c), degreesOfFreedom: 1)
}

/// A chi-square value with the probability of a larger one; one that is not finite is `noConvergence`.
func chiSquareStatistic(_ value: Double, degreesOfFreedom: Double) -> Estimate<TestStatistic> {
  guard value.isFinite, let distribution = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom) else {
    return .failure(.noConvergence)
  }
  return .success(TestStatistic(value: value, p: distribution.survival(value)))
}
