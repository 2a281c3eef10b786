import Foundation
import Statistics
import Testing

@Suite struct DistributionTests {
  private static let shares = [1e-250, 1e-30, 1e-8, 0.01, 0.2, 0.45, 0.5, 0.6, 0.9]

  private static var continuous: [(name: String, distribution: any ContinuousDistribution)] {
    let all: [(String, (any ContinuousDistribution)?)] = [
      ("t(1)", StudentTDistribution(degreesOfFreedom: 1)),
      ("t(7.5)", StudentTDistribution(degreesOfFreedom: 7.5)),
      ("t(1e6)", StudentTDistribution(degreesOfFreedom: 1e6)),
      ("chi-square(1)", ChiSquareDistribution(degreesOfFreedom: 1)),
      ("gamma(0.3, 5)", GammaDistribution(shape: 0.3, scale: 5)),
      ("gamma(4000)", GammaDistribution(shape: 4000)), ("gamma(1e6)", GammaDistribution(shape: 1e6)),
      ("beta(0.5, 3)", BetaDistribution(a: 0.5, b: 3)), ("beta(200, 30)", BetaDistribution(a: 200, b: 30)),
      ("F(3, 17)", FDistribution(numeratorDegreesOfFreedom: 3, denominatorDegreesOfFreedom: 17)),
    ]
    return all.compactMap { name, distribution in distribution.map { (name, $0) } }
  }

  @Test func quantilesUndoBothTails() {
    #expect(Self.continuous.count == 10)
    for (name, distribution) in Self.continuous {
      for p in Self.shares {
        let (low, high) = (distribution.quantile(p), distribution.upperQuantile(p))
        if Self.isFine(low, name) {
          let share = distribution.cumulative(low)
          #expect(abs(share - p) <= 1e-11 * p, "\(name) lower \(p): \(share)")
        }
        if Self.isFine(high, name) {
          let share = distribution.survival(high)
          #expect(abs(share - p) <= 1e-11 * p, "\(name) upper \(p): \(share)")
        }
      }
    }
  }

  /// Whether neighbouring places are near enough for a share: not near 1, nor below the normal numbers.
  private static func isFine(_ place: Double, _ name: String) -> Bool {
    !(name.hasPrefix("beta") && place > 0.99) && (name.hasPrefix("t(") || place.magnitude > 1e-300)
      && place.isFinite
  }

  @Test func noncentralQuantilesUndoBothTails() throws {
    let distribution = try #require(NoncentralTDistribution(degreesOfFreedom: 12, noncentrality: 2.5))
    for p in [1e-12, 0.025, 0.5, 0.975] {
      #expect(abs(distribution.cumulative(distribution.quantile(p)) - p) <= 1e-11 * p)
      #expect(abs(distribution.survival(distribution.upperQuantile(p)) - p) <= 1e-11 * p)
    }
  }

  @Test func quantilesOfCountsAreTheSmallestThatReach() throws {
    let all: [any DiscreteDistribution] = [
      try #require(PoissonDistribution(mean: 3.3)), try #require(PoissonDistribution(mean: 1e6)),
      try #require(BinomialDistribution(trials: 40, success: 0.1)),
      try #require(NegativeBinomialDistribution(mean: 30, size: 0.4)),
    ]
    for distribution in all {
      for p in [1e-20, 0.025, 0.5, 0.975, 1 - 1e-9] {
        let count = distribution.quantile(p)
        #expect(distribution.cumulative(count) >= p && (count == 0 || distribution.cumulative(count - 1) < p))
        let upper = distribution.upperQuantile(p)
        #expect(distribution.survival(upper) <= p && (upper == 0 || distribution.survival(upper - 1) > p))
      }
    }
  }

  @Test func probabilitiesOfCountsAddToTheTail() throws {
    let distribution = try #require(NegativeBinomialDistribution(mean: 4, size: 1.5))
    let sum = (0...9).reduce(0) { $0 + distribution.probability(Double($1)) }
    #expect(abs(sum - distribution.cumulative(9)) < 1e-14)
    #expect(distribution.probability(2.5) == 0 && distribution.probability(-1) == 0)
  }

  @Test func theEndsOfTheSupportAreKnown() throws {
    let t = try #require(StudentTDistribution(degreesOfFreedom: 3))
    #expect(t.quantile(0) == -.infinity && t.upperQuantile(0) == .infinity && t.quantile(0.5) == 0)
    #expect(t.tails(-.infinity) == TailProbabilities(lower: 0, upper: 1))
    let beta = try #require(BetaDistribution(a: 1, b: 2))
    #expect(beta.quantile(0) == 0 && beta.quantile(1) == 1 && beta.density(0) == 2 && beta.density(1) == 0)
    let binomial = try #require(BinomialDistribution(trials: 5, success: 1))
    #expect(binomial.quantile(1) == 5 && binomial.cumulative(4) == 0 && binomial.probability(5) == 1)
  }

  @Test(arguments: [0, -1, .infinity, .nan, 1e300]) func parametersOutsideTheRangeAreRefused(_ value: Double)
  {
    #expect(StudentTDistribution(degreesOfFreedom: value) == nil)
    #expect(GammaDistribution(shape: value) == nil)
    #expect(FDistribution(numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: value) == nil)
    #expect(NegativeBinomialDistribution(mean: 1, size: value) == nil)
    #expect(NoncentralTDistribution(degreesOfFreedom: value, noncentrality: 0) == nil)
  }
}
