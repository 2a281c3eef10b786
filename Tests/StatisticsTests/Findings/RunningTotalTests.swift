import Statistics
import Testing

@testable import Trends

/// Totals that hold those before them rise whatever happens.
@Suite struct RunningTotalTests {
  private static func series(
    _ code: String, _ values: [Double], _ content: LabelledSeries.Content
  ) -> LabelledSeries {
    var series = LabelledSeries(
      measure: "n", key: [KeyPart(dimension: "region", code: code)],
      periods: values.indices.map { "month \($0)" }, values: values, bounds: values.map { ($0, $0) })
    series.content = content
    return series
  }

  private static func trends(_ series: [LabelledSeries]) -> [TrendFinding] {
    TrendAnalysis.trends(series, season: 12, periodsPerYear: 12, alpha: 0.05)
  }

  @Test func nothingIsToldOfHowTheyRise() throws {
    let monthly = (0..<60).map { 20 + Double($0 * 7 % 11) }
    var total = 0.0
    let running = monthly.map { value in
      total += value
      return total
    }
    let trends = Self.trends([
      Self.series("A", running, .runningTotals), Self.series("B", monthly, .figures),
    ])
    #expect(trends[0].direction == .failure(.runningTotal))
    #expect((try? trends[0].story.get()) == nil && (try? trends[0].ratioPerYear.get()) == nil)
    #expect((try? trends[0].test.get()) == nil && trends[0].shares == ChangeShares())
    #expect(trends[1].direction == .success(.noClearChange))
    // The same figures as of their own periods would have risen beyond doubt.
    #expect(Self.trends([Self.series("A", running, .figures)])[0].direction == .success(.rising))
  }
}
