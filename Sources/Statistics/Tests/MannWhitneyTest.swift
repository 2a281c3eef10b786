import Glibc

/// The test of Mann and Whitney: whether one of two groups lies higher.
public struct MannWhitneyTest: Sendable, Hashable, Codable {
  /// How many pairs of a value of the first and one of the second group have the first higher, ties counted half.
  public var u: Double
  /// The standard normal value; nil where the p value is exact.
  public var z: Double?
  /// The two-sided p value.
  public var p: Double

  /// Where the p value is from.
  public enum Reference: String, Sendable, Hashable, Codable, CaseIterable {
    /// All ways to deal the values out: exact with any ties.
    case exact
    /// The normal distribution.
    case normal
    /// The normal distribution, half a pair nearer to the mean.
    case normalWithCorrection
  }
}

/// The Mann-Whitney test (Wilcoxon's rank-sum test) that two groups come from one distribution, two-sided.
///
/// The exact p value is twice the smaller tail over all ways to deal the values out, given their ties. Values
/// that are not finite count as missing. A group of none is `tooShort`, equal values `constant`, more than some
/// 300 values `tooLong` for the exact distribution. O(n1 n^3) exact, else O(n log n). Source: Wilcoxon (1945);
/// Mann and Whitney (1947); with ties Streitberg and Roehmel (1986).
public func mannWhitneyTest(
  _ first: [Double], _ second: [Double], reference: MannWhitneyTest.Reference = .exact
) -> Estimate<MannWhitneyTest> {
  let (first, second) = (knownValues(first), knownValues(second))
  guard !first.isEmpty, !second.isEmpty else { return .failure(.tooShort) }
  let values = first + second
  let ranks = averageRanks(values)
  let (m, n) = (Double(first.count), Double(values.count))
  let rankSum = ranks[..<first.count].reduce(0, +)
  let u = rankSum - m * (m + 1) / 2
  guard values.contains(where: { $0 != values[0] }) else { return .failure(.constant) }
  guard reference == .exact else {
    let sorted = ranks.sorted()
    var tied = 0.0
    var start = 0
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0 != sorted[start] } ?? sorted.count
      let t = Double(end - start)
      tied += t * t * t - t
      start = end
    }
    let other = n - m
    let variance = m * other / 12 * (n + 1 - tied / (n * (n - 1)))
    let distance = u - m * other / 2
    let correction =
      reference == .normalWithCorrection && distance != 0 ? 0.5 * (distance > 0 ? 1.0 : -1.0) : 0
    let z = (distance - correction) / variance.squareRoot()
    return .success(MannWhitneyTest(u: u, z: z, p: NormalDistribution.twoSidedP(z)))
  }
  guard values.count <= 300, first.count * values.count <= 12_000 else { return .failure(.tooLong) }
  let doubled = ranks.map { Int(2 * $0) }
  let most = doubled.sorted().suffix(first.count).reduce(0, +)
  // The share of the ways to choose so many of the ranks seen so far that have each sum. Dealing k of i: the
  // last is chosen with probability k / i, so that the shares never leave 0 to 1.
  var shares = [[Double]](repeating: [], count: first.count + 1)
  shares[0] = [1]
  for (seen, rank) in doubled.enumerated() {
    for chosen in stride(from: min(first.count, seen + 1), to: 0, by: -1) {
      let share = Double(chosen) / Double(seen + 1)
      let (without, with) = (shares[chosen], shares[chosen - 1])
      var merged = [Double](repeating: 0, count: min(most + 1, max(without.count, with.count + rank)))
      for (sum, part) in without.enumerated() { merged[sum] = part * (1 - share) }
      for (sum, part) in with.enumerated() where sum + rank <= most { merged[sum + rank] += part * share }
      shares[chosen] = merged
    }
  }
  let distribution = shares[first.count]
  let observed = Int(2 * rankSum)
  let lower = distribution.prefix(observed + 1).reduce(0, +)
  let upper = distribution.dropFirst(observed).reduce(0, +)
  return .success(MannWhitneyTest(u: u, z: nil, p: min(1, 2 * min(lower, upper))))
}
