import Testing

@testable import Tables

/// Which of the releases that earlier runs knew is looked at for an earlier period.
@Suite struct KnownReleasesTests {
  private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text: text)) }

  private static func releases(_ spans: [(String, String)]) throws -> KnownReleases {
    KnownReleases(try spans.map { .init(first: try day($0.0), last: try day($0.1)) })
  }

  @Test(arguments: [
    ("2026-03-31", Period.Frequency.month, 1, "2026-02-28"), ("2026-03-31", .month, 2, "2026-01-31"),
    ("2026-03-05", .month, 14, "2025-01-05"), ("2026-11-25", .week, 2, "2026-11-11"),
    ("2026-11-25", .day, 30, "2026-10-26"), ("2026-11-25", .quarter, 1, "2026-08-25"),
    ("2026-11-25", .year, 3, "2023-11-25"),
  ])
  func aDayLiesAsFarIntoItsPeriodAsTheLastReleaseIsIntoItsOwn(
    last: String, frequency: Period.Frequency, count: Int, expected: String
  ) throws {
    let found = try #require(try Self.releases([(last, last)]).day(count, of: frequency))
    #expect(Period(day: found.day).description == expected)
    #expect(Period(frequency, containing: found.day) == found.period)
  }

  @Test func whatWasKnownThatDayIsNearAndTheLastReleaseIsNot() throws {
    let releases = try Self.releases([
      ("2026-08-20", "2026-09-04"), ("2026-09-05", "2026-10-03"), ("2026-10-04", "2026-11-03"),
      ("2026-11-04", "2026-11-04"),
    ])
    let october = try Self.day("2026-10-04")
    #expect(releases.places(near: october, of: .month).map(\.place) == [1, 2])
    #expect(releases.places(near: october, of: .month).map(\.distance) == [1, 0])
    #expect(releases.places(near: october, of: .day).map(\.place) == [2])
    // Nobody knows what was known before the first run.
    #expect(releases.places(near: try Self.day("2026-08-12"), of: .month).isEmpty)
    #expect(releases.places(near: try Self.day("2026-08-13"), of: .month).map(\.place) == [0])
  }

  @Test func ofManyNightsThoseAreLookedAtThatSomePeriodAsksFor() throws {
    let last = try Self.day("2026-11-25").number
    let nights = KnownReleases(
      (0..<1500).map { .init(first: .init(number: last - $0), last: .init(number: last - $0)) })
    func days(_ frequency: Period.Frequency) -> [Int] {
      nights.looked(at: frequency).map { last - nights.releases[$0].first.number }
    }
    #expect(Set(days(.year)).isSuperset(of: [0, 365, 731, 1096]))
    let months = days(.month)
    #expect(months.contains(31) && months.contains(61) && months.count < 60, "\(months.count)")
    #expect(Set(days(.day)).isSuperset(of: 0...35) && days(.day).count < 120)
    #expect(Set(days(.week)).isSuperset(of: (0...35).map { $0 * 7 }) && days(.week).count < 60)
  }

  @Test func aDimensionOfASourceHasNone() {
    let own = CountsSchema.Dimension(name: "release", codeList: nil, isVintage: true)
    #expect(KnownReleases.named(["2026-01-01"], of: own) == nil)
    var known = own
    known.knownUntil = ["2026-01-01": Period(day: CalendarDay(year: 2026, month: 1, day: 9))]
    let named = KnownReleases.named(["2026-02-01", "2026-01-01"], of: known)
    #expect(named?.names == ["2026-01-01", "2026-02-01"])
    #expect(named?.releases.releases.map { $0.last.number - $0.first.number } == [8, 0])
  }
}
