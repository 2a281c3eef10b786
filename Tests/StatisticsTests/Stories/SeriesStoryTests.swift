import Foundation
import Statistics
import Testing

@testable import Trends

@Suite struct SeriesStoryTests {
  @Test func aPlateauIsThreeLevelsWithTheirMonths() throws {
    let story = try StorySamples.story(StorySamples.plateau(seed: 2))
    #expect(story.stretches.map(\.direction) == [.level, .level, .level])
    #expect(story.stretches.map(\.first) == ["2001-01", "2004-05", "2007-09"])
    #expect(story.stretches.map(\.last) == ["2004-04", "2007-08", "2010-12"])
    #expect(story.stretches[0].start == nil)
    #expect(story.stretches[1].start?.earliest ?? "" <= "2004-05")
    #expect(story.stretches[1].start?.latest ?? "" >= "2004-05")
    #expect((2.4...3.6).contains(try #require(story.stretches[1].step)))
    #expect((0.25...0.42).contains(try #require(story.stretches[2].step)))
    #expect(story.stretches.allSatisfy { $0.from == $0.mean && $0.to == $0.mean && $0.ratioPerYear == nil })
  }

  @Test func noiseAloneIsOneLevel() throws {
    let story = try StorySamples.story(StorySamples.counts([Double](repeating: 12, count: 120), seed: 3))
    #expect(story.stretches.map(\.direction) == [.level])
    #expect(try #require(story.lastYear).p > 0.05)
  }

  @Test func growthIsALineWithItsRatioAYear() throws {
    let means = (0..<120).map { 30 * exp(Double($0) / 12 * log(1.3)) }
    let story = try StorySamples.story(StorySamples.counts(means, seed: 4))
    let only = try #require(story.stretches.first)
    #expect(story.stretches.count == 1 && only.direction == .rising)
    let ratio = try #require(only.ratioPerYear)
    #expect(abs(ratio.low - 1.3) < 0.03 && ratio.exact != nil)
    #expect(only.from.low < 40 && only.to.low > 300)
    let year = try #require(story.lastYear)
    #expect(year.first == "2010-01" && year.last == "2010-12" && year.ratio > 1.2)
  }

  @Test func monthsOfTheYearAreNoStretch() throws {
    let means = (0..<120).map { 40 * exp(0.8 * sin(Double($0) * .pi / 6)) }
    let story = try StorySamples.story(StorySamples.counts(means, seed: 5))
    #expect(story.stretches.count == 1)
    #expect(story.exceptional.isEmpty)
  }

  @Test func oneMonthFarAboveBothNeighboursIsExceptional() throws {
    var values = StorySamples.counts([Double](repeating: 20, count: 120), seed: 6)
    values[70] = 400
    let story = try StorySamples.story(values)
    #expect(story.stretches.count == 1)
    #expect(story.exceptional == ["2006-11"])
    #expect(story.peak == DatedValue(period: "2006-11", value: ValueBounds(400)))
  }

  /// What nothing follows yet, or what is over after a month or two, is no level that anybody lives on.
  @Test(arguments: [[119], [117], [118, 119], [117, 118], [0], [60, 61]])
  func aMonthOrTwoFarOffIsNoStretchAndInNoMean(_ hot: [Int]) throws {
    var values = StorySamples.counts([Double](repeating: 200, count: 120), seed: 11)
    for place in hot { values[place] = 9_500 }
    let story = try StorySamples.story(values)
    let only = try #require(story.stretches.first)
    #expect(story.stretches.count == 1 && only.direction == .level)
    #expect(story.exceptional == hot.map { StorySamples.months(120)[$0] })
    #expect(abs(only.mean.low - 200) < 5)
  }

  /// Between one and two months far off, which are exceptional, and the six of other stretches.
  @Test(arguments: [3, 4, 5], [48, 120]) func aFewMonthsTimesThreeAreToldAsSoManyMonths(
    _ length: Int, _ count: Int
  ) throws {
    let start = count / 2
    let means = (0..<count).map { (start..<(start + length)).contains($0) ? 600.0 : 200 }
    let story = try StorySamples.story(StorySamples.counts(means, seed: 31))
    let months = StorySamples.months(count)
    #expect(story.exceptional.isEmpty)
    let surge = try #require(story.stretches.first { $0.first == months[start] })
    #expect(surge.last == months[start + length - 1] && surge.direction == .level)
    #expect((550...650).contains(surge.mean.low))
    let step = try #require(surge.step)
    let interval = try #require(surge.stepInterval)
    #expect(interval.lower < 3 && 3 < interval.upper && interval.lower < step && step < interval.upper)
    #expect(interval.lower > 1)
  }

  /// A slow drift makes two levels less sure than independent counts do; the truth lies in both intervals.
  @Test func theRatioOfLevelsHasAnIntervalThatKnowsDependence() throws {
    let means = (0..<120).map { $0 < 60 ? 100.0 : 300 }
    func intervals(_ means: (UInt64) -> [Double]) throws -> [Stretch.RatioInterval] {
      try (1...8 as ClosedRange<UInt64>).compactMap { seed in
        let story = try StorySamples.story(StorySamples.counts(means(seed), seed: 60 + seed))
        let step = story.stretches.first {
          ["2005-11", "2005-12", "2006-01", "2006-02", "2006-03"].contains($0.first)
        }
        return step?.stepInterval
      }
    }
    let steady = try intervals { _ in means }
    let drifting = try intervals { seed in
      var state = 0.0
      let shocks = StorySamples.counts([Double](repeating: 100, count: 120), seed: 70 + seed)
      return zip(means, shocks).map { mean, shock in
        state = 0.9 * state + 0.08 * (shock - 100) / 10
        return mean * exp(state)
      }
    }
    func width(_ intervals: [Stretch.RatioInterval]) -> Double {
      intervals.map { log($0.upper / $0.lower) }.reduce(0, +) / Double(intervals.count)
    }
    for some in [steady, drifting] {
      #expect(some.count >= 6)
      #expect(some.count { $0.lower < 3 && 3 < $0.upper } >= some.count - 1)
    }
    #expect(width(drifting) > 1.5 * width(steady))
    #expect(width(steady) < log(2))
  }

  @Test func threeMonthsAtTheEndAreAStretch() throws {
    let means = [Double](repeating: 200, count: 117) + [Double](repeating: 600, count: 3)
    let story = try StorySamples.story(StorySamples.counts(means, seed: 12))
    #expect(story.exceptional.isEmpty)
    #expect(story.stretches.map(\.first) == ["2001-01", "2010-10"])
  }

  @Test func quietBeginningsAndEndsAreStretchesOfTheirOwn() throws {
    let middle = StorySamples.counts([Double](repeating: 9, count: 60), seed: 7)
    let nothing = [Double](repeating: 0, count: 30)
    let story = try StorySamples.story(nothing + middle + nothing)
    #expect(story.stretches.map(\.direction) == [.nothingRecorded, .level, .nothingRecorded])
    #expect(story.firstSeen == "2003-07" && story.lastSeen == "2008-06")
    #expect(story.stretches[1].first == "2003-07" && story.stretches[2].first == "2008-07")
    #expect(story.stretches.allSatisfy { $0.step == nil })
    // Three events a month are missed for a month at most, by chance.
    #expect(story.stretches[2].start == .init(earliest: "2008-07", latest: "2008-07"))
  }

  @Test func gapsTellNothingAndTooManyAreAReason() throws {
    let values = StorySamples.plateau(seed: 2)
    let gappy = values.enumerated().map { $0 % 7 == 3 || (100..<106).contains($0) ? nil : Optional($1) }
    let story = try StorySamples.story(gappy)
    #expect(story.stretches.map(\.direction) == [.level, .level, .level])
    let start = try #require(story.stretches[1].start)
    #expect(start.earliest <= "2004-05" && "2004-05" <= start.latest)
    #expect(story.lastYear == nil)
    let rare = values.enumerated().map { $0 % 3 == 0 ? nil : Optional($1) }
    #expect(Self.reason(rare) == .tooFewKnown)
  }

  @Test func seriesWithoutAStoryHaveAReason() {
    #expect(Self.reason([]) == .tooShort)
    #expect(Self.reason([1, 2, 3, 4, 5]) == .tooShort)
    #expect(Self.reason([Double?](repeating: 0, count: 40)) == .allZero)
    #expect(Self.reason([1, 2, -1, 4, 5, 6, 7]) == .negativeValues)
    let values = StorySamples.series(StorySamples.plateau(seed: 2))
    #expect(SeriesStory.of(values, season: 3, periodsPerYear: 3) == .failure(.unsuitableFrequency))
  }

  private static func reason(_ values: [Double?]) -> NotEstimable? {
    if case .failure(let reason) = SeriesStory.of(
      StorySamples.series(values), season: 12, periodsPerYear: 12)
    {
      reason
    } else {
      nil
    }
  }

  @Test func shortSeriesHaveOneStretch() throws {
    let story = try StorySamples.story(StorySamples.counts((0..<23).map { $0 < 12 ? 5 : 80 }, seed: 8))
    #expect(story.stretches.count == 1)
  }

  @Test func hiddenValuesGiveBoundsWhereBothEndsAgree() throws {
    let values = StorySamples.plateau(seed: 2)
    var series = StorySamples.series(values)
    for place in [10, 50, 51, 90] {
      series.values[place] = nil
      series.bounds[place] = (max(0, values[place] - 2), values[place] + 2)
    }
    let story = try SeriesStory.of(series, season: 12, periodsPerYear: 12).get()
    #expect(story.stretches.count == 3)
    for stretch in story.stretches { #expect(stretch.mean.low < stretch.mean.high) }
    for place in 60..<120 {
      series.values[place] = nil
      series.bounds[place] = (0, 900)
    }
    #expect(SeriesStory.of(series, season: 12, periodsPerYear: 12) == .failure(.hiddenValues))
  }

  @Test func yearsAndQuartersHaveStoriesToo() throws {
    let years = (0..<20).map { $0 < 10 ? 50.0 : 200 }
    let noise = StorySamples.counts(years, seed: 9)
    let annual = try StorySamples.story(
      noise, periods: (0..<20).map { String(2001 + $0) }, season: 1, perYear: 1)
    #expect(annual.stretches.map(\.first) == ["2001", "2011"])
    #expect(annual.lastYear?.first == "2020" && annual.lastYear?.last == "2020")
    let quarters = StorySamples.counts((0..<60).map { $0 < 30 ? 20 : 60 }, seed: 10)
    let quarterly = try StorySamples.story(
      quarters, periods: (0..<60).map { "\(2001 + $0 / 4)-Q\($0 % 4 + 1)" }, season: 4, perYear: 4)
    #expect(quarterly.stretches.map(\.first) == ["2001-Q1", "2008-Q3"])
  }

  @Test func daysHaveStoriesWithTheirWeek() throws {
    let start = 240
    let means = (0..<400).map { ($0 % 7 < 2 ? 12.0 : 40) * ($0 < start ? 1 : 2) }
    let days = (0..<400).map { String(1_000 + $0) }
    let story = try StorySamples.story(
      StorySamples.counts(means, seed: 35), periods: days, season: 7, perYear: 365)
    #expect(story.stretches.map(\.direction) == [.level, .level])
    let second = try #require(story.stretches.last)
    let first = try #require(Int(second.first))
    #expect(abs(first - 1_000 - start) <= 2)
    #expect(story.lastYear == nil)
    let flat = try StorySamples.story(
      StorySamples.counts((0..<400).map { $0 % 7 < 2 ? 12 : 40 }, seed: 36), periods: days, season: 7,
      perYear: 365)
    #expect(flat.stretches.count == 1 && flat.exceptional.isEmpty)
  }

  /// The sums are what was recorded; what has changed but for one month is said beside them.
  @Test(arguments: [[117], [116, 117], [119], [100]])
  func aHotMonthIsNoChangeOfTheYear(_ hot: [Int]) throws {
    var values = StorySamples.counts([Double](repeating: 200, count: 120), seed: 37)
    for place in hot { values[place] = 2_400 }
    let year = try #require(try StorySamples.story(values).lastYear)
    #expect(year.latest.exact == values[108...].reduce(0, +))
    #expect(abs(log(year.ratio)) > log(1.5))
    let levelled = try #require(year.levelled)
    #expect(levelled.periods == hot.map { StorySamples.months(120)[$0] })
    #expect(levelled.recorded.exact == Double(hot.count) * 2_400)
    #expect((0.9...1.1).contains(levelled.ratio) && levelled.p > 0.05 && year.lastingP >= levelled.p)
    let three = try #require(year.threeYears?.levelled)
    #expect((0.9...1.1).contains(three.ratio) && three.p > 0.05)
    let plain = StorySamples.counts([Double](repeating: 200, count: 120), seed: 37)
    #expect(try StorySamples.story(plain).lastYear?.levelled == nil)
  }

  @Test func aLastYearThatDoublesIsTold() throws {
    let values = StorySamples.counts((0..<96).map { $0 < 84 ? 30 : 60 }, seed: 11)
    let year = try #require(try StorySamples.story(values).lastYear)
    #expect(year.p < 0.01 && (1.7...2.4).contains(year.ratio))
    let three = try #require(year.threeYears)
    #expect(three.p < 0.05 && (1.7...2.4).contains(three.ratio))
    #expect(year.latest.exact == values[84...].reduce(0, +))
    #expect(three.lowest.low <= three.highest.high)
  }
}
