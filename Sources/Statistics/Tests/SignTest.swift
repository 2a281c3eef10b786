/// The exact sign test that differences are as often positive as negative, two-sided.
///
/// Zeros are dropped. `value` is how many are positive. Values that are not finite count as missing. No value
/// is `tooShort`; no change gives p = 1, as nothing speaks against the claim. O(n). Source: Arbuthnott (1710);
/// Conover (1999), section 3.4.
public func signTest(_ differences: [Double]) -> Estimate<TestStatistic> {
  let known = knownValues(differences)
  guard !known.isEmpty else { return .failure(.tooShort) }
  let positive = known.count { $0 > 0 }
  let negative = known.count { $0 < 0 }
  return .success(TestStatistic(value: Double(positive), p: halfBinomialP(positive, negative)))
}

/// The exact two-sided p value of so many one way and so many the other, each way as likely: twice the smaller
/// tail, at most 1.
func halfBinomialP(_ one: Int, _ other: Int) -> Double {
  guard let distribution = BinomialDistribution(trials: Double(one) + Double(other), success: 0.5) else {
    return 1
  }
  return min(1, 2 * distribution.cumulative(Double(min(one, other))))
}
