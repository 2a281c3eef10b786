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
    #expect(SeriesStory.of(values, season: 7, periodsPerYear: 365) == .failure(.unsuitableFrequency))
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
