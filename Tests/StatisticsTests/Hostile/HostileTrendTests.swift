import Statistics
import Testing

/// The log-linear trend of hostile series: finite numbers or a reason, the same in any order.
@Suite struct HostileTrendTests {
  @Test(arguments: HostileSeries.blocks) func everySeriesHasATrendOrAReason(block: Int) {
    var random = HostileSeries(seed: 90 + UInt64(block))
    var (numbers, reasons) = (0, 0)
    for place in 0..<HostileSeries.countInBlock(usual: 800) {
      let counts = random.next().map { value in value.map { place % 5 == 0 ? $0 : abs($0) } }
      let whole = place % 2 == 0 ? counts : counts.map { $0.map { $0.rounded() } }
      let series = CountSeries(counts: whole, exposure: place % 3 == 0 ? random.next() : nil)
      let (season, year) = ([1, 12, 4, 0, -3, 52][place % 6], [12, 1, 4, 52, 1e-300][place % 5])
      let result = logLinearTrend(series, season: season, periodsPerYear: year)
      #expect(result == logLinearTrend(series, season: season, periodsPerYear: year))
      switch result {
      case .failure: reasons += 1
      case .success(let trend):
        numbers += 1
        #expect(holdsFiniteNumbersOnly(trend), "\(series)")
        #expect(trend.p > 0 && trend.p <= 1, "\(series)")
        #expect(trend.reachInflation >= 1, "\(series)")
        let slope = senSlope(series.counts, season: season, reachInflation: trend.reachInflation)
        if let slope = try? slope.get() {
          #expect(slope.lower <= slope.value && slope.value <= slope.upper, "\(series)")
          #expect(slope.lower.isFinite && slope.upper.isFinite, "\(series)")
        }
      }
    }
    #expect(numbers > 0 && reasons > 0)
  }
}
