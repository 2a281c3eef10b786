import Foundation
import Statistics
import Testing

@testable import Trends

/// What is raised, and what is not.
@Suite struct AlertAnalysisTests {
  @Test(arguments: 1...6) func aTenfoldMonthIsUnusuallyHigh(seed: UInt64) throws {
    let body = AlertSamples.bodies([AlertSamples.series(AlertSamples.level(20, 60, seed: seed, then: [200]))]
    )[0]
    #expect(body.state == .success(.unusuallyHigh))
    let watched = try #require(body.decisive)
    #expect(watched.observed == ValueBounds(200) && watched.last == "2006-01" && watched.first == "2006-01")
    #expect(watched.expected > 15 && watched.expected < 25)
    #expect(watched.range.low < 20 && watched.range.high < 60 && watched.range.low > 5)
    #expect(watched.distance > 4 && watched.higherP < 1e-5)
  }

  @Test(arguments: 1...6) func nothingWhereTwentyWereUsualIsUnusuallyLow(seed: UInt64) throws {
    let body = AlertSamples.bodies([AlertSamples.series(AlertSamples.level(20, 60, seed: seed, then: [1]))])[
      0]
    #expect(body.state == .success(.unusuallyLow))
    #expect(body.watched[0].distance < -3)
  }

  @Test(arguments: 1...6) func anotherMonthLikeThoseBeforeIsUsual(seed: UInt64) {
    #expect(AlertSamples.state(AlertSamples.level(20, 60, seed: seed, then: [21])) == .success(.usual))
  }

  @Test func threeAfterNothingAppeared() {
    let nothing = [Double?](repeating: 0, count: 36)
    #expect(AlertSamples.state(nothing + [3]) == .success(.appeared))
    #expect(AlertSamples.state(nothing + [0]) == .success(.usual))
  }

  /// A hundred series of as many months in which nothing was recorded.
  private static func quiet(_ count: Int) -> [LabelledSeries] {
    (0..<100).map { AlertSamples.series([Double?](repeating: 0, count: count), code: "Z\($0)") }
  }

  @Test func smallCountsInTwoOrThreeMonthsAppearTogether() throws {
    let run = AlertSamples.series([Double?](repeating: 0, count: 58) + [1, 2, 1])
    let single = AlertSamples.series([Double?](repeating: 0, count: 60) + [1])
    #expect(AlertSamples.bodies([single] + Self.quiet(61))[0].state == .success(.usual))
    let body = AlertSamples.bodies([run] + Self.quiet(61))[0]
    #expect(body.state == .success(.appeared))
    let watched = try #require(body.decisive)
    #expect(watched.first == "2005-11" && watched.last == "2006-01" && watched.observed == ValueBounds(4))
    #expect(watched.expected == 0 && watched.lowerP == nil)
  }

  @Test func anEventOfASeriesThatOftenPausesDoesNotAppear() {
    // Seven of ten months are empty, and the events of a month come together.
    let busy: [Double] = [0, 4, 0, 0, 0, 3, 0, 0, 5, 0]
    let past = (0..<6).flatMap { _ in busy } + [Double](repeating: 0, count: 12)
    let series = AlertSamples.series(past + [4])
    #expect(AlertSamples.bodies([series] + Self.quiet(73))[0].state == .success(.usual))
    let new = AlertSamples.series([Double](repeating: 0, count: 72) + [4])
    #expect(AlertSamples.bodies([new] + Self.quiet(73))[0].state == .success(.appeared))
  }

  @Test func aMissingLatestMonthIsNotSaidToBeFewer() {
    #expect(AlertSamples.state(AlertSamples.level(20, 60, seed: 1) + [nil]) == .failure(.missingLatest))
  }

  @Test func provisionalMonthsAreWatchedOnTheHighSideAlone() throws {
    let low = AlertSamples.bodies([
      AlertSamples.series(AlertSamples.level(20, 60, seed: 2, then: [14, 8, 2]), provisional: 3)
    ])[0]
    #expect(low.state == .success(.usual))
    #expect(low.watched.map(\.standing) == [.settled, .provisional, .provisional, .provisional])
    #expect(low.watched.dropFirst().allSatisfy { $0.lowerP == nil })
    let high = AlertSamples.bodies([
      AlertSamples.series(AlertSamples.level(20, 60, seed: 2, then: [20, 150, 2]), provisional: 3)
    ])[0]
    #expect(high.state == .success(.unusuallyHigh))
    #expect(try #require(high.decisive).standing == .provisional)
    let missing = AlertSamples.series(
      AlertSamples.level(20, 60, seed: 2) + [nil, 150, nil], provisional: 2)
    #expect(AlertSamples.bodies([missing])[0].state == .success(.unusuallyHigh))
  }

  @Test func whatIsHiddenRaisesNothingUnlessBothBoundsDo() {
    var series = AlertSamples.series(AlertSamples.level(3, 60, seed: 3, then: [9]))
    for place in stride(from: 0, to: 60, by: 2) {
      series.values[place] = nil
      series.bounds[place] = (0, 9)
    }
    let hidden = AlertSamples.bodies([series])[0]
    #expect(hidden.state == .success(.usual))
    series.values[60] = nil
    series.bounds[60] = (200, 400)
    let high = AlertSamples.bodies([series])[0]
    #expect(high.state == .success(.unusuallyHigh))
    #expect(high.watched[0].observed == ValueBounds(low: 200, high: 400))
    series.bounds[60] = (0, 400)
    #expect(AlertSamples.bodies([series])[0].state == .success(.usual))
  }

  @Test func reasonsAreTyped() {
    func state(_ values: [Double?], perYear: Int) -> Estimate<AlertFinding.State> {
      AlertSamples.bodies([AlertSamples.series(values)], season: 1, perYear: perYear)[0].state
    }
    let seven = AlertSamples.level(20, 8, seed: 4)
    #expect(state(seven, perYear: 1) == .failure(.tooShort))
    #expect(state(AlertSamples.level(20, 25, seed: 4), perYear: 1) == .failure(.tooShort))
    #expect(state(AlertSamples.level(20, 26, seed: 4), perYear: 1) == .success(.usual))
    #expect(state(seven, perYear: 7) == .failure(.unsuitableFrequency))
    #expect(state(AlertSamples.level(20, 60, seed: 4) + [-1], perYear: 12) == .failure(.negativeValues))
    #expect(state([], perYear: 12) == .failure(.tooShort))
    let gaps = AlertSamples.level(20, 60, seed: 4).enumerated().map { $0 % 2 == 0 ? $1 : nil }
    #expect(state(gaps + [20], perYear: 12) == .failure(.tooFewKnown))
  }

  @Test(arguments: [4, 52, 365]) func otherFrequenciesFindWhatIsTenfold(perYear: Int) {
    let length = perYear == 4 ? 24 : 120
    let season = perYear == 4 ? 4 : 1
    for (last, state) in [(200.0, AlertFinding.State.unusuallyHigh), (19, .usual)] {
      let values = AlertSamples.level(20, length, seed: 5, then: [last])
      let body = AlertSamples.bodies([AlertSamples.series(values)], season: season, perYear: perYear)[0]
      #expect(body.state == .success(state))
    }
  }

  @Test func daysAreComparedWithTheSameDayOfTheWeek() {
    // One comes in a day at weekends, forty in between; places 180 and 182 are a Saturday and a Monday.
    let values = StorySamples.counts((0..<190).map { $0 % 7 >= 5 ? 1.0 : 40 }, seed: 6)
    func states(_ count: Int) -> [Estimate<AlertFinding.State>] {
      [1.0, 40].map { last in
        let days = values.prefix(count).map { Optional($0) } + [last]
        return AlertSamples.bodies([AlertSamples.series(days)], season: 1, perYear: 365)[0].state
      }
    }
    #expect(states(180) == [.success(.usual), .success(.unusuallyHigh)])
    #expect(states(182) == [.success(.unusuallyLow), .success(.usual)])
  }
}
