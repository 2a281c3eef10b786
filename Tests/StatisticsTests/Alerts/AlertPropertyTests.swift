import Foundation
import Statistics
import TestSupport
import Testing

@testable import Trends

/// What holds of every alert.
@Suite struct AlertPropertyTests {
  /// Of counts without any change a tail is as rare as its p value says, or rarer.
  @Test(arguments: [(5.0, 24), (20, 60), (100, 120)]) func tailsAreAsRareAsTheySay(mean: Double, count: Int) {
    let bodies = AlertSamples.bodies(
      (0..<1000).map { AlertSamples.series(AlertSamples.level(mean, count + 1, seed: 5000 + $0)) })
    let watched = bodies.compactMap(\.watched.first)
    #expect(watched.count == 1000)
    for p in [0.2, 0.05, 0.01] {
      let (more, fewer) = (watched.count { $0.higherP <= p }, watched.count { ($0.lowerP ?? 1) <= p })
      // Four standard errors; from below a fifth, since counts are discrete and noise is estimated.
      let most = 1000 * p + 4 * (1000 * p).squareRoot()
      #expect(Double(more) <= most && Double(fewer) <= most)
      if p >= 0.05 { #expect(Double(more) >= 200 * p && Double(fewer) >= 200 * p) }
    }
  }

  /// Beyond 1e10 the chance of a count is next to nothing, and what it varies by decides alone.
  @Test(arguments: [1e8, 3e9, 1e11, 3e13, 1e40, 1e200]) func hugeFiguresHaveTheAlertsOfOthers(size: Double) {
    var stream = RandomStream(seed: 77, series: 1)
    let past = (0..<60).map { _ in size * exp(0.1 * stream.normal()) }
    for (last, isRare) in [(size, false), (1.1 * size, false), (4 * size, true), (0.25 * size, true)] {
      let watched = AlertSamples.bodies([AlertSamples.series(past + [last])])[0].watched[0]
      #expect((min(watched.higherP, watched.lowerP ?? 1) < 1e-4) == isRare)
      #expect(watched.range.low < size && watched.range.high > size)
    }
  }

  @Test func whatLiesOutsideTheRangeIsRare() {
    for seed in 0..<40 as Range<UInt64> {
      let mean = [0.4, 3, 12, 70][Int(seed % 4)]
      for last in [0, mean, 2 * mean, 5 * mean].map({ $0.rounded() }) {
        let values = AlertSamples.level(mean, 48, seed: seed, then: [last])
        let watched = AlertSamples.bodies([AlertSamples.series(values)])[0].watched[0]
        #expect((watched.observed.low > watched.range.high) == (watched.higherP <= 0.025))
        #expect((watched.observed.high < watched.range.low) == ((watched.lowerP ?? 1) <= 0.025))
        #expect(watched.range.low <= watched.range.high)
      }
    }
  }

  @Test func moreIsNeverLessUnusual() {
    var before = 2.0
    for last in 0..<80 {
      let values = AlertSamples.level(12, 48, seed: 9, then: [Double(last)])
      let p = AlertSamples.bodies([AlertSamples.series(values)])[0].watched[0].higherP
      #expect(p <= before)
      before = p
    }
  }

  @Test(arguments: HostileSeries.blocks) func everySeriesHasAFindingOfFiniteNumbers(block: Int) throws {
    var random = HostileSeries(seed: 7100 + UInt64(block))
    var (states, reasons) = (0, 0)
    for number in 0..<HostileSeries.countInBlock(usual: 800) {
      let values = random.next().map { $0.map { number % 4 == 0 ? $0 : abs($0) } }
      var series = AlertSamples.series(values, provisional: [0, 0, 3, -1, .max][number % 5])
      for place in values.indices where number % 3 == 0 && random.unit() < 0.1 {
        series.values[place] = nil
        series.bounds[place] = values[place].map { ($0, $0 * 1.5) }
      }
      let (season, perYear) = [(12, 12), (1, 1), (4, 4), (52, 52), (-3, 12), (.max, 12), (1, 365)][number % 7]
      let finding = AlertAnalysis.findings(
        [series], season: season, periodsPerYear: perYear, family: "hostile")[0]
      let body = try #require(finding.alert)
      switch body.state {
      case .success: states += 1
      case .failure: reasons += 1
      }
      #expect(holdsFiniteNumbersOnly(body), "\(values)")
      #expect(try JSONDecoder().decode(Finding.self, from: JSONEncoder().encode(finding)) == finding)
    }
    #expect(states > 0 && reasons > 0)
  }
}
