/// A rank correlation with its two-sided p value.
public struct RankCorrelation: Sendable, Hashable {
  /// The correlation, from -1 to 1.
  public var correlation: Double
  /// The p value of no association.
  public var p: Double
}

/// How the p value of Kendall's tau is found.
public enum KendallP: Sendable, Hashable {
  /// The normal distribution, without continuity correction.
  case asymptotic
  /// All orders counted; only without ties.
  case exact
}

/// Kendall's tau-b of values with time.
///
/// Ties reduce the pairs of the values; constant values are `constant`, fewer than three (`exact`: two) `tooShort`, and ties with
/// `exact` are `tied`, since the exact distribution knows none, and more than 1,000 values `tooLong`. O(n log n). Source: Kendall (1945).
public func kendallTauB(_ values: [Double], p kind: KendallP = .asymptotic) -> Estimate<RankCorrelation> {
  guard values.count >= (kind == .exact ? 2 : 3), let first = values.first else { return .failure(.tooShort) }
  if values.allSatisfy({ $0 == first }) { return .failure(.constant) }
  let (s, variance) = signSumAndVariance(values)
  let n = Double(values.count)
  let pairs = n * (n - 1) / 2
  let tau = s / (pairs * (pairs - tiedPairs(values))).squareRoot()
  switch kind {
  case .asymptotic:
    return .success(
      RankCorrelation(correlation: tau, p: NormalDistribution.twoSidedP(s / variance.squareRoot())))
  case .exact:
    return mannKendallExact(values).map { RankCorrelation(correlation: tau, p: $0) }
  }
}

/// Spearman's rank correlation of values with time.
///
/// p comes from Student's t with n - 2 degrees of freedom. Fewer than three values are `tooShort`, constant ones
/// `constant`. O(n log n). Source: Spearman (1904).
public func spearman(_ values: [Double]) -> Estimate<RankCorrelation> {
  guard values.count >= 3, let first = values.first else { return .failure(.tooShort) }
  if values.allSatisfy({ $0 == first }) { return .failure(.constant) }
  let n = Double(values.count)
  let middle = (n + 1) / 2
  var (products, squares) = (0.0, 0.0)
  for (place, rank) in averageRanks(values).enumerated() {
    products += (Double(place + 1) - middle) * (rank - middle)
    squares += (rank - middle) * (rank - middle)
  }
  let rho = products / (squares * n * (n * n - 1) / 12).squareRoot()
  guard abs(rho) < 1, let student = StudentTDistribution(degreesOfFreedom: n - 2) else {
    return .success(RankCorrelation(correlation: max(-1, min(1, rho)), p: 0))
  }
  let t = rho * ((n - 2) / ((1 - rho) * (1 + rho))).squareRoot()
  return .success(RankCorrelation(correlation: rho, p: student.twoSidedP(t)))
}

/// The number of pairs of equal values.
func tiedPairs(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  var (pairs, run) = (0.0, 0.0)
  for place in sorted.indices.dropFirst() {
    run = sorted[place] == sorted[place - 1] ? run + 1 : 0
    pairs += run
  }
  return pairs
}
