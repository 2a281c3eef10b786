import Glibc

/// The binomial distribution.
public struct BinomialDistribution: DiscreteDistribution, Hashable {
  /// The number of trials, a whole number of at least 0.
  public let trials: Double
  /// The probability of success, in 0...1.
  public let success: Double

  /// Creates the distribution, or nil where the trials are not a whole number up to 1e10 or
  /// the probability is outside its range.
  public init?(trials: Double, success: Double) {
    guard trials >= 0, trials <= 1e10, trials == trials.rounded(), success >= 0, success <= 1 else {
      return nil
    }
    self.trials = trials
    self.success = success
  }

  /// The mean.
  public var mean: Double { trials * success }
  /// The variance.
  public var variance: Double { trials * success * (1 - success) }
  /// The largest possible count.
  public var largest: Double { trials }

  /// The probabilities of counts up to a count and beyond it.
  public func tails(_ count: Double) -> TailProbabilities {
    let count = count.rounded(.down)
    guard count >= 0 else { return .allAbove }
    guard count < trials else { return .allBelow }
    return regularisedIncompleteBeta(success, a: count + 1, b: trials - count).swapped
  }

  /// The probability of exactly a count; 0 between whole numbers.
  public func probability(_ count: Double) -> Double {
    guard count >= 0, count <= trials, count == count.rounded() else { return 0 }
    if count == 0 { return trials == 0 ? 1 : exp(trials * log1p(-success)) }
    if count == trials { return pow(success, trials) }
    guard success > 0, success < 1 else { return 0 }
    return BetaPoint(success, a: count, b: trials - count).kernel / count / (trials - count) * trials
  }
}
