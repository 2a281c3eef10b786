/// The pseudomedian of values with its exact interval: the median of the means of all pairs, each value with
/// itself too.
///
/// The interval lies between two of these means, whose ranks are those of the signed-rank test, so it holds the
/// centres of symmetry that the test does not refuse. It assumes a symmetric distribution; with ties both ends
/// belong to it and it covers at least what it says. Five values reach no more than 0.9375: the level is then
/// that of all means, and is said. Values that are not finite count as missing; fewer than five are `tooShort`,
/// more than 600 `tooLong`, an overflow `noConvergence`. O(n^2 log n), and O(n^3) for the ranks. Source: Hodges
/// and Lehmann (1963); Bauer (1972); Noether (1967) for ties.
public func hodgesLehmann(_ values: [Double], level: Double = 0.95) -> Estimate<IntervalEstimate> {
  let known = knownValues(values)
  guard known.count >= 5 else { return .failure(.tooShort) }
  guard known.count <= SignedRankDistribution.longest else { return .failure(.tooLong) }
  var means: [Double] = []
  means.reserveCapacity(known.count * (known.count + 1) / 2)
  for first in known.indices {
    for second in first..<known.count { means.append(known[first] / 2 + known[second] / 2) }
  }
  means.sort()
  let level = confidenceLevel(level)
  let tail = (1 - level) / 2
  let probabilities = SignedRankDistribution(count: known.count).probabilities
  // The rank from either end: one more than the largest sum whose lower tail is at most the share outside.
  var (outside, next, rank) = (0.0, probabilities[0], 0)
  while next <= tail, 2 * rank < means.count {
    outside = next
    rank += 1
    next += probabilities[2 * rank]
  }
  if rank == 0 { (outside, rank) = (probabilities[0], 1) }
  return IntervalEstimate.finite(
    medianOfSorted(means[...]), means[rank - 1], means[means.count - rank], level: min(level, 1 - 2 * outside)
  )
}
