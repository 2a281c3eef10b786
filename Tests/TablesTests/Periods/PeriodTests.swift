import Foundation
import Tables
import TestSupport
import Testing

@Suite struct PeriodTests {
  static let frequencies: [Period.Frequency] =
    [.day, .week, .month, .quarter, .halfYear, .year]
    + [4, 7, 10].compactMap { .init(.year, firstMonth: $0) }
    + [PeriodCalendar.persian, .islamicUmmAlQura, .islamicCivil].flatMap {
      [Period.Frequency.month(of: $0), .year(of: $0)]
    }

  @Test(arguments: [(2009, 1, "2009-01"), (2025, 12, "2025-12"), (987, 3, "0987-03")])
  func monthsPrintAsISO8601(year: Int, month: Int, text: String) {
    let period = Period(year: year, month: month)
    #expect(period.description == text)
    #expect(period.year == year && period.month == month)
  }

  @Test(arguments: [
    ("day", "2024-03-01", 2024, 61), ("week", "2024-W05", 2024, 5), ("week", "2020-W53", 2020, 53),
    ("month", "2024-03", 2024, 3), ("quarter", "2024-Q1", 2024, 1), ("half-year", "2024-S2", 2024, 2),
    ("year", "2024", 2024, 1),
    ("year:04", "2023/24", 2023, 1), ("year:07", "1999/00", 1999, 1), ("month:persian", "1402-07", 1402, 7),
    ("year:islamic-umalqura", "1445", 1445, 1),
  ])
  func aPeriodIsItsText(frequency: String, text: String, year: Int, place: Int) throws {
    let frequency = try #require(Period.Frequency(rawValue: frequency))
    let period = try #require(Period(text: text, frequency: frequency))
    #expect(period.description == text)
    #expect(period.year == year && period.placeInYear == place)
  }

  @Test(arguments: [
    ("day", "2023-02-29"), ("week", "2024-W53"), ("week", "2024-W00"), ("week", "2024-05"),
    ("month", "2024-13"),
    ("quarter", "2024-Q5"), ("half-year", "2024-S3"), ("half-year", "2024-Q1"), ("quarter", "2024-S1"),
    ("year:04", "2023/25"), ("year:04", "2023"), ("month:persian", "2024-01"),
    ("year:persian", "1299"), ("month", "2024-Q1"),
  ])
  func whatIsNoPeriodIsNone(frequency: String, text: String) throws {
    #expect(Period(text: text, frequency: try #require(Period.Frequency(rawValue: frequency))) == nil)
  }

  /// Periods of a frequency follow each other without a gap, hold their own days, and their texts are in order of time.
  @Test(arguments: frequencies) func periodsFollowEachOther(_ frequency: Period.Frequency) throws {
    let start = try #require(Period(frequency, containing: CalendarDay(year: 1930, month: 5, day: 17)))
    var period = start
    for _ in 0..<1_200 {
      let next = period.advanced(by: 1)
      guard frequency.calendar.years.contains(next.year), next.year < 2200 else { break }
      #expect(next.firstDay.number == period.lastDay.number + 1)
      #expect(Period(frequency, containing: period.firstDay) == period)
      #expect(Period(frequency, containing: period.lastDay) == period)
      #expect(Period(frequency, containing: period.middleDay) == period)
      #expect(Period(text: period.description, frequency: frequency) == period)
      #expect(period.description.utf8.lexicographicallyPrecedes(next.description.utf8))
      #expect(period.spanOfYear.contains(period) && period.spanOfYear.lowerBound.placeInYear == 1)
      #expect(period.spanOfYear.upperBound.advanced(by: 1).placeInYear == 1)
      period = next
    }
  }

  /// What lies in a longer period by its text does so by its days.
  @Test(arguments: frequencies) func aPeriodLiesInTheOneThatHoldsItsDays(_ frequency: Period.Frequency) throws
  {
    var random = SeededGenerator(seed: 15)
    for longer in Self.frequencies {
      for _ in 0..<40 {
        let day = CalendarDay(number: Int.random(in: -15_000...30_000, using: &random))
        let period = try #require(Period(frequency, containing: day))
        let enclosing = period.enclosing(longer)
        #expect((enclosing != nil) == frequency.nests(in: longer))
        guard let enclosing else { continue }
        #expect(enclosing.firstDay <= period.firstDay && period.lastDay <= enclosing.lastDay)
      }
    }
  }

  @Test func weeksLieInNoMonthAndNoYear() {
    #expect(!Period.Frequency.week.nests(in: .month) && !Period.Frequency.week.nests(in: .year))
    #expect(!Period.Frequency.quarter.nests(in: .year(of: .persian)))
    #expect(!Period.Frequency.month(of: .persian).nests(in: .month))
  }

  /// Weeks as Foundation has them, for every day of two centuries.
  @Test func weeksAreThoseOfISO8601() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for number in -25_000...48_000 {
      let parts = calendar.dateComponents(
        [.yearForWeekOfYear, .weekOfYear], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let period = try #require(Period(.week, containing: CalendarDay(number: number)))
      guard period.year == parts.yearForWeekOfYear, period.placeInYear == parts.weekOfYear else {
        Issue.record("day \(number): \(period) is \(parts)")
        return
      }
    }
  }

  @Test(arguments: frequencies) func aFrequencyIsStoredAsAWord(_ frequency: Period.Frequency) throws {
    #expect(Period.Frequency(rawValue: frequency.rawValue) == frequency)
    let period = try #require(Period(frequency, containing: CalendarDay(year: 2020, month: 1, day: 1)))
    #expect(try JSONDecoder().decode(Period.self, from: JSONEncoder().encode(period)) == period)
  }

  @Test func aPeriodThatAnEarlierVersionStoredIsRead() throws {
    let stored = Data(#"{"frequency":"month","ordinal":24290}"#.utf8)
    #expect(try JSONDecoder().decode(Period.self, from: stored) == Period(year: 2024, month: 3))
  }

  @Test(arguments: ["month:gregorian", "week:persian", "month:04", "year:13", "year:01", "fortnight", ""])
  func whatIsNoFrequencyIsNone(_ word: String) { #expect(Period.Frequency(rawValue: word) == nil) }
}
