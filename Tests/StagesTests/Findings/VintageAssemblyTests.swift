import Statistics
import Tables
import Testing
import Trends

@testable import Stages

/// Triangles from the releases of a table.
@Suite struct VintageAssemblyTests {
  /// A table of one category by month with releases, each given by its name and the values of its months from January 2024.
  private static func table(_ releases: [(name: String, values: [Double?])]) -> CountsTable {
    let schema = CountsSchema(
      contracts: ["c"], citations: [],
      dimensions: [
        .init(name: "release", codeList: nil, isVintage: true), .init(name: "route", codeList: nil),
      ], period: .init(name: "month", frequency: .month), measures: ["n"])
    var table = CountsTable(schema: schema, dimensions: [[], []], periods: [], measures: [[]], rowCount: 0)
    for release in releases {
      for (place, value) in release.values.enumerated() {
        guard let value else { continue }
        table.dimensions[0].append(release.name)
        table.dimensions[1].append("R")
        table.periods.append(Period(year: 2024, month: 1).advanced(by: place))
        table.measures[0].append(.exact(value))
        table.rowCount += 1
      }
    }
    return table
  }

  private static func vintages(_ table: CountsTable) -> SeriesVintages? {
    let series = SeriesAssembly.series(of: table.withoutReleases())
    return VintageAssembly.vintages(table, of: series).first ?? nil
  }

  @Test func releasesByMonthAreWhatWasKnownAtTheirEnds() throws {
    // Each month is first told two months later, and revised in the two releases after that.
    let releases = (0..<8).map { release in
      (
        name: Period(year: 2024, month: 3).advanced(by: release).description,
        values: (0...release).map { event in Optional([50.0, 80, 100][min(2, release - event)]) }
      )
    }
    let vintages = try #require(Self.vintages(Self.table(releases)))
    #expect(vintages.firstRow == 0 && vintages.span == .init(first: "2024-03", last: "2024-10", count: 8))
    #expect(vintages.triangle.cumulative.count == 8)
    #expect(vintages.triangle.cumulative[0] == [50, 80, 100, 100, 100])
    #expect(vintages.triangle.cumulative[6] == [50, 80, nil, nil, nil])
    #expect(vintages.triangle.cumulative[7] == [50, nil, nil, nil, nil])
  }

  @Test func daysLieInTheirMonthsAndAMonthWithoutAReleaseKnowsWhatTheOneBeforeSaid() throws {
    let releases = [
      ("2024-01-31", [10.0]), ("2024-02-10", [11, 20]), ("2024-02-29", [12, 21]),
      ("2024-04-30", [13, 22, 30, 40]),
      ("2024-05-31", [13, 23, 31, 41, 50]),
    ].map { (name: $0.0, values: $0.1.map(Optional.some)) }
    let vintages = try #require(Self.vintages(Self.table(releases)))
    #expect(vintages.span.count == 4)
    // March has no release: it knows what February said, and of March itself nothing.
    #expect(vintages.triangle.cumulative[0] == [10, 12])
    #expect(vintages.triangle.cumulative[1] == [21, 21])
    #expect(vintages.triangle.cumulative[2] == [nil, 30])
  }

  @Test func namesThatTellNoPeriodTellNoVintages() {
    let releases = ["first", "second", "third"].map { (name: $0, values: [1.0, 2, 3].map(Optional.some)) }
    #expect(Self.vintages(Self.table(releases)) == nil)
    #expect(Self.vintages(Self.table([(name: "2024-05", values: [1, 2])])) == nil)
  }

  @Test func whatIsKnownNowIsNoVintageAndIsTheTable() throws {
    let releases =
      (0..<6).map { release in
        (
          name: Period(year: 2024, month: 1).advanced(by: release).description,
          values: (0...release).map { _ in Optional(1.0) }
        )
      } + [(name: "2024-07 now", values: Array(repeating: Optional(5.0), count: 7))]
    let table = Self.table(releases)
    #expect(table.hasCurrentRelease && !table.withoutReleases().hasCurrentRelease)
    #expect(table.withoutReleases().measures[0].map(\.value) == Array(repeating: 5, count: 7))
    #expect(table.withoutReleases().schema.dimensions.map(\.name) == ["route"])
    let vintages = try #require(Self.vintages(table))
    #expect(vintages.span.last == "2024-06" && vintages.triangle.cumulative.count == 6)
  }

  @Test func aTableWithoutReleasesHasNone() {
    var table = Self.table([(name: "2024-05", values: [1, 2])])
    table.schema.dimensions[0].isVintage = false
    #expect(VintageAssembly.vintages(table, of: SeriesAssembly.series(of: table)).allSatisfy { $0 == nil })
    #expect(table.withoutReleases() == table)
  }
}
