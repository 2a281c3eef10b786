import Foundation
import Testing

@testable import Statistics

@Suite struct LogLinearTrendTests {
  private static func trend(
    _ counts: [Double?], exposure: [Double?]? = nil, season: Int = 1, per: Double = 12, level: Double = 0.95
  ) throws -> LogLinearTrend {
    try logLinearTrend(
      CountSeries(counts: counts, exposure: exposure), season: season, periodsPerYear: per, level: level
    ).get()
  }

  private static func counts(_ seed: Int, count: Int = 84, growth: Double = 0.005) -> [Double?] {
    LogLinearSamples.wave(seed, count, 20, growth: growth, swing: 0.5, memory: 0.4, exp: { exp($0) })
  }

  /// What a line is on the scale of logarithms bends, and bends more with every doubling; long lines are surer than short ones.
  @Test(arguments: [
    (0.01, 60, 1e-7), (0.5, 60, 1e-7), (1, 60, 1e-7), (100, 60, 1e-7), (1, 120, 1e-9), (1, 24, 1e-3),
    (1, 12, 0.01), (1, 6, 0.05),
  ])
  func aStraightLineRises(scale: Double, count: Int, p: Double) throws {
    let trend = try Self.trend((1...count).map { scale * Double($0) })
    #expect(trend.p < p && trend.statistic > 0)
    #expect(try trend.ratioPerYear.get().lower > 1)
  }

  @Test(arguments: [0.5, 3, 1000]) func anExactExponentialHasItsRatio(base: Double) throws {
    let trend = try Self.trend((0..<60).map { base * pow(1.2, Double($0) / 12) })
    let ratio = try trend.ratioPerYear.get()
    #expect(trend.p < 1e-50)
    #expect(abs(ratio.value - 1.2) < 1e-6 && ratio.upper - ratio.lower < 1e-5)
  }

  @Test func aSmallCountThatGrowsATwentiethAYearIsSeen() throws {
    var stream = RandomStream(seed: 5, series: 1)
    var found = 0
    for _ in 0..<50 {
      let counts = (0..<196).map { place -> Double? in
        let chance = 0.5 * pow(1.2, Double(place) / 12)
        var (count, rest, probability) = (0.0, stream.uniform(), exp(-chance))
        while rest > probability {
          rest -= probability
          count += 1
          probability *= chance / count
        }
        return count
      }
      let trend = try Self.trend(counts)
      if trend.p < 0.05, trend.statistic > 0 { found += 1 }
    }
    #expect(found >= 45)
  }

  @Test func theIntervalLeavesOutOneExactlyWhereThePValueIsBelowItsLevel() throws {
    for seed in 0..<40 {
      for level in [0.8, 0.95, 0.97, 0.995] {
        let trend = try Self.trend(Self.counts(seed, growth: 0.002), level: level)
        let ratio = try trend.ratioPerYear.get()
        #expect((ratio.lower > 1 || ratio.upper < 1) == (trend.p < 1 - level))
        #expect((trend.statistic > 0) == (ratio.value > 1))
        #expect(abs(NormalDistribution.twoSidedP(trend.statistic) - trend.p) < 1e-9)
      }
    }
  }

  @Test(arguments: 0..<10) func reversalInTimeTurnsTheSign(seed: Int) throws {
    let counts = Self.counts(seed)
    let (one, other) = (try Self.trend(counts), try Self.trend(counts.reversed()))
    #expect(abs(one.statistic + other.statistic) < 1e-6)
    #expect(one.dependence == other.dependence)
    #expect(abs(try one.ratioPerYear.get().value * other.ratioPerYear.get().value - 1) < 1e-7)
  }

  @Test(arguments: [1e-200, 0.001, 7, 1e12]) func theScaleOfAnExposurePlaysNoPart(scale: Double) throws {
    let counts = Self.counts(3)
    let exposure = counts.indices.map { Optional(50 + Double($0 % 9)) }
    let one = try Self.trend(counts, exposure: exposure, season: 12)
    let other = try Self.trend(counts, exposure: exposure.map { $0.map { $0 * scale } }, season: 12)
    #expect(abs(one.statistic - other.statistic) < 1e-7)
    #expect(one.dependence == other.dependence)
  }

  @Test func withAnExposureTheTrendIsThatOfTheRate() throws {
    let exposure = (0..<84).map { Optional(1000 * pow(1.5, Double($0) / 12)) }
    let counts = exposure.enumerated().map { place, size in
      size.map { ($0 / 50 * pow(0.9, Double(place) / 12) * [0.9, 1, 1.1][place % 3]).rounded() }
    }
    #expect(try Self.trend(counts).statistic > 3)
    let rate = try Self.trend(counts, exposure: exposure)
    #expect(rate.statistic < -3)
    #expect(abs(try rate.ratioPerYear.get().value - 0.9) < 0.01)
  }

  @Test func missingValuesKeepTheirPlace() throws {
    var counts = Self.counts(4)
    for place in [0, 1, 20, 21, 22, 60, 83] { counts[place] = nil }
    let one = try Self.trend(counts)
    // Hidden by an exposure that is none, the same values are missing.
    let hidden = Self.counts(4).indices.map { counts[$0] == nil ? 0 : 1.0 }
    let other = try Self.trend(Self.counts(4), exposure: hidden)
    #expect(one == other)
  }

  @Test func aMonthWithoutEventsIsLeftOut() throws {
    let counts = Self.counts(6).enumerated().map { $0 % 12 == 7 ? Optional(0) : $1 }
    let missing = counts.enumerated().map { $0 % 12 == 7 ? nil : $1 }
    #expect(try Self.trend(counts, season: 12) == Self.trend(missing, season: 12))
  }

  @Test func eventsInTheLastPeriodAloneHaveTheChanceOfTheirPlace() throws {
    let trend = try Self.trend((0..<60).map { $0 == 59 ? 5 : 0 })
    #expect(trend.ratioPerYear == .failure(.tooFewEvents))
    #expect(abs(trend.p - 2.0 / 60) < 1e-12)
    #expect(trend.statistic > 0 && trend.smallestDetectableRatio == nil && trend.reachInflation == 1)
  }

  @Test func valuesWithoutATrendHaveAReason() throws {
    func reason(_ counts: [Double?]) -> NotEstimable? {
      guard
        case .failure(let reason) = logLinearTrend(
          CountSeries(counts: counts), season: 12, periodsPerYear: 12)
      else { return nil }
      return reason
    }
    #expect(reason([]) == .tooShort)
    #expect(reason([1, 2, 3, nil, 4, 5, .nan]) == .tooShort)
    #expect(reason([0, 0, 0, 0, 0, 0, 0]) == .allZero)
    #expect(reason([1, 2, 3, 4, 5, 6, -1]) == .negativeValues)
    let constant = try Self.trend([7, 7, 7, nil, 7, 7, 7])
    #expect(constant.p == 1 && constant.statistic == 0)
    #expect(try constant.ratioPerYear.get() == IntervalEstimate(value: 1, lower: 1, upper: 1, level: 0.95))
  }

  @Test func slowNoiseWidensTheIntervalAndIsSaid() throws {
    var stream = RandomStream(seed: 8, series: 2)
    var level = 0.0
    let counts = (0..<120).map { _ -> Double? in
      level = 0.97 * level + 0.25 * stream.normal()
      return (100 * exp(0.3 * level)).rounded()
    }
    let trend = try Self.trend(counts)
    #expect(trend.dependence.autocorrelation >= 0.87 && trend.reachInflation > 2)
    #expect(trend.isSlowDrift == (trend.dependence.autocorrelation >= 0.93))
    #expect(try #require(trend.smallestDetectableRatio) > 1)
    let narrow = try senSlope(counts, season: 1).get()
    let wide = try senSlope(counts, season: 1, reachInflation: trend.reachInflation).get()
    #expect(wide.value == narrow.value)
    #expect(abs((wide.upper - wide.lower) / (narrow.upper - narrow.lower) / trend.reachInflation - 1) < 1e-9)
  }
}
