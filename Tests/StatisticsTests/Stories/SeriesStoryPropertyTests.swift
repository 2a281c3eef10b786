import Foundation
import Statistics
import TestSupport
import Testing

@testable import Trends

/// What holds of every story.
@Suite struct SeriesStoryPropertyTests {
  @Test(arguments: HostileSeries.blocks) func everySeriesHasAStoryOrAReason(block: Int) {
    var random = HostileSeries(seed: 4200 + UInt64(block))
    var (stories, reasons) = (0, 0)
    for number in 0..<HostileSeries.countInBlock(usual: 800) {
      let values = random.next().map { $0.map { number % 3 == 0 ? $0 : abs($0) } }
      let masked = values.map { number % 5 == 0 && random.unit() < 0.1 ? nil : $0 }
      var series = StorySamples.series(masked)
      series.bounds = values.map { value in value.map { ($0, $0 * 1.1) } }
      for place in masked.indices where masked[place] != nil {
        series.bounds[place] = masked[place].map { ($0, $0) }
      }
      let (season, perYear) = [(12, 12), (1, 1), (4, 4), (52, 52), (-3, 12), (.max, 12)][number % 6]
      switch SeriesStory.of(series, season: season, periodsPerYear: perYear) {
      case .failure: reasons += 1
      case .success(let story):
        stories += 1
        #expect(holdsFiniteNumbersOnly(story), "\(values)")
        #expect(Self.isInOrder(story, series), "\(values)")
      }
    }
    #expect(stories > 0 && reasons > 0)
  }

  /// Whether stretches hold every period from the first to the last known one, in order, and dates are of the grid.
  private static func isInOrder(_ story: SeriesStory, _ series: LabelledSeries) -> Bool {
    let order = Dictionary(uniqueKeysWithValues: series.periods.enumerated().map { ($1, $0) })
    let known = series.bounds.indices.filter {
      series.bounds[$0].map { $0.low.isFinite && $0.high.isFinite } ?? false
    }
    var next = known.first
    for stretch in story.stretches {
      guard let first = order[stretch.first], let last = order[stretch.last], first == next, last >= first,
        let peak = order[stretch.peak.period], (first...last).contains(peak)
      else { return false }
      if let start = stretch.start {
        guard let earliest = order[start.earliest], let latest = order[start.latest], earliest <= first,
          first <= latest
        else { return false }
      }
      next = last + 1
    }
    return next == known.last.map { $0 + 1 }
      && [story.peak.period, story.trough.period].allSatisfy { order[$0] != nil }
  }

  @Test(arguments: 1...8) func reversedTimeMirrorsTheBreaks(seed: UInt64) throws {
    let values = StorySamples.plateau(seed: seed)
    let forward = try StorySamples.story(values, season: 1)
    let backward = try StorySamples.story(values.reversed(), season: 1)
    #expect(forward.stretches.count == backward.stretches.count)
    let months = StorySamples.months(120)
    for (stretch, mirror) in zip(forward.stretches.dropFirst(), backward.stretches.dropFirst().reversed()) {
      let place = 120 - (try #require(months.firstIndex(of: mirror.first)))
      let start = try #require(stretch.start)
      #expect(start.earliest <= months[place] && months[place] <= start.latest)
    }
  }

  @Test(arguments: 1...8) func tenTimesTheCountsHaveTheSameDates(seed: UInt64) throws {
    let values = StorySamples.counts((0..<120).map { (40..<80).contains($0) ? 180 : 60 }, seed: seed)
    let one = try StorySamples.story(values.map { $0 * 10 })
    let ten = try StorySamples.story(values.map { $0 * 100 })
    #expect(one.stretches.map(\.first) == ten.stretches.map(\.first))
    #expect(one.stretches.count >= 3)
  }

  @Test func labelsPlayNoPart() throws {
    var values = StorySamples.plateau(seed: 2)
    values[115] = 600
    let one = try StorySamples.story(values)
    let shifted = try StorySamples.story(values, periods: StorySamples.months(120, from: 1951))
    var renamed = one
    let later = Dictionary(
      uniqueKeysWithValues: zip(StorySamples.months(120), StorySamples.months(120, from: 1951)))
    func name(_ period: String) -> String { later[period] ?? "" }
    for place in renamed.stretches.indices {
      let stretch = renamed.stretches[place]
      renamed.stretches[place].first = name(stretch.first)
      renamed.stretches[place].last = name(stretch.last)
      renamed.stretches[place].start = stretch.start.map {
        .init(earliest: name($0.earliest), latest: name($0.latest))
      }
      renamed.stretches[place].peak.period = name(stretch.peak.period)
    }
    renamed.exceptional = one.exceptional.map(name)
    renamed.peak.period = name(one.peak.period)
    renamed.trough.period = name(one.trough.period)
    renamed.lastYear?.first = name(one.lastYear?.first ?? "")
    renamed.lastYear?.last = name(one.lastYear?.last ?? "")
    let levelled = try #require(one.lastYear?.levelled)
    renamed.lastYear?.levelled?.periods = levelled.periods.map(name)
    renamed.lastYear?.threeYears?.levelled?.periods = levelled.periods.map(name)
    #expect(renamed == shifted)
  }

  @Test func storiesOfManySeriesAreThoseOfEach() async throws {
    let series = (1...150).map { StorySamples.series(StorySamples.plateau(seed: UInt64($0))) }
    let alone = series.prefix(70).map { SeriesStory.of($0, season: 12, periodsPerYear: 12) }
    let together = SeriesStory.stories(of: series, season: 12, periodsPerYear: 12)
    #expect(together.count == 150)
    #expect(Array(together.prefix(70)) == Array(alone))
  }

  @Test func aStoryIsTheSameAfterCoding() throws {
    let story = try StorySamples.story(StorySamples.plateau(seed: 1))
    let data = try JSONEncoder().encode(story)
    #expect(try JSONDecoder().decode(SeriesStory.self, from: data) == story)
  }
}
