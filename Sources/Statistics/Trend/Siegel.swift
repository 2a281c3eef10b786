/// Siegel's line of repeated medians.
public struct SiegelLine: Sendable, Hashable {
  /// The median over all points of their median slopes to the others.
  public var slope: Double
  /// The intercept at index 0.
  public var intercept: Double
}

/// How the intercept of Siegel's line is found.
public enum SiegelIntercept: Sendable, Hashable {
  /// The median of the values minus slope times index.
  case hierarchical
  /// The repeated median of the intercepts of all pairs.
  case separate
}

/// The line of repeated medians through values at given places, which half of the values can spoil but not less.
///
/// `x` are distinct places, `y` finite values. Fewer than two values are `tooShort`; an overflow is
/// `noConvergence`. O(n^2). Source: Siegel (1982).
public func siegelLine(
  x: [Double], y: [Double], intercept rule: SiegelIntercept = .hierarchical
) -> Estimate<SiegelLine> {
  guard y.count >= 2, x.count == y.count else { return .failure(.tooShort) }
  func repeatedMedian(_ value: (Int, Int) -> Double) -> Double? {
    var medians: [Double] = []
    var others = [Double](repeating: 0, count: y.count - 1)
    for first in y.indices {
      for other in 0..<first { others[other] = value(first, other) }
      for other in first..<(y.count - 1) { others[other] = value(first, other + 1) }
      guard others.allSatisfy({ !$0.isNaN }), let median = medianBySelection(&others) else { return nil }
      medians.append(median)
    }
    return medianBySelection(&medians)
  }
  guard let slope = repeatedMedian({ (y[$1] - y[$0]) / (x[$1] - x[$0]) }), slope.isFinite else {
    return .failure(.noConvergence)
  }
  let intercept =
    switch rule {
    case .hierarchical: median(zip(x, y).map { $1 - slope * $0 })
    case .separate: repeatedMedian { (y[$1] * x[$0] - y[$0] * x[$1]) / (x[$0] - x[$1]) }
    }
  guard let intercept, intercept.isFinite else { return .failure(.noConvergence) }
  return .success(SiegelLine(slope: slope, intercept: intercept))
}
