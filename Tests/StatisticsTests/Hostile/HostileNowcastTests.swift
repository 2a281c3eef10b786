import Statistics
import Testing

/// Whatever the triangle, each row has finite numbers or a reason.
@Suite struct HostileNowcastTests {
  /// A triangle cut out of short hostile series: rows of any length, gaps, numbers of any size and sign.
  private static func triangle(_ random: inout HostileSeries, _ place: Int) -> ReportingTriangle {
    let rows = (0..<(place % 19)).map { _ -> [Double?] in
      let values = random.next()
      return place % 3 == 0 ? values : values.map { $0.map(abs) }
    }
    return place % 2 == 0 ? ReportingTriangle(increments: rows) : ReportingTriangle(cumulative: rows)
  }

  @Test(arguments: HostileSeries.blocks) func everyRowHasNumbersOrAReason(block: Int) {
    var random = HostileSeries(seed: 1_300 + UInt64(block))
    for place in 0..<HostileSeries.countInBlock(usual: 300) {
      let triangle = Self.triangle(&random, place)
      let donor = place % 4 == 0 ? Optional(Self.triangle(&random, place + 5)) : nil
      #expect(holdsFiniteNumbersOnly(chainLadder(triangle)), "\(triangle)")
      if case .success(let found) = nowcast(triangle, delaysOf: donor) {
        #expect(holdsFiniteNumbersOnly(found), "\(triangle)")
        for row in found.rows {
          guard case .success(let completed) = row.completed else { continue }
          #expect(completed.lower <= completed.value && completed.value <= completed.upper, "\(triangle)")
        }
        if case .success(let total) = Nowcast.total(of: found.rows.suffix(3)) {
          #expect(holdsFiniteNumbersOnly(total) && total.lower <= total.upper, "\(triangle)")
        }
      }
    }
  }

  @Test func scoresOfWhatIsNoNumberAreNoSmallOnes() {
    #expect(intervalScore(lower: 2, upper: 6, level: 0.95, observed: 4) == 4)
    #expect(intervalScore(lower: 2, upper: 6, level: 0.95, observed: 8) > 4)
    #expect(weightedIntervalScore(median: 4, intervals: [], observed: 4) == 0)
    for number in [-Double.infinity, .infinity] {
      #expect(!(intervalScore(lower: 2, upper: 6, level: 0.95, observed: number) < 4))
    }
  }
}
