/// Sen's slope with its interval and intercept.
public struct TheilSen: Sendable, Hashable {
  /// The median slope, in units of the values a step of the index, with its interval.
  public var slope: IntervalEstimate
  /// The intercept at index 0.
  public var intercept: Double
}

/// How the intercept of Sen's line is found.
public enum InterceptRule: Sendable, Hashable {
  /// Median of the values minus slope times median of the index.
  case separate
  /// Median of the values minus slope times index.
  case joint
}

/// The Theil-Sen line through values at given places.
///
/// `x` are distinct places in rising order, `y` finite values of the same number. Fewer than two
/// values are `tooShort`, an overflow is `noConvergence`. The interval takes the ranks of the ordered slopes that the tie-corrected
/// Mann-Kendall variance gives. O(n log n), and O(n^2) where many pairs share a slope. Source: Theil (1950); Sen (1968).
public func theilSen(
  x: [Double], y: [Double], level: Double = 0.95, intercept rule: InterceptRule = .separate
) -> Estimate<TheilSen> {
  guard y.count >= 2, x.count == y.count else { return .failure(.tooShort) }
  let slopes = PairwiseSlopes(x: x, y: y)
  let count = Double(slopes.count)
  let (_, variance, sorted) = sortedSignSum(y)
  let reach = NormalDistribution.quantile((1 + level) / 2) * variance.squareRoot()
  // Ranks from 1, rounded to even, as the published tables of the interval have them.
  let low = max(((count - reach) / 2).rounded(.toNearestOrEven), 1)
  let high = min(((count + reach) / 2).rounded(.toNearestOrEven) + 1, count)
  let (slope, ends) = slopes.median(with: [Int(low) - 1, Int(high) - 1])
  let intercept =
    switch rule {
    // The places are in order already.
    case .separate: medianOfSorted(sorted[...]) - slope * medianOfSorted(x[...])
    case .joint: median(zip(x, y).map { $1 - slope * $0 }) ?? 0
    }
  guard [slope, ends[0], ends[1], intercept].allSatisfy(\.isFinite) else { return .failure(.noConvergence) }
  return .success(
    TheilSen(
      slope: IntervalEstimate(
        value: slope, lower: ends[0], upper: ends[1], level: level),
      intercept: intercept))
}
