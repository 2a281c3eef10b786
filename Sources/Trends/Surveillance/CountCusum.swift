import Glibc
public import Statistics

/// The settings of a CUSUM of counts.
public struct CountCusumOptions: Sendable, Hashable {
  /// How a count is standardised around the mean m.
  public enum Transformation: String, Sendable, Hashable, CaseIterable {
    /// (x - m) / sqrt(m).
    case standard
    /// (x - 3 m + 2 sqrt(x m)) / (2 sqrt(m)), nearer to normal (Rossi, Lampugnani and Marchi 1999).
    case rossi
  }

  /// What follows an alarm.
  public enum Restart: String, Sendable, Hashable, CaseIterable {
    /// The sum begins at 0 again, so that an alarm tells of something new.
    case afterAlarm
    /// The sum goes on, as in R's `surveillance`: an alarm can last for years after what raised it.
    case never
  }

  /// What each standardised count is lessened by (k).
  public var reference: Double
  /// The sum at which there is an alarm (h).
  public var decision: Double
  /// How a count is standardised.
  public var transformation: Transformation
  /// What follows an alarm.
  public var restart: Restart

  /// Creates settings; those of `surveillance` with its reference value 1.04 and decision interval 2.26 unless set.
  public init(
    reference: Double = 1.04, decision: Double = 2.26, transformation: Transformation = .standard,
    restart: Restart = .afterAlarm
  ) {
    self.reference = reference
    self.decision = decision
    self.transformation = transformation
    self.restart = restart
  }
}

/// Adds up how far counts lie above the mean of the first half of a series, and raises an alarm where the sum is too large.
///
/// `S = max(0, S + z - k)` from 0 on, z the standardised count; alarm where S >= h (Page 1954; Rossi, Lampugnani and Marchi 1999). The first
/// half of the grid gives the mean; the second, with the middle of an odd number, is watched. The bound of a period is the
/// smallest whole count that raises an alarm after what came before. A period that is not known leaves the sum as it is. Seasons, trends and
/// dispersion are not allowed for.
///
/// - Parameters:
///   - counts: The counts on a grid of periods without gaps, nil or not finite where none is known.
///   - options: The settings.
/// - Returns: The known periods of the second half, in order. `tooShort` with fewer than four
///   periods or no known one in a half, `negativeValues`, `zeroBaseline` where the first half has no counts.
public func countCusum(
  _ counts: [Double?], options: CountCusumOptions = CountCusumOptions()
) -> Estimate<[SurveillanceEpoch]> {
  let all = KnownCounts(counts)
  guard !all.hasNegative else { return .failure(.negativeValues) }
  let known = all.counts
  let half = known.count / 2
  let first = known[..<half].compactMap(\.self)
  guard known.count >= 4, !first.isEmpty, known[half...].contains(where: { $0 != nil }) else {
    return .failure(.tooShort)
  }
  let mean = first.reduce(0, +) / Double(first.count)
  guard mean > 0 else { return .failure(.zeroBaseline) }
  guard mean.isFinite else { return .failure(.noConvergence) }
  var sum = 0.0
  var epochs: [SurveillanceEpoch] = []
  for place in half..<known.count {
    guard let observed = known[place] else { continue }
    let bound = options.count(reaching: options.decision + options.reference - sum, mean: mean)
    sum = max(0, sum + options.standardised(observed, mean: mean) - options.reference)
    let isAlarm = sum >= options.decision
    epochs.append(
      SurveillanceEpoch(
        place: place, observed: observed,
        answer: SurveillanceAnswer(
          expected: mean, bound: bound, statistic: sum, isAlarm: isAlarm, basis: .method
        ).whereFinite))
    if isAlarm, options.restart == .afterAlarm { sum = 0 }
  }
  return .success(epochs)
}

extension CountCusumOptions {
  fileprivate func standardised(_ count: Double, mean: Double) -> Double {
    switch transformation {
    case .standard: (count - mean) / mean.squareRoot()
    case .rossi: (count - 3 * mean + 2 * (count * mean).squareRoot()) / (2 * mean.squareRoot())
    }
  }

  /// The smallest whole count that is standardised to at least a value.
  fileprivate func count(reaching value: Double, mean: Double) -> Double {
    let exact: Double
    switch transformation {
    case .standard: exact = mean + mean.squareRoot() * value
    case .rossi:
      // u^2 + 2 u sqrt(m) = 3 m + 2 value sqrt(m), with u the root of the count.
      let root = mean.squareRoot()
      let end = max(4 * mean + 2 * value * root, 0).squareRoot() - root
      exact = end > 0 ? end * end : 0
    }
    return max(0, exact.rounded(.up))
  }
}
