import Glibc

/// The Poisson distribution.
public struct PoissonDistribution: DiscreteDistribution, Hashable {
  /// The mean, at least 0.
  public let mean: Double

  /// Creates the distribution, or nil where the mean is neither 0 nor from 1e-10 to 1e10.
  public init?(mean: Double) {
    guard mean == 0 || isParameter(mean) else { return nil }
    self.mean = mean
  }

  /// The variance.
  public var variance: Double { mean }
  /// The largest possible count.
  public var largest: Double { .infinity }

  /// The probabilities of counts up to a count and beyond it.
  public func tails(_ count: Double) -> TailProbabilities {
    guard count >= 0 else { return .allAbove }
    guard mean > 0, count.isFinite else { return .allBelow }
    return regularisedIncompleteGamma(shape: count.rounded(.down) + 1, mean).swapped
  }

  /// The probability of exactly a count; 0 between whole numbers.
  public func probability(_ count: Double) -> Double {
    guard count >= 0, count.isFinite, count == count.rounded() else { return 0 }
    guard count > 0, mean > 0 else { return count == 0 ? exp(-mean) : 0 }
    return gammaKernel(count, mean) / count
  }
}
