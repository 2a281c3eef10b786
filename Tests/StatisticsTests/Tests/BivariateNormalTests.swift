import Statistics
import TestSupport
import Testing

@Suite struct BivariateNormalTests {
  @Test(arguments: [
    // mpmath 1.3, 30 digits: quad(npdf(x) ncdf((k - r x)/sqrt(1 - r^2)), [-inf, h]).
    (0.5, -0.3, 0.5, 0.330358506178733099), (1, 1, 0.95, 0.81081951296919618147),
    (-2, -1.5, 0.99, 0.022749515662487262648), (0.2, 0.1, -0.97, 0.12431752620360287508),
    (-3, 2, 0.7, 0.001349898029314676856), (0.44, 0.44, 0.83666002653407556, 0.58652461646104803518),
  ])
  func isThatOfTheIntegral(x: Double, y: Double, correlation: Double, expected: Double) {
    let value = BivariateNormalDistribution.cumulative(x, y, correlation: correlation)
    #expect(abs(value - expected) < 1e-14)
    #expect(abs(BivariateNormalDistribution.cumulative(y, x, correlation: correlation) - value) < 1e-15)
  }

  @Test func limitsAndMarginsHold() {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<500 {
      let (x, y) = (
        Double.random(in: -5...5, using: &generator), Double.random(in: -5...5, using: &generator)
      )
      let r = Double.random(in: -1...1, using: &generator)
      let value = BivariateNormalDistribution.cumulative(x, y, correlation: r)
      let rest = BivariateNormalDistribution.cumulative(x, -y, correlation: -r)
      #expect(abs(value + rest - NormalDistribution.cumulative(x)) < 1e-14)
      let product = NormalDistribution.cumulative(x) * NormalDistribution.cumulative(y)
      #expect(abs(BivariateNormalDistribution.cumulative(x, y, correlation: 0) - product) < 1e-15)
      let same = NormalDistribution.cumulative(min(x, y))
      #expect(abs(BivariateNormalDistribution.cumulative(x, y, correlation: 1) - same) < 1e-15)
      // From one way of integration to the other at 0.925.
      let near = BivariateNormalDistribution.cumulative(x, y, correlation: 0.925 - 1e-13)
      #expect(abs(BivariateNormalDistribution.cumulative(x, y, correlation: 0.925) - near) < 1e-12)
    }
  }

  @Test func quadrantHasAnAnswerForAnything() {
    let odd = [-Double.infinity, -1e300, -40, 0, 1e-300, 38, 1e300, .infinity, .nan]
    for x in odd {
      for y in odd {
        for r in [-2, -1, -0.999999999, -0.93, 0, 0.93, 0.999999999, 1, 2, .nan] {
          let value = BivariateNormalDistribution.survival(x, y, correlation: r)
          #expect(value >= 0 && value <= 1)
        }
      }
    }
    #expect(BivariateNormalDistribution.cumulative(.infinity, 0, correlation: 0.3) == 0.5)
  }
}
