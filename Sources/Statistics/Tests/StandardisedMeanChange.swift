import Glibc

/// Where the interval of a standardised mean change is from.
public enum MeanChangeInterval: String, Sendable, Hashable, Codable, CaseIterable {
  /// The noncentral t distribution, which is exact for normal changes.
  case noncentralT
  /// The same, as much wider or narrower as the skewness and the kurtosis of the changes make it.
  case adjusted
}

/// The mean change in standard deviations of the changes (d_z), with its interval.
///
/// By the noncentral t distribution the interval holds the effects that do not refuse the t statistic at either
/// end. Scores that end at a maximum make changes skewed: the error of d_z has the variance 1 + d^2/2 - d
/// skewness + d^2 kurtosis/4 over n, of which normal changes have the first two. The adjusted interval reaches
/// as far as the root of their ratio says, the moments counted n/(n + 7) of themselves, as few values tell
/// little of them, the ratio kept from 1/2 to 5/2; an end that this would carry across 0 stops half way, so that the interval tells a
/// change from none exactly where the t test and the interval of the mean do (own choice). Values that are not finite count as missing. Fewer than two
/// are `tooShort`, equal ones `constant`, all zero `allZero`, effects beyond 10,000 `noConvergence`. Some 50
/// evaluations of the distribution. Source: Steiger and Fouladi (1997); Lakens (2013); for the variance Hoyle
/// (1973), by the delta method.
public func standardisedMeanChange(
  _ differences: [Double], level: Double = 0.95, method: MeanChangeInterval = .adjusted
) -> Estimate<IntervalEstimate> {
  oneSampleTTest(differences, level: level).flatMap { test in
    let n = test.degreesOfFreedom + 1
    let t = test.statistic.value
    guard abs(t) <= 1e5, n <= 1e8 else { return .failure(.noConvergence) }
    let level = confidenceLevel(level)
    let tail = (1 - level) / 2
    let upper = noncentrality(of: t, degreesOfFreedom: n - 1) { $0.lower - tail }
    let lower = noncentrality(of: t, degreesOfFreedom: n - 1) { 1 - tail - $0.lower }
    let (root, effect) = (n.squareRoot(), t / n.squareRoot())
    let reach = method == .noncentralT ? 1 : errorRatio(knownValues(differences), effect: effect)
    let ends = [lower / root, upper / root].map { end in
      let moved = effect + reach * (end - effect)
      return end > 0 ? max(moved, end / 2) : min(moved, end / 2)
    }
    return IntervalEstimate.finite(effect, ends[0], ends[1], level: level)
  }
}

/// The standard error of a standardised mean by the moments of the values over that of normal values, from 0.7
/// to 1.6.
private func errorRatio(_ values: [Double], effect: Double) -> Double {
  let n = Double(values.count)
  guard n >= 4 else { return 1 }
  let centred = scaledAndCentred(values)
  let (second, third, fourth) = centred.reduce((0.0, 0.0, 0.0)) {
    ($0.0 + $1 * $1, $0.1 + $1 * $1 * $1, $0.2 + $1 * $1 * $1 * $1)
  }
  let variance = second / n
  // The estimates of skewness and excess kurtosis of Fisher (1930), which have no bias for normal values.
  let skewness = third / n / (variance * variance.squareRoot()) * (n * (n - 1)).squareRoot() / (n - 2)
  let excess = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (fourth / n / (variance * variance) - 3) + 6)
  let normal = 1 + effect * effect / 2
  let known = normal + n / (n + 7) * (effect * effect * excess / 4 - effect * skewness)
  return min(2.5, max(0.5, known / normal)).squareRoot()
}

/// The noncentrality at which an excess of the tails at t, which falls or rises with it, is 0 (bisection and
/// secants).
private func noncentrality(
  of t: Double, degreesOfFreedom: Double, _ excess: (TailProbabilities) -> Double
) -> Double {
  func value(_ noncentrality: Double) -> Double {
    NoncentralTDistribution(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      .map { excess($0.tails(t)) } ?? .nan
  }
  let reach = 3 + 3 * abs(t) / (2 * degreesOfFreedom).squareRoot()
  var (low, high) = (t - reach, t + reach)
  var (atLow, atHigh) = (value(low), value(high))
  for _ in 0..<40 where atLow.sign == atHigh.sign {
    (low, high) = (low - reach - (high - low) / 2, high + reach + (high - low) / 2)
    (atLow, atHigh) = (value(low), value(high))
  }
  guard atLow.sign != atHigh.sign else { return .nan }
  // Regula falsi with halved ends (the Illinois method), which never leaves the bracket.
  for _ in 0..<100 {
    var middle = high - atHigh * (high - low) / (atHigh - atLow)
    if !(middle > low && middle < high) { middle = low / 2 + high / 2 }
    let atMiddle = value(middle)
    if atMiddle == 0 || high - low <= 1e-12 * max(1, abs(middle)) { return middle }
    let previous = (low, high)
    if atMiddle.sign == atLow.sign {
      (low, atLow) = (middle, atMiddle)
      atHigh /= 2
    } else {
      (high, atHigh) = (middle, atMiddle)
      atLow /= 2
    }
    if previous == (low, high) { return middle }
  }
  return low / 2 + high / 2
}

/// The factor J that takes the bias from a standardised mean, exactly (Hedges 1981).
///
/// Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)) of m degrees of freedom; nil for fewer than 2, where it has no value.
public func hedgesCorrection(degreesOfFreedom: Double) -> Double? {
  guard degreesOfFreedom >= 2, degreesOfFreedom.isFinite else { return nil }
  let half = degreesOfFreedom / 2
  // By Stirling's formula, whose large terms cancel before they are rounded.
  let rest = stirlingRemainder(half) - stirlingRemainder(half - 0.5)
  return exp(rest - 0.5 - (half - 1) * log1p(-0.5 / half))
}

/// The mean change in standard deviations of the changes without its bias: Hedges' g of pairs.
///
/// Fewer than three values are `tooShort`; else as `standardisedMeanChange`. Source: Hedges (1981).
public func hedgesMeanChange(_ differences: [Double]) -> Estimate<Double> {
  oneSampleTTest(differences).flatMap { test in
    guard let factor = hedgesCorrection(degreesOfFreedom: test.degreesOfFreedom) else {
      return .failure(.tooShort)
    }
    return .success(factor * test.statistic.value / (test.degreesOfFreedom + 1).squareRoot())
  }
}

/// The mean change in standard deviations of the scores (d_av): over the root of the mean of both variances.
///
/// A pair counts where both values are finite. Fewer than two are `tooShort`, scores that do not vary on either
/// occasion `constant`, an overflow `noConvergence`. O(n). Source: Cumming (2012), page 290; Lakens (2013).
public func averageStandardisedMeanChange(before: [Double], after: [Double]) -> Estimate<Double> {
  let pairs = knownPairs(before, after)
  guard pairs.before.count >= 2 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: pairs.before + pairs.after)
  let (earlier, later) = (
    SampleMoments(pairs.before, scale: scale), SampleMoments(pairs.after, scale: scale)
  )
  let size = max(earlier.largest, later.largest)
  guard !earlier.isConstant(size: size) || !later.isConstant(size: size) else { return .failure(.constant) }
  let effect = (later.mean - earlier.mean) / ((earlier.variance + later.variance) / 2).squareRoot()
  return effect.isFinite ? .success(effect) : .failure(.noConvergence)
}
