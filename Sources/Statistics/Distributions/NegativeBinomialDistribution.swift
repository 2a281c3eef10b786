import Glibc

/// The negative binomial distribution with a mean and a size; its variance is mean + mean^2 / size.
public struct NegativeBinomialDistribution: DiscreteDistribution, Hashable {
  /// The mean, at least 0.
  public let mean: Double
  /// The size, above 0; the larger, the closer to the Poisson distribution.
  public let size: Double

  /// Creates the distribution, or nil where the mean is neither 0 nor from 1e-10 to 1e10, or the size is not from
  /// 1e-10 to 1e15, from where on the distribution is that of Poisson to the last digit.
  public init?(mean: Double, size: Double) {
    guard mean == 0 || isParameter(mean), size >= 1e-10, size <= 1e15 else { return nil }
    self.mean = mean
    self.size = size
  }

  /// The variance.
  public var variance: Double { mean + mean / size * mean }
  /// The largest possible count.
  public var largest: Double { .infinity }

  /// The probabilities of counts up to a count and beyond it.
  public func tails(_ count: Double) -> TailProbabilities {
    guard count >= 0 else { return .allAbove }
    guard mean > 0, count.isFinite else { return .allBelow }
    return incompleteBeta(point(count.rounded(.down) + 1))
  }

  /// The probability of exactly a count; 0 between whole numbers.
  public func probability(_ count: Double) -> Double {
    guard count >= 0, count.isFinite, count == count.rounded() else { return 0 }
    guard count > 0, mean > 0 else { return count == 0 ? exp(-size * log1p(mean / size)) : 0 }
    return point(count).kernel / count
  }

  /// The place on the beta distribution whose second shape is given; the first is the size.
  private func point(_ second: Double) -> BetaPoint {
    let odds = mean / size
    return BetaPoint(
      a: size, b: second, x: 1 / (1 + odds), y: 1 / (1 + size / mean), excess: (second - mean) / (1 + odds))
  }
}
