import Glibc

/// Where the interval of a normalised gain is from.
public enum NormalisedGainInterval: String, Sendable, Hashable, Codable, CaseIterable {
  /// A t interval of the logarithm of what is left over what was open, which never leaves the shares below 1.
  case logarithm
  /// The shares that a t test of the gains less the share of what was open does not refuse (Fieller 1954).
  case fieller
}

/// The normalised gain of a class: the share of what could still be gained that was gained, with its interval.
///
/// The mean gain over the mean distance to the maximum before. Many who reach the maximum leave a skewed rest,
/// of which the logarithm is nearer to normal: its interval is the default. A pair counts where both values are
/// finite. Fewer than two are `tooShort`; a mean before that is at the maximum, or for Fieller so near to it
/// that the interval has no ends, is `zeroBaseline`; everyone at the maximum after, and equal shares, are
/// `constant`; a maximum that is not finite, or an overflow, is `noConvergence`. O(n). Source: Hake (1998); for
/// the logarithm of a ratio of means Hedges, Gurevitch and Curtis (1999).
public func normalisedGain(
  before: [Double], after: [Double], maximum: Double, level: Double = 0.95,
  method: NormalisedGainInterval = .logarithm
) -> Estimate<IntervalEstimate> {
  guard maximum.isFinite else { return .failure(.noConvergence) }
  let level = confidenceLevel(level)
  let pairs = knownPairs(before, after)
  guard pairs.before.count >= 2 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: pairs.before + pairs.after + [maximum])
  let rooms = pairs.before.map { maximum / scale - $0 / scale }
  let rests = pairs.after.map { maximum / scale - $0 / scale }
  let (room, rest) = (SampleMoments(rooms, scale: 1), SampleMoments(rests, scale: 1))
  let n = Double(rooms.count)
  let rounding = 10 * Double.ulpOfOne * max(room.largest, rest.largest, abs(maximum / scale))
  guard room.mean > rounding, let distribution = StudentTDistribution(degreesOfFreedom: n - 1) else {
    return .failure(.zeroBaseline)
  }
  let ratio = rest.mean / room.mean
  let residual = SampleMoments(zip(rests, rooms).map { $0 - ratio * $1 }, scale: 1).deviation
  guard rest.mean > rounding, residual > rounding else { return .failure(.constant) }
  let t = distribution.upperQuantile((1 - level) / 2)
  switch method {
  case .logarithm:
    let reach = t * residual / n.squareRoot() / rest.mean
    return IntervalEstimate.finite(
      1 - ratio, 1 - ratio * exp(reach), 1 - ratio * exp(-reach), level: level)
  case .fieller:
    let covariance =
      zip(rests, rooms).reduce(0) { $0 + ($1.0 - rest.mean) * ($1.1 - room.mean) } / (n - 1)
    let factor = t * t / n
    // The ends of the ratio are the roots of a parabola that opens upwards where the mean distance is clear of 0.
    let a = room.mean * room.mean - factor * room.variance
    let b = rest.mean * room.mean - factor * covariance
    let c = rest.mean * rest.mean - factor * rest.variance
    guard a > 0 else { return .failure(.zeroBaseline) }
    let root = max(0, b * b - a * c).squareRoot()
    return IntervalEstimate.finite(1 - ratio, 1 - (b + root) / a, 1 - (b - root) / a, level: level)
  }
}
