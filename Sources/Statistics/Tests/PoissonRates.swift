/// A rate of events with its exact interval.
///
/// `events` is a whole number; `exposure` is in any unit and the rate is a unit of it. The ends are quantiles
/// of the gamma distribution; without events the lower one is 0. Events below 0 or not finite are
/// `negativeValues`, an exposure that is not finite and above 0 is `zeroWeight`. Source: Garwood (1936).
public func poissonRate(events: Double, exposure: Double, level: Double = 0.95) -> Estimate<IntervalEstimate>
{
  guard events >= 0, events <= 1e9 else { return .failure(.negativeValues) }
  guard exposure > 0, exposure.isFinite else { return .failure(.zeroWeight) }
  let level = confidenceLevel(level)
  let tail = (1 - level) / 2
  let lower = GammaDistribution(shape: events, scale: 1)?.quantile(tail) ?? 0
  guard let above = GammaDistribution(shape: events + 1, scale: 1) else { return .failure(.noConvergence) }
  return IntervalEstimate.finite(
    events / exposure, lower / exposure, above.upperQuantile(tail) / exposure, level: level)
}

/// The ratio of two rates of events with its exact interval, and the test that they are the same.
public struct PoissonRateComparison: Sendable, Hashable {
  /// The first rate over the second; infinite where the second has no events.
  public var ratio: Double
  /// The lower end of its interval.
  public var lower: Double
  /// The upper end; infinite where the second has no events.
  public var upper: Double
  /// The exact two-sided p value: all divisions of the events that are as likely as this one or less.
  public var p: Double
}

/// Compares two rates of events exactly, given how many events there are together.
///
/// Events below 0 or not whole are `negativeValues`, an exposure that is not finite and above 0 is
/// `zeroWeight`, no events are `tooFewEvents`, more than 1,000,000 `tooLong`. O(events). Source: Przyborowski
/// and Wilenski (1940); Clopper and Pearson (1934) for the interval.
public func comparePoissonRates(
  events: (first: Int, second: Int), exposure: (first: Double, second: Double), level: Double = 0.95
) -> Estimate<PoissonRateComparison> {
  guard events.first >= 0, events.second >= 0 else { return .failure(.negativeValues) }
  guard exposure.first > 0, exposure.second > 0, (exposure.first / exposure.second).isFinite,
    exposure.first / exposure.second > 0
  else { return .failure(.zeroWeight) }
  guard max(events.first, events.second) <= 500_000 else { return .failure(.tooLong) }
  let (x, total) = (Double(events.first), Double(events.first) + Double(events.second))
  guard total > 0 else { return .failure(.tooFewEvents) }
  let odds = exposure.second / exposure.first
  guard let null = BinomialDistribution(trials: total, success: 1 / (1 + odds)) else {
    return .failure(.noConvergence)
  }
  let observed = null.probability(x) * (1 + 1e-7)
  let p = (0...Int(total)).reduce(0.0) { sum, count in
    let probability = null.probability(Double(count))
    return probability <= observed ? sum + probability : sum
  }
  let tail = (1 - confidenceLevel(level)) / 2
  let low = BetaDistribution(a: x, b: total - x + 1)?.quantile(tail) ?? 0
  let high = BetaDistribution(a: x + 1, b: total - x)?.upperQuantile(tail) ?? 1
  return .success(
    PoissonRateComparison(
      ratio: x / (total - x) * odds, lower: low / (1 - low) * odds, upper: high / (1 - high) * odds,
      p: min(1, p)))
}
