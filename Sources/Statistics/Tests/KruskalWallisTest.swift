/// The Kruskal-Wallis test that groups lie at the same level.
///
/// `value` is H corrected for ties, `p` that of chi-square with one degree of freedom less than groups. Values
/// that are not finite count as missing, groups without any do not count. Fewer than two groups are `tooShort`,
/// equal values `constant`. O(n log n).
/// Source: Kruskal and Wallis (1952).
public func kruskalWallisTest(_ groups: [[Double]]) -> Estimate<TestStatistic> {
  let known = groups.map(knownValues).filter { !$0.isEmpty }
  guard known.count >= 2 else { return .failure(.tooShort) }
  let ranks = averageRanks(known.flatMap(\.self))
  guard let h = kruskalWallisH(ranks, sizes: known.map(\.count)) else { return .failure(.constant) }
  return chiSquareStatistic(h, degreesOfFreedom: Double(known.count - 1))
}

/// H of ranks that stand group by group; nil where all are equal.
func kruskalWallisH(_ ranks: [Double], sizes: [Int]) -> Double? {
  let n = Double(ranks.count)
  let mean = (n + 1) / 2
  let total = ranks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  guard total > 0 else { return nil }
  var between = 0.0
  var start = 0
  for size in sizes {
    let deviation = ranks[start..<start + size].reduce(0) { $0 + $1 - mean }
    between += deviation * deviation / Double(size)
    start += size
  }
  return (n - 1) * between / total
}
