/// How the ends of a bootstrap interval are taken from the statistics of the samples.
public enum BootstrapEnds: String, Sendable, Hashable, Codable, CaseIterable {
  /// Their quantiles (Efron 1979).
  case percentile
  /// Their quantiles, moved by the bias and the acceleration (Efron 1987).
  case biasCorrectedAccelerated
}

/// The bootstrap interval of a statistic of persons, pairs or values, given by their places.
///
/// `statistic` gets places of `count` values, some more than once, and is nil where it has no value. Sample r
/// is drawn from the stream of the seed and r, so the ends are the same for any number of workers. No value for
/// all places, or for more than one sample in twenty, is `noConvergence`; equal values of all samples are
/// `constant`; fewer than five places, which make too few samples, are `tooShort`. It covers less than it says
/// where values are few; the exact intervals, where there are any, come first. O(replicates x statistic).
/// Source: Efron and Tibshirani (1993), chapters 13 and 14.
public func bootstrapInterval(
  count: Int, replicates: Int = 1999, seed: UInt64, level: Double = 0.95,
  ends: BootstrapEnds = .biasCorrectedAccelerated, statistic: ([Int]) -> Double?
) -> Estimate<IntervalEstimate> {
  guard count >= 5 else { return .failure(.tooShort) }
  let level = confidenceLevel(level)
  func finite(_ places: [Int]) -> Double? { statistic(places).flatMap { $0.isFinite ? $0 : nil } }
  guard let value = finite(Array(0..<count)) else { return .failure(.noConvergence) }
  let drawn = min(max(replicates, 199), 100_000)
  let number = RandomStream.number(of: ["bootstrap"])
  let sorted = (0..<drawn).compactMap { replicate in
    var stream = RandomStream(seed: seed, series: number, replicate: UInt32(replicate))
    return finite(stream.sample(of: count, draws: count))
  }.sorted()
  guard sorted.count * 20 >= drawn * 19 else { return .failure(.noConvergence) }
  guard let least = sorted.first, let most = sorted.last, least < most else { return .failure(.constant) }
  let tail = (1 - level) / 2
  var shares = (lower: tail, upper: 1 - tail)
  if ends == .biasCorrectedAccelerated {
    // Equal values count half, so that a discrete statistic has no bias where its samples lie evenly about it.
    let below = Double(sorted.count { $0 < value }) + Double(sorted.count { $0 == value }) / 2
    let bias = NormalDistribution.quantile(
      min(max(below, 0.5), Double(sorted.count) - 0.5) / Double(sorted.count))
    let acceleration = jackknifeAcceleration(count: count, finite)
    func moved(_ share: Double) -> Double {
      let z = bias + NormalDistribution.quantile(share)
      let rest = 1 - acceleration * z
      return rest > 0 ? NormalDistribution.cumulative(bias + z / rest) : z > 0 ? 1 : 0
    }
    shares = (moved(tail), moved(1 - tail))
  }
  func quantile(_ share: Double) -> Double {
    // The rank (B + 1) share of Davison and Hinkley (1997), kept within the samples.
    let rank = min(max((Double(sorted.count + 1) * share).rounded(), 1), Double(sorted.count))
    return sorted[Int(rank) - 1]
  }
  return IntervalEstimate.finite(value, quantile(shares.lower), quantile(shares.upper), level: level)
}

/// How fast the standard error changes with the statistic: the skewness of what each value adds (jackknife).
private func jackknifeAcceleration(count: Int, _ statistic: ([Int]) -> Double?) -> Double {
  let left = (0..<count).compactMap { place in statistic((0..<count).filter { $0 != place }) }
  guard left.count == count else { return 0 }
  let influence = scaledAndCentred(left).map { -$0 }
  let squares = influence.reduce(0) { $0 + $1 * $1 }
  guard squares > 0 else { return 0 }
  let acceleration =
    influence.reduce(0) { $0 + $1 * $1 * $1 } / (6 * squares * squares.squareRoot())
  return acceleration.isFinite ? acceleration : 0
}
