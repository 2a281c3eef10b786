import Glibc

/// The signed-rank test of Wilcoxon: whether changes lie about 0.
public struct SignedRankTest: Sendable, Hashable, Codable {
  /// The sum of the ranks of positive differences.
  public var positiveSum: Double
  /// The sum of the ranks of negative differences.
  public var negativeSum: Double
  /// How many differences are not 0.
  public var changes: Int
  /// How many are 0.
  public var zeros: Int
  /// The standard normal value; nil where the p value is exact.
  public var z: Double?
  /// The two-sided p value.
  public var p: Double

  /// Creates a test.
  public init(
    positiveSum: Double, negativeSum: Double, changes: Int, zeros: Int, z: Double?, p: Double
  ) {
    self.positiveSum = positiveSum
    self.negativeSum = negativeSum
    self.changes = changes
    self.zeros = zeros
    self.z = z
    self.p = p
  }

  /// The sum of the ranks of positive differences and the p value.
  public var statistic: TestStatistic { TestStatistic(value: positiveSum, p: p) }

  /// What is made of differences of 0.
  public enum Zeros: String, Sendable, Hashable, Codable, CaseIterable {
    /// They are dropped before the ranks are given (Wilcoxon 1945).
    case dropped
    /// They take ranks, which are then dropped (Pratt 1959).
    case pratt
    /// They take ranks, of which half go to each side.
    case split
  }

  /// Where the p value is from.
  public enum Reference: String, Sendable, Hashable, Codable, CaseIterable {
    /// All signs of the changes, given their ranks: exact with any ties and zeros.
    case exact
    /// The normal distribution.
    case normal
    /// The normal distribution, half a rank nearer to the mean.
    case normalWithCorrection
  }
}

/// The signed-rank test that differences lie symmetrically about 0, two-sided.
///
/// Equal sizes share their ranks. The exact p value is twice the smaller tail over all signs, given the sizes,
/// so it holds with any ties and zeros: it never rejects too often. Values that are not finite count as
/// missing. No value is `tooShort`; no change is `allZero`, but p = 1 where zeros are split; more than 600
/// changes are `tooLong` for the exact distribution. O(n^3) exact, else O(n log n).
/// Sources: Wilcoxon (1945); Pratt (1959); for the exact distribution with ties Streitberg and Roehmel (1986).
public func signedRankTest(
  _ differences: [Double], zeros: SignedRankTest.Zeros = .dropped,
  reference: SignedRankTest.Reference = .exact
) -> Estimate<SignedRankTest> {
  let known = knownValues(differences)
  guard !known.isEmpty else { return .failure(.tooShort) }
  let ranked = zeros == .dropped ? known.filter { $0 != 0 } : known
  let ranks = averageRanks(ranked.map { abs($0) })
  let changes = known.count { $0 != 0 }
  guard changes > 0 || zeros == .split else { return .failure(.allZero) }
  var (positive, negative, ofZeros) = (0.0, 0.0, 0.0)
  for (value, rank) in zip(ranked, ranks) {
    if value > 0 { positive += rank } else if value < 0 { negative += rank } else { ofZeros += rank }
  }
  if zeros == .split {
    positive += ofZeros / 2
    negative += ofZeros / 2
  }
  var result = SignedRankTest(
    positiveSum: positive, negativeSum: negative, changes: changes, zeros: known.count - changes, z: nil, p: 1
  )
  switch reference {
  case .exact:
    guard changes <= SignedRankDistribution.longest else { return .failure(.tooLong) }
    let moved = zip(ranked, ranks).filter { $0.0 != 0 }
    let sum = moved.reduce(0.0) { $0 + ($1.0 > 0 ? 2 * $1.1 : 0) }
    // Doubled ranks of at most 600 changes among fewer values than an array can hold are whole and small enough.
    guard sum < 1e9, ranked.count < 1_000_000 else { return .failure(.tooLong) }
    result.p = SignedRankDistribution(doubledRanks: moved.map { Int(2 * $0.1) }).twoSidedP(Int(sum))
  case .normal, .normalWithCorrection:
    let z = normalValue(min(positive, negative), ranked, ranks, zeros, reference)
    result.z = z
    result.p = NormalDistribution.twoSidedP(z)
  }
  return .success(result)
}

/// How far a sum of ranks lies from its mean, in standard deviations, ties and zeros taken into account.
private func normalValue(
  _ sum: Double, _ values: [Double], _ ranks: [Double], _ zeros: SignedRankTest.Zeros,
  _ reference: SignedRankTest.Reference
) -> Double {
  let n = Double(values.count)
  var mean = n * (n + 1) / 4
  var sixfold = n * (n + 1) * (2 * n + 1) / 4
  if zeros == .pratt {
    let without = Double(values.count { $0 == 0 })
    mean -= without * (without + 1) / 4
    sixfold -= without * (without + 1) * (2 * without + 1) / 4
  }
  // A size that t values share takes (t^3 - t)/48 from the variance; Pratt's zeros carry no rank.
  let sizes = (zeros == .pratt ? values.filter { $0 != 0 } : values).map { abs($0) }.sorted()
  var start = 0
  while start < sizes.count {
    var end = start + 1
    while end < sizes.count, sizes[end] == sizes[start] { end += 1 }
    let t = Double(end - start)
    sixfold -= (t * t * t - t) / 8
    start = end
  }
  guard sixfold > 0 else { return 0 }
  let correction = reference == .normalWithCorrection && sum != mean ? 0.5 * (sum > mean ? 1.0 : -1.0) : 0
  return (sum - mean - correction) / (sixfold / 6).squareRoot()
}
