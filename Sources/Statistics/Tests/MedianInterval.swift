/// The median of values with its exact interval between two of them.
///
/// The ends are the values of rank k and n + 1 - k, k the largest for which the binomial distribution keeps the
/// level; both ends belong to it. It holds for any distribution, and covers more than it says where values are
/// equal. Five values reach no more than 0.9375: the level is then that of the whole range, and is said. Values
/// that are not finite count as missing; fewer than five are `tooShort`. O(n log n). Source: Thompson (1936);
/// David and Nagaraja (2003), section 7.1.
public func medianInterval(_ values: [Double], level: Double = 0.95) -> Estimate<IntervalEstimate> {
  let sorted = knownValues(values).sorted()
  guard sorted.count >= 5, sorted.count <= 10_000_000,
    let distribution = BinomialDistribution(trials: Double(sorted.count), success: 0.5)
  else { return .failure(sorted.count < 5 ? .tooShort : .tooLong) }
  let level = confidenceLevel(level)
  let tail = (1 - level) / 2
  // The most that may lie outside on one side, plus one, is the rank of the end.
  let quantile = distribution.quantile(tail)
  let rank = max(distribution.cumulative(quantile) <= tail ? quantile + 1 : quantile, 1)
  let place = Int(rank) - 1
  let reached = 1 - 2 * distribution.cumulative(rank - 1)
  return IntervalEstimate.finite(
    medianOfSorted(sorted[...]), sorted[place], sorted[sorted.count - 1 - place], level: min(level, reached))
}
