import Glibc
import Statistics

/// How finely changes of scores are told where they leave the office, so that the scores of single persons cannot be rebuilt.
///
/// A mean, an effect and a p value of a few whole scores leave one set of scores that fits: of five gains with the mean 0.8 and an effect of
/// 0.956 only 2, 1, 1, 0 and 0. So:
/// - Means are told in steps of 0.1 of a point (a hundredth or less of a longer scale), and the change is their difference.
/// - Of a group there is no median, effect, normalised gain or t test, and no count of those who rose or fell.
/// - An interval is told from four times the threshold of pairs on: the whole points (tenths of the scale from 100 on) beyond its ends.
/// - A p value is told from twice the threshold of pairs on, as the bound of 0.001, 0.01, 0.05, 0.1, 0.5 and 1 above it, and never below
///   eight times the smallest that so many pairs can show; the verdict with it. A smaller bound would tell that all of them rose.
/// - Of all together, where they are four times the threshold or more, of whom twice the threshold changed, by a point or more in standard
///   deviation, numbers have three digits.
/// - Means within as many points of an end of the scale as the threshold, over all persons, tell nearly every score, and are not told.
struct ReleasedGain {
  /// The fewest persons of whom anything may be told.
  let threshold: Int
  /// The most that a score can be.
  let maximum: Double?

  /// The step of means.
  private var step: Double {
    guard let maximum, maximum.isFinite, maximum > 0 else { return 0.1 }
    if maximum >= 100 { return pow(10, log10(maximum).rounded(.down) - 2) }
    return maximum >= 5 ? 0.1 : 0.1 * pow(10, log10(maximum / 5).rounded(.down))
  }

  /// What counts as a point.
  private var point: Double { 10 * step }

  /// Whether the means of a gain would tell nearly every score, since all are at an end of the scale.
  func tellsScores(_ gain: Gain) -> Bool {
    guard gain.pairs > 0 else { return false }
    let reach = Double(threshold) * point / Double(gain.pairs)
    return [gain.meanBefore, gain.meanAfter].contains { estimate in
      guard case .success(let mean) = estimate else { return false }
      return mean < reach || (maximum.map { $0 - mean < reach } ?? false)
    }
  }

  /// A gain as it may be told.
  func gain(_ gain: Gain, counts: ReleasedCounts) -> Gain {
    var result = gain
    result.smallestP = smallestSignedRankP(changes: gain.pairs)
    result.test = hidden(gain.test)
    result.pairedT = hidden(gain.pairedT)
    if gain.pairs >= 2 * threshold {
      result.pBelow = Self.bound(gain.test, smallest: result.smallestP)
    }
    if result.pBelow == nil { result.verdict = .cannotTell }
    switch counts {
    case .shown where isFine(gain): round(&result)
    default: coarsen(&result)
    }
    if tellsScores(gain) {
      result.meanBefore = hidden(gain.meanBefore)
      result.meanAfter = hidden(gain.meanAfter)
      result.mean = hidden(gain.mean)
      result.median = hidden(gain.median)
      result.normalised = hidden(gain.normalised)
      result.effect = hidden(gain.effect)
      result.hedges = hidden(gain.hedges)
    }
    if counts == .withheld
      || [gain.rose, gain.stayed, gain.fell].contains(where: { ($0 ?? 0).isSmall(threshold) })
      || [gain.rose, gain.stayed, gain.fell].contains(gain.pairs)
    {
      (result.rose, result.stayed, result.fell) = (nil, nil, nil)
    }
    func shown(_ count: Int?) -> Int? {
      guard counts == .shown, let count, !count.isSmall(threshold), !(gain.pairs - count).isSmall(threshold),
        count < gain.pairs
      else { return nil }
      return count
    }
    result.atMaximumBefore = shown(gain.atMaximumBefore)
    result.atMaximumAfter = shown(gain.atMaximumAfter)
    return result
  }

  /// A comparison of gains as it may be told.
  func comparison(_ comparison: GroupComparison, of gains: [Gain]) -> GroupComparison {
    var result = comparison
    result.test = hidden(comparison.test)
    result.pBelow = Self.bound(comparison.test, smallest: comparison.smallestP)
    if result.pBelow == nil { result.verdict = .cannotTell }
    if let difference = comparison.difference?.wrappedValue {
      let changes = gains.compactMap { gain($0, counts: .withheld).change }
      let isLarge = gains.count == 2 && gains.allSatisfy { $0.pairs >= 4 * threshold }
      // Why there is none would tell of all, such as that all changed by the same.
      if case .success(let interval) = difference, isLarge, changes.count == 2 {
        result.difference = StoredEstimate(
          wrappedValue: .success(outward(interval, value: stepped(changes[0] - changes[1]))))
      } else {
        result.difference = StoredEstimate(wrappedValue: .failure(.hiddenValues))
      }
    }
    return result
  }

  /// The bound above a p value, below which several results lie; nil where none below 0.05 does.
  private static func bound(_ test: Estimate<TestStatistic>, smallest: Estimate<Double>) -> Double? {
    guard case .success(let test) = test, case .success(let smallest) = smallest,
      8 * smallest <= EvaluationSettings.significance
    else { return nil }
    return [0.001, 0.01, 0.05, 0.1, 0.5].first { test.p < $0 && 8 * smallest <= $0 } ?? 1
  }

  /// Whether so many changed by so much that numbers of three digits leave many sets of scores.
  private func isFine(_ gain: Gain) -> Bool {
    guard gain.pairs >= 4 * threshold, (gain.rose ?? 0) + (gain.fell ?? 0) >= 2 * threshold,
      case .success(let mean) = gain.mean
    else { return false }
    // The half of the interval is about twice the standard error.
    return (mean.upper - mean.lower) / 4 * Double(gain.pairs).squareRoot() >= point
  }

  private func round(_ gain: inout Gain) {
    gain.meanBefore = gain.meanBefore.map { $0.rounded(digits: 3) }
    gain.meanAfter = gain.meanAfter.map { $0.rounded(digits: 3) }
    gain.mean = gain.mean.map { $0.rounded(digits: 3) }
    gain.median = gain.median.map { $0.rounded(digits: 3) }
    gain.normalised = gain.normalised.map { $0.rounded(digits: 3) }
    gain.effect = gain.effect.map { $0.rounded(digits: 3) }
    gain.hedges = gain.hedges.map { $0.rounded(digits: 3) }
  }

  private func coarsen(_ gain: inout Gain) {
    gain.meanBefore = gain.meanBefore.map(stepped)
    gain.meanAfter = gain.meanAfter.map(stepped)
    let change = gain.changeOfMeans
    gain.mean = gain.mean.flatMap { interval in
      guard gain.pairs >= 4 * threshold, let change else { return .failure(.hiddenValues) }
      return .success(outward(interval, value: stepped(change)))
    }
    if case .failure = gain.mean { gain.mean = hidden(gain.mean) }
    gain.median = hidden(gain.median)
    gain.normalised = hidden(gain.normalised)
    gain.effect = hidden(gain.effect)
    gain.hedges = hidden(gain.hedges)
  }

  private func stepped(_ value: Double) -> Double {
    let places = max(0, -log10(step).rounded())
    let scale = pow(10, places)
    let whole = (value / step).rounded() * step
    return whole.isFinite ? (whole * scale).rounded() / scale : value
  }

  /// The whole points beyond the ends of an interval.
  private func outward(_ interval: IntervalEstimate, value: Double) -> IntervalEstimate {
    IntervalEstimate(
      value: value, lower: stepped(((interval.lower / point).rounded(.up) - 1) * point),
      upper: stepped(((interval.upper / point).rounded(.down) + 1) * point), level: interval.level)
  }

  /// Neither a value nor a reason that would tell of all, such as that all changed by the same.
  private func hidden<Value>(_ estimate: Estimate<Value>) -> Estimate<Value> {
    if case .failure(.tooShort) = estimate { return estimate }
    return .failure(.hiddenValues)
  }
}

extension Gain {
  /// The difference of the means.
  fileprivate var changeOfMeans: Double? {
    guard case .success(let before) = meanBefore, case .success(let after) = meanAfter,
      (after - before).isFinite
    else { return nil }
    return after - before
  }
}

extension Double {
  /// The value in so many significant digits.
  func rounded(digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    let places = Double(digits - 1) - log10(magnitude).rounded(.down)
    guard abs(places) < 15 else { return self }
    let scale = pow(10, places.magnitude)
    return places >= 0 ? (self * scale).rounded() / scale : (self / scale).rounded() * scale
  }
}

extension IntervalEstimate {
  /// The value and both ends in so many significant digits.
  func rounded(digits: Int) -> IntervalEstimate {
    IntervalEstimate(
      value: value.rounded(digits: digits), lower: lower.rounded(digits: digits),
      upper: upper.rounded(digits: digits), level: level)
  }
}
