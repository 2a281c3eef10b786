/// The normalised gain of a class: the share of what could still be gained that was gained, with its interval.
///
/// The mean gain over the mean distance to the maximum before. The interval is that of Fieller: the shares g for which a t test does not refuse that
/// gains less g times the distances have a mean of 0. A pair counts where both values are finite. Fewer than two are `tooShort`; a mean before
/// that is at the maximum, or so near to it that the interval has no ends, is `zeroBaseline`; a share without any spread is `constant`, a maximum that is not finite or an
/// overflow `noConvergence`. O(n). Source: Hake (1998); Fieller (1954).
public func normalisedGain(
  before: [Double], after: [Double], maximum: Double, level: Double = 0.95
) -> Estimate<IntervalEstimate> {
  guard maximum.isFinite else { return .failure(.noConvergence) }
  let level = confidenceLevel(level)
  let pairs = knownPairs(before, after)
  guard pairs.before.count >= 2 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: pairs.before + pairs.after + [maximum])
  let gains = zip(pairs.after, pairs.before).map { $0 / scale - $1 / scale }
  let rooms = pairs.before.map { maximum / scale - $0 / scale }
  let (gain, room) = (SampleMoments(gains, scale: 1), SampleMoments(rooms, scale: 1))
  let n = Double(gains.count)
  let size = 10 * Double.ulpOfOne * max(gain.largest, room.largest)
  guard room.mean > size, let distribution = StudentTDistribution(degreesOfFreedom: n - 1) else {
    return .failure(.zeroBaseline)
  }
  let share = gain.mean / room.mean
  let rest = SampleMoments(zip(gains, rooms).map { $0 - share * $1 }, scale: 1)
  guard rest.deviation > size else { return .failure(.constant) }
  let covariance =
    zip(gains, rooms).reduce(0) { $0 + ($1.0 - gain.mean) * ($1.1 - room.mean) } / (n - 1)
  let t = distribution.upperQuantile((1 - level) / 2)
  let factor = t * t / n
  // (gain - g room)^2 = factor (var gain - 2 g cov + g^2 var room), a parabola in g that opens upwards where the room is clear of 0.
  let a = room.mean * room.mean - factor * room.variance
  let b = gain.mean * room.mean - factor * covariance
  let c = gain.mean * gain.mean - factor * gain.variance
  guard a > 0 else { return .failure(.zeroBaseline) }
  let root = max(0, b * b - a * c).squareRoot()
  return IntervalEstimate.finite(share, (b - root) / a, (b + root) / a, level: level)
}
