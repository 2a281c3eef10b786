import Testing

@testable import Tables

/// What later releases made of the figures of earlier ones.
@Suite struct SeriesRevisionsTests {
  /// A table of a country, a release, years and one measure.
  private func table(_ rows: [(String, String, Int, Double?)]) -> CountsTable {
    let schema = CountsSchema(
      contracts: ["c"], citations: [],
      dimensions: [
        .init(name: "country", codeList: nil), .init(name: "release", codeList: nil, isVintage: true),
      ], period: .init(name: "year", frequency: .year), measures: ["n"])
    return CountsTable(
      schema: schema, dimensions: [rows.map(\.0), rows.map(\.1)],
      periods: rows.compactMap { Period(text: String($0.2), frequency: .year) },
      measures: [rows.map { $0.3.map { $0 == 0 ? .exact(0) : .exact($0) } ?? .missing }],
      rowCount: rows.count)
  }

  @Test func theLargestRevisionsOfASeriesAreKeptWithTheValueInEveryRelease() throws {
    let revisions = try #require(
      SeriesRevisions(
        releasesOf: table([
          ("ALB", "2022", 2014, 22), ("ALB", "2023", 2014, 22), ("ALB", "2024", 2014, 20_045),
          ("ALB", "2022", 2015, 100_000), ("ALB", "2023", 2015, 130_000), ("ALB", "2024", 2015, 130_000),
          ("AFG", "2022", 2014, 5), ("AFG", "2024", 2014, 5),
        ])))
    #expect(revisions.dimensions == ["country"] && revisions.series.count == 1)
    let series = try #require(revisions["n", ["ALB"]])
    #expect(series.compared == 4 && series.revised == 2)
    #expect(series.largest.period == "2015" && series.largest.size == 30_000)
    let share = try #require(series.largestShare)
    #expect(share.old == 22 && share.new == 20_045 && share.earlier == "2023" && share.later == "2024")
    #expect(share.values.map(\.release) == ["2022", "2023", "2024"])
    #expect(share.values.map(\.value) == [22, 22, 20_045])
    #expect(revisions["n", ["AFG"]] == nil)
  }

  @Test func whatHasNoValueInAReleaseIsLeftOutAndNothingHasNoShare() throws {
    let revisions = try #require(
      SeriesRevisions(
        releasesOf: table([
          ("ALB", "2022", 2014, 0), ("ALB", "2023", 2014, nil), ("ALB", "2024", 2014, 7),
          ("AFG", "2022", 2014, nil), ("AFG", "2023", 2014, 9),
        ])))
    let series = try #require(revisions["n", ["ALB"]])
    #expect(series.largest.earlier == "2022" && series.largest.later == "2024" && series.largest.size == 7)
    #expect(series.largestShare == nil && revisions.series.count == 1)
  }

  @Test func theOrderOfRowsDecidesNothing() throws {
    let rows: [(String, String, Int, Double?)] = (0..<40).map { place in
      (["A", "B"][place % 2], "20\(20 + place / 2 % 4)", 2000 + place / 8, Double((place * 7919) % 50))
    }
    let first = SeriesRevisions(releasesOf: table(rows))
    #expect(first?.series.isEmpty == false)
    #expect(SeriesRevisions(releasesOf: table(rows.reversed())) == first)
  }

  @Test func twoRunsOfOneTableAreComparedLikeReleases() throws {
    let (then, now) = (table([("ALB", "2024", 2014, 22)]), table([("ALB", "2024", 2014, 20_045)]))
    let revisions = try #require(SeriesRevisions(now: now, then: then))
    #expect(revisions.dimensions == ["country", "release"])
    let largest = try #require(revisions.series.first?.largest)
    #expect(
      largest.earlier == "before" && largest.old == 22 && largest.later == "now" && largest.new == 20_045)
  }
}
