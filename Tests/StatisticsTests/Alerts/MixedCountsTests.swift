import Statistics
import Testing

@testable import Trends

/// Counts of chance around a rate that is not known.
@Suite struct MixedCountsTests {
  /// Count, middle, deviation, degrees of freedom, and the chances of fewer and of so many or more; from scipy 1.17 by the trapezoid
  /// rule over z = sinh(u), 4,000,001 points from u = -12 to 12:
  /// trapezoid(t.pdf(z, n) cosh(u) poisson.sf(k - 1, m exp(s z)), u), and the same with poisson.cdf.
  @Test(
    arguments: [
      (45, 20, 0.1, 40, 0.999980969536, 1.90304644288e-05),
      (60, 20, 0.1, 10, 0.999999166064, 8.3393566687e-07),
      (8, 20, 0.1, 40, 0.0015955352278, 0.998404464772),
      (150, 20, 0.3, 20, 0.99999905396, 9.46039734481e-07),
      (200, 20, 0.5, 12, 0.99968484698, 0.000315153019624),
      (14000, 10000, 0.05, 30, 0.999999896553, 1.03446901983e-07),
      (165, 100, 0.02, 6, 0.999999714875, 2.85125100881e-07),
      (1300, 1000, 0.001, 25, 1, 7.23658702781e-20),
      (12, 12, 0.2, 16, 0.463669126131, 0.536330873869),
    ] as [(Double, Double, Double, Double, Double, Double)])
  func tailsAreThoseOfAnIntegralOverRates(
    count: Double, middle: Double, deviation: Double, freedom: Double, lower: Double, upper: Double
  ) throws {
    let tails = try #require(MixedCounts(middle: middle, deviation: deviation, freedom: freedom)).tails(
      from: count)
    #expect(abs(tails.lower - lower) < 1e-4 * lower)
    #expect(abs(tails.upper - upper) < 1e-4 * upper)
  }

  @Test("Both integrals agree where one takes over from the other", arguments: [10.0, 100, 1e4])
  func integralsMeet(middle: Double) throws {
    let (below, beyond) = (0.49999999 / middle.squareRoot(), 0.50000001 / middle.squareRoot())
    for factor in [1 - 3 / middle.squareRoot(), 1, 1 + 2 / middle.squareRoot(), 1 + 5 / middle.squareRoot()] {
      let count = max(1, (middle * factor).rounded())
      let one = try #require(MixedCounts(middle: middle, deviation: below, freedom: 20)).tails(from: count)
      let other = try #require(MixedCounts(middle: middle, deviation: beyond, freedom: 20)).tails(
        from: count)
      #expect(abs(one.upper - other.upper) < 1e-3 * other.upper)
      #expect(abs(one.lower - other.lower) < 1e-3 * other.lower)
    }
  }

  @Test("More wandering makes a high count less rare, and nothing at all is never rare")
  func wideningNeverNarrows() throws {
    var last = 0.0
    for deviation in [0, 1e-12, 0.01, 0.1, 0.2, 0.3, 0.5, 1, 3] {
      let mixed = try #require(MixedCounts(middle: 50, deviation: deviation, freedom: 15))
      let upper = mixed.tails(from: 120).upper
      #expect(upper >= last)
      last = upper
      #expect(mixed.tails(from: 0).upper == 1)
    }
  }

  @Test("Numbers beyond arithmetic have no tails")
  func refusesWhatIsNoNumber() {
    #expect(MixedCounts(middle: .nan, deviation: 0.1, freedom: 10) == nil)
    #expect(MixedCounts(middle: .infinity, deviation: 0.1, freedom: 10) == nil)
    #expect(MixedCounts(middle: 10, deviation: .infinity, freedom: 10) == nil)
    #expect(MixedCounts(middle: 10, deviation: 0.1, freedom: 0) == nil)
  }
}
