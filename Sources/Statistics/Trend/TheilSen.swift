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
/// values are `tooShort`. The interval takes the ranks of the ordered slopes that the tie-corrected
/// Mann-Kendall variance gives. O(n^2 log n). Source: Theil (1950); Sen (1968).
public func theilSen(
  x: [Double], y: [Double], level: Double = 0.95, intercept rule: InterceptRule = .separate
) -> Estimate<TheilSen> {
  guard y.count >= 2, x.count == y.count else { return .failure(.tooShort) }
  var slopes: [Double] = []
  slopes.reserveCapacity(y.count * (y.count - 1) / 2)
  for first in y.indices {
    for second in (first + 1)..<max(y.count, first + 1) {
      slopes.append((y[second] - y[first]) / (x[second] - x[first]))
    }
  }
  slopes.sort()
  let slope = medianOfSorted(slopes[...])
  let count = Double(slopes.count)
  let reach = NormalDistribution.quantile((1 + level) / 2) * signSumVariance(y).squareRoot()
  // Ranks from 1, rounded to even, as the published tables of the interval have them.
  let low = max(((count - reach) / 2).rounded(.toNearestOrEven), 1)
  let high = min(((count + reach) / 2).rounded(.toNearestOrEven) + 1, count)
  let intercept =
    switch rule {
    case .separate: (median(y) ?? 0) - slope * (median(x) ?? 0)
    case .joint: median(zip(x, y).map { $1 - slope * $0 }) ?? 0
    }
  return .success(
    TheilSen(
      slope: IntervalEstimate(
        value: slope, lower: slopes[Int(low) - 1], upper: slopes[Int(high) - 1], level: level),
      intercept: intercept))
}
