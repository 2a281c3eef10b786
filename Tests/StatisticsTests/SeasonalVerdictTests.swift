import Statistics
import Testing
import Trends

/// That the verdict allows for months where they differ, and only there.
@Suite struct SeasonalVerdictTests {
  private static func finding(_ values: [Double], season: Int) -> TrendFinding {
    TrendAnalysis.trends(
      [
        LabelledSeries(
          measure: "detections", key: [], periods: values.indices.map(String.init), values: values,
          bounds: values.map { ($0, $0) })
      ], season: season, periodsPerYear: 12, alpha: 0.05)[0]
  }

  private static func noise(_ count: Int) -> [Double] {
    var stream = RandomStream(seed: 3, series: 1)
    return (0..<count).map { _ in stream.normal() }
  }

  @Test func monthsThatDoNotDifferChangeNothing() throws {
    let values = Self.noise(60)
    let one = Self.finding(values, season: 12)
    #expect(!one.isDeseasonalised)
    #expect(one.test == Self.finding(values, season: 1).test)
    #expect(one.slopePerYear == Self.finding(values, season: 1).slopePerYear)
  }

  @Test func monthsThatDifferAreComparedWithThemselves() throws {
    let values = Self.noise(60).enumerated().map { $1 + [0, 3, 9, 1, -4, 6, 2, 8, -7, 5, 0, 1][$0 % 12] }
    let one = Self.finding(values, season: 12)
    #expect(one.isDeseasonalised)
    let seasonal = try mannKendallSeasonalAR1(
      index: values.indices.map(Double.init), values: values, season: 12
    ).get()
    #expect(try one.test.get().s == seasonal.s && one.test.get().p == seasonal.p)
  }

  @Test func lessThanTwoSeasonsAreOne() {
    let values = (0..<23).map { Double([0, 9][$0 % 2]) + Double($0 % 5) / 8 }
    #expect(!Self.finding(values, season: 12).isDeseasonalised)
    #expect(Self.finding(values, season: 2).isDeseasonalised)
  }
}
