import Glibc
import Statistics

/// The interval of the break between two segments.
///
/// From the limit of the estimate of a break: the place of the maximum of a two-sided Brownian motion with
/// drift, which may differ on both sides. A distribution that lies to one side of the break but for less than
/// one tail has no such limits, which is `noConvergence`, as in strucchange.
/// Source: Bai (1997), section III, appendix B.
func breakInterval(
  _ before: BreakpointSegment, _ after: BreakpointSegment, at place: Int, level: Double
) -> Estimate<ClosedRange<Int>> {
  let q1 = before.meanSquare(ofDifferenceFrom: before, to: after)
  let q2 = after.meanSquare(ofDifferenceFrom: before, to: after)
  guard q1 > 0, q2 > 0, level > 0, level < 1 else { return .failure(.noConvergence) }
  guard before.variance > 0, after.variance > 0 else { return .failure(.zeroVarianceAfterDetrending) }
  let xi = q2 / q1
  let limit = BreakLimit(xi: xi, phi: xi * after.variance / before.variance)
  let tail = (1 - level) / 2
  // Where nearly all of the distribution lies on one side of the break, there are no two limits around it.
  guard (tail...1 - tail).contains(limit.cumulative(0)) else { return .failure(.noConvergence) }
  guard let upper = limit.quantile(1 - tail), let lower = limit.quantile(tail) else {
    return .failure(.noConvergence)
  }
  let unit = before.variance / q1
  let from = Double(place) - (upper * unit).rounded(.up)
  let to = Double(place) - (lower * unit).rounded(.down)
  // Far more than any series holds: the break is not located at all.
  guard from > -1e15, to < 1e15, from <= to else { return .failure(.noConvergence) }
  return .success(Int(from)...Int(to))
}

/// The distribution of the place of the maximum.
private struct BreakLimit {
  /// The ratio of the signals after and before the break.
  let xi: Double
  /// The ratio of signal times noise after and before the break.
  let phi: Double

  func cumulative(_ x: Double) -> Double {
    let a = abs(x)
    if x < 0 {
      let r = xi / phi
      return -(a / (2 * Double.pi)).squareRoot() * exp(-a / 8)
        - phi / xi * (phi + 2 * xi) / (phi + xi)
        * exp(r * (1 + r) * a / 2 + NormalDistribution.logCumulative(-(0.5 + r) * a.squareRoot()))
        + (a / 2 - 2 + (phi + 2 * xi) * (phi + 2 * xi) / ((phi + xi) * xi))
        * NormalDistribution.cumulative(-a.squareRoot() / 2)
    }
    let r = xi * xi / phi
    return 1 + r.squareRoot() * (a / (2 * Double.pi)).squareRoot() * exp(-r * a / 8)
      + xi / phi * (2 * phi + xi) / (phi + xi)
      * exp((phi + xi) * a / 2 + NormalDistribution.logCumulative(-(phi + xi / 2) * (a / phi).squareRoot()))
      - ((2 * phi + xi) * (2 * phi + xi) / ((phi + xi) * phi) - 2 + r * a / 2)
      * NormalDistribution.cumulative(-(r * a).squareRoot() / 2)
  }

  /// The value below which the share `p` lies, by halving; nil where the distribution cannot be evaluated.
  func quantile(_ p: Double) -> Double? {
    guard xi.isFinite, phi.isFinite, xi > 0, phi > 0 else { return nil }
    var (low, high) = (-1.0, 1.0)
    for _ in 0..<60 where !(cumulative(low) < p) { low *= 2 }
    for _ in 0..<60 where !(cumulative(high) > p) { high *= 2 }
    guard cumulative(low) < p, cumulative(high) > p else { return nil }
    for _ in 0..<200 where high - low > 1e-12 * max(abs(low), abs(high)) {
      let middle = low + (high - low) / 2
      if cumulative(middle) < p { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}
