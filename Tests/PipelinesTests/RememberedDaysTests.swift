import Language
import TestSupport
import Testing

@testable import Pipelines

/// What is remembered of the days of earlier runs, what a run sees of it, and what goes.
@Suite struct RememberedDaysTests {
  private static let subject = RememberedDay.Subject(reader: "known", source: "series.table")
  private static let start = DayNumber.of(year: 2026, month: 1, day: 1)

  /// The day that lies so many days after New Year 2026, as text.
  private static func text(_ place: Int) -> String {
    var (year, rest) = (2026, place)
    while rest >= DayNumber.of(year: year + 1, month: 1, day: 1) - DayNumber.of(year: year, month: 1, day: 1)
    {
      rest -= DayNumber.of(year: year + 1, month: 1, day: 1) - DayNumber.of(year: year, month: 1, day: 1)
      year += 1
    }
    var month = 1
    while month < 12,
      rest >= DayNumber.of(year: year, month: month + 1, day: 1)
        - DayNumber.of(year: year, month: month, day: 1)
    {
      rest -=
        DayNumber.of(year: year, month: month + 1, day: 1) - DayNumber.of(year: year, month: month, day: 1)
      month += 1
    }
    return "\(year)-\(String(100 + month).suffix(2))-\(String(101 + rest).suffix(2))"
  }

  private static func day(_ place: Int, _ hash: String) throws -> RememberedDay {
    try #require(
      RememberedDay(subject: subject, day: text(place), key: "key of \(hash) on \(place)", hash: hash))
  }

  private static func days(_ hashes: [(Int, String)]) throws -> RememberedDays {
    var days = RememberedDays([])
    for (place, hash) in hashes { _ = days.add(try day(place, hash)) }
    return days
  }

  private static func seen(_ days: RememberedDays, on place: Int, _ hash: String) -> (Int, [[Int]]) {
    let seen = days.seen(on: start + place, hash: hash)
    return (seen.since - start, seen.earlier.map { [$0.first - start, $0.last - start] })
  }

  @Test func figuresThatDoNotChangeAreOneReleaseThatStaysKnown() throws {
    let days = try Self.days([(0, "a"), (1, "a"), (2, "a"), (3, "b"), (5, "b"), (6, "c")])
    #expect(days.days.map(\.number) == [0, 1, 2, 3, 5, 6].map { Self.start + $0 })
    let (since, earlier) = Self.seen(days, on: 7, "c")
    #expect(since == 6 && earlier == [[0, 2], [3, 5]])
    // Days inside a release tell nothing more, and go when the log is written anew.
    #expect(days.compacted(until: Self.start + 6).map { $0.number - Self.start } == [0, 2, 3, 5, 6])
  }

  @Test func aQuietNightSeesWhatTheNightBeforeSaw() throws {
    let days = try Self.days([(0, "a"), (1, "b"), (4, "c")])
    let first = Self.seen(days, on: 9, "d")
    var later = days
    #expect(later.add(try Self.day(9, "d")))
    for night in 10..<14 {
      let seen = Self.seen(later, on: night, "d")
      #expect(seen.0 == first.0 && seen.1 == first.1)
      _ = later.add(try Self.day(night, "d"))
    }
  }

  @Test func aRunSeesNothingOfItsOwnDayOrALaterOne() throws {
    let days = try Self.days([(0, "a"), (1, "b"), (2, "c"), (3, "d")])
    let again = Self.seen(days, on: 2, "c")
    #expect(again.0 == 2 && again.1 == [[0, 0], [1, 1]])
    let other = Self.seen(days, on: 2, "x")
    #expect(other.0 == 2 && other.1 == [[0, 0], [1, 1]])
    #expect(Self.seen(days, on: 0, "a") == (0, []))
    // A day that somebody mistook for today is not seen before it comes, and is then replaced.
    var mistaken = days
    _ = mistaken.add(try Self.day(300, "e"))
    let seen = Self.seen(mistaken, on: 4, "f")
    #expect(seen.0 == 4 && seen.1 == [[0, 0], [1, 1], [2, 2], [3, 3]])
  }

  @Test func ofTwoRunsForOneDayTheLaterCounts() throws {
    var days = try Self.days([(0, "a"), (1, "b")])
    #expect(days.add(try Self.day(1, "c")))
    #expect(days.days.map(\.hash) == ["a", "c"])
    #expect(!days.add(try Self.day(1, "c")))
    #expect(RememberedDays([try Self.day(1, "b"), try Self.day(0, "a"), try Self.day(1, "c")]) == days)
  }

  /// Of changes every night what is left is close to every day that can be asked for, and stays the same when thinned again.
  @Test func whatIsOldIsThinnedOutAndStaysNearEveryDay() throws {
    let count = 4000
    let days = RememberedDays(try (0..<count).map { try Self.day($0, "h\($0)") })
    let (_, earlier) = days.seen(on: Self.start + count, hash: "now")
    #expect(earlier.count > 300 && earlier.count < 650, "\(earlier.count)")
    func gap(_ ages: Range<Int>) -> Int {
      let firsts = earlier.map { count - ($0.first - Self.start) }.filter(ages.contains).sorted()
      return zip(firsts, firsts.dropFirst()).map { $1 - $0 }.max() ?? 0
    }
    #expect(gap(1..<261) == 1)
    #expect(gap(268..<1161) == 7 && gap(1175..<3401) == 14 && gap(3485..<4001) == 84)
    let compacted = RememberedDays(days.compacted(until: Self.start + count - 1))
    #expect(compacted.days.count < 650)
    #expect(compacted.compacted(until: Self.start + count - 1) == compacted.days)
    #expect(compacted.seen(on: Self.start + count, hash: "now").earlier == earlier)
  }

  @Test(arguments: 0..<60) func forgettingInBetweenChangesNothingThatALaterRunSees(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var all = RememberedDays([])
    var short = RememberedDays([])
    var hash = 0
    var night = 0
    for _ in 0..<400 {
      night += Int.random(in: 1...9, using: &generator)
      if Int.random(in: 0..<3, using: &generator) > 0 { hash = Int.random(in: 0..<40, using: &generator) }
      let seen = [all, short].map { $0.seen(on: Self.start + night, hash: "h\(hash)") }
      #expect(seen[0].since == seen[1].since)
      #expect(seen[0].earlier.map(\.hash) == seen[1].earlier.map(\.hash))
      for place in 0..<2 {
        let day = try Self.day(night, "h\(hash)")
        if place == 0 { _ = all.add(day) } else { _ = short.add(day) }
      }
      if Int.random(in: 0..<5, using: &generator) == 0 {
        short = RememberedDays(short.compacted(until: Self.start + night))
      }
    }
  }

  @Test func aLineThatIsNoneIsNoDay() throws {
    let day = try Self.day(40, "a")
    #expect(RememberedDay(fields: day.fields) == day)
    #expect(RememberedDay(fields: ["known", "series.table", "2026-13-01", "k", "h"]) == nil)
    #expect(RememberedDay(fields: ["known", "series.table", "2026-12-01", "k"]) == nil)
  }
}
