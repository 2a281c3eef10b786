import Statistics
import Tables
import Testing
import Trends

@testable import Stages

/// A table beside what earlier runs knew of it, and the triangles that come of it.
@Suite struct ReleaseJoiningTests {
  private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text: text)) }

  /// A table of one route by month from January 2024.
  private static func table(_ values: [Double?], measure: String = "n") -> CountsTable {
    let schema = CountsSchema(
      contracts: ["c"], citations: [], dimensions: [.init(name: "route", codeList: nil)],
      period: .init(name: "month", frequency: .month), measures: [measure])
    let known = values.enumerated().compactMap { place, value in value.map { (place, $0) } }
    return CountsTable(
      schema: schema, dimensions: [known.map { _ in "R" }],
      periods: known.map { Period(year: 2024, month: 1).advanced(by: $0.0) },
      measures: [known.map { Cell.exact($0.1) }], rowCount: known.count)
  }

  private static func joined(
    _ earlier: [(first: String, last: String, values: [Double?])], _ now: (day: String, values: [Double?])
  ) throws -> CountsTable {
    var joining = ReleaseJoining(table(now.values), since: try day(now.day), column: "known")
    for one in earlier {
      joining.add(table(one.values), known: .init(first: try day(one.first), last: try day(one.last)))
    }
    return joining.table
  }

  private static func vintages(_ table: CountsTable) throws -> SeriesVintages {
    let series = SeriesAssembly.series(of: table.withoutReleases())
    return try #require(VintageAssembly.vintages(table, of: series).first ?? nil)
  }

  @Test func whatIsKnownNowIsTheTableAndEarlierRunsAreReleases() throws {
    let table = try Self.joined(
      [("2024-02-05", "2024-03-04", [5]), ("2024-03-05", "2024-04-03", [8, 6])], ("2024-04-04", [9, 7, 4]))
    #expect(table.withoutReleases() == Self.table([9, 7, 4]))
    #expect(table.hasCurrentRelease && table.sorted() == table)
    #expect(
      table.dimensions[0] == ["2024-02-05"] + Array(repeating: "2024-03-05", count: 2)
        + Array(repeating: "2024-04-04", count: 3))
    let until = table.schema.dimensions[0].knownUntil ?? [:]
    #expect(
      until.mapValues(\.description) == [
        "2024-02-05": "2024-03-04", "2024-03-05": "2024-04-03", "2024-04-04": "2024-04-04",
      ])
    // The days until which releases were known are part of what a table is.
    var longer = table
    longer.schema.dimensions[0].knownUntil?["2024-02-05"] = Period(day: try Self.day("2024-03-03"))
    #expect(longer.contentHash != table.contentHash)
  }

  /// The file of an office that replaces it once a month, a few days earlier or later.
  @Test func aFileThatIsReplacedEachMonthIsComparedByItsLatestMonthWhateverTheDay() throws {
    let days = ["2024-02-05", "2024-03-06", "2024-04-03", "2024-05-07", "2024-06-04", "2024-07-03"]
    let shares = [50.0, 80, 100]
    func values(_ release: Int) -> [Double?] { (0...release).map { shares[min(2, release - $0)] } }
    let earlier = days.dropLast().enumerated().map { place, day in
      // Each stays known until the next one comes.
      (first: day, last: Self.before(days[place + 1]), values: values(place))
    }
    let vintages = try Self.vintages(Self.joined(earlier, (days[5], values(5))))
    #expect(vintages.span == .init(first: days[0], last: days[5], count: 6))
    // Not a month is looked at twice as of one release, nor missed, though that of April was known on 3 May.
    #expect(vintages.triangle.cumulative[0].prefix(3) == [50, 80, 100])
    #expect(vintages.triangle.cumulative[4].prefix(2) == [50, 80])
    #expect(vintages.triangle.cumulative[5].first == .some(50))
  }

  private static func before(_ text: String) -> String {
    CalendarDay(text: text).map { Period(day: CalendarDay(number: $0.number - 1)).description } ?? ""
  }

  /// A file that grows every night is looked at as of the same day of each month.
  @Test func aFileThatGrowsEveryNightIsLookedAtOnTheSameDayOfEachMonth() throws {
    let start = try Self.day("2024-01-01").number
    /// What is known of each month on a day: two each day of the month, and one each day of the next.
    func values(_ day: Int) -> [Double?] {
      (0..<8).map { place in
        let month = Period(year: 2024, month: 1).advanced(by: place)
        let (first, last) = (month.firstDay.number, month.lastDay.number)
        guard day >= first else { return nil }
        return Double(2 * (min(day, last) - first + 1) + max(0, min(day - last, 30)))
      }
    }
    let now = try Self.day("2024-08-15").number
    let earlier = (start..<now).map { number in
      let text = Period(day: CalendarDay(number: number)).description
      return (first: text, last: text, values: values(number))
    }
    let vintages = try Self.vintages(Self.joined(earlier, ("2024-08-15", values(now))))
    #expect(vintages.span.count == 8 && vintages.span.first == "2024-01-15")
    // The month itself as of its fifteenth day, then as of that of the next month, when all but a half is there.
    for row in 0..<7 { #expect(vintages.triangle.cumulative[row][0] == 30, "\(row)") }
    #expect(vintages.triangle.cumulative[2].prefix(3) == [30, 77, 92])
    #expect(vintages.triangle.cumulative[7][0] == 30)
  }

  @Test func whatNoRunSawIsNotKnown() throws {
    let table = try Self.joined(
      [
        ("2024-01-31", "2024-01-31", [10]), ("2024-02-29", "2024-02-29", [14, 11]),
        ("2024-05-31", "2024-05-31", [15, 16, 17, 13, 12]),
      ], ("2024-06-30", [15, 16, 18, 17, 16, 13]))
    let triangle = try Self.vintages(table).triangle.cumulative
    // Nobody ran in March and April.
    #expect(
      triangle[0] == [10, 14, nil] || Array(triangle[0].prefix(4)) == [10, 14, nil, nil], "\(triangle)")
    #expect(triangle[2].first == .some(nil) && triangle[2][1] == nil)
    #expect(triangle[4].first == .some(12) && triangle[5].first == .some(13))
  }

  @Test func anotherShapeIsLeftOutAndOtherWordsAreNot() throws {
    let now = Self.table([1, 2])
    var joining = ReleaseJoining(now, since: try Self.day("2024-03-01"), column: "known")
    let (first, second) = (
      KnownReleases.Release(first: try Self.day("2024-01-31"), last: try Self.day("2024-02-03")),
      KnownReleases.Release(first: try Self.day("2024-02-04"), last: try Self.day("2024-02-09"))
    )
    joining.add(Self.table([1], measure: "m"), known: first)
    var worded = Self.table([1])
    worded.schema.coverage = .init(
      first: Period(year: 2024, month: 1), last: Period(year: 2024, month: 1), absent: .zero, provisional: 0)
    worded.schema.citations = []
    joining.add(worded, known: second)
    #expect(joining.unlike == [first])
    #expect(Set(joining.table.dimensions[0]) == ["2024-02-04", "2024-03-01"])
    #expect(joining.table.schema.coverage == now.schema.coverage)
  }

  @Test func ofEarlierReleasesTheLatestYearsAreKept() throws {
    let table = try Self.joined(
      [("2030-02-01", "2030-02-01", Array(repeating: 1, count: 72))],
      (
        "2030-03-01", Array(repeating: 1, count: 73)
      ))
    let old = (0..<table.rowCount).filter { table.dimensions[0][$0] == "2030-02-01" }.map {
      table.periods[$0]
    }
    #expect(old.min() == Period(year: 2025, month: 1) && old.count == 60)
    #expect(table.withoutReleases().rowCount == 73)
  }
}
