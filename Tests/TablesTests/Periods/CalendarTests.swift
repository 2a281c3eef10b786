import Foundation
import Testing

@testable import Tables

/// Days of other calendars, against ICU's calendars in Foundation and against published days.
@Suite struct CalendarTests {
  private static func calendar(_ identifier: Calendar.Identifier) throws -> Calendar {
    var calendar = Calendar(identifier: identifier)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    return calendar
  }

  /// Every day of the years that are known is the day of the same name in ICU.
  @Test(arguments: [
    (PeriodCalendar.persian, Calendar.Identifier.persian, 1300...1450),
    (.islamicUmmAlQura, .islamicUmmAlQura, 1300...1600), (.islamicCivil, .islamicCivil, 1300...1600),
  ])
  func everyDayIsThatOfICU(
    calendar: PeriodCalendar, identifier: Calendar.Identifier, years: ClosedRange<Int>
  ) throws {
    let reference = try Self.calendar(identifier)
    #expect(calendar.years == years)
    var days = 0
    for year in years {
      for month in 1...12 {
        for day in 1...(try #require(calendar.days(inMonth: month, of: year))) {
          let number = try #require(calendar.day(year: year, month: month, day: day)).number
          let parts = reference.dateComponents(
            [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
          guard parts.year == year, parts.month == month, parts.day == day else {
            Issue.record("\(calendar) \(year)-\(month)-\(day) is \(parts)")
            return
          }
          days += 1
        }
      }
    }
    // 55,152 days of 151 Solar Hijri years, 37 of them leap years; 106,665 of 301 lunar years of either kind.
    #expect(days == (calendar == .persian ? 151 * 365 + 37 : 106_665))
  }

  /// The leap years of Iran from 1300 to 1450 are those of the cycle of 33 years.
  ///
  /// Source: the table of leap years 1206 to 1498 of the Calendar Center of the Institute of Geophysics, University of Tehran
  /// (calendar.ut.ac.ir, KabiseShamsi1206-1498-new.pdf), which the equinoxes computed by convertdate give too.
  @Test func leapYearsAreThoseOfTheCycleOf33Years() {
    let remainders: Set<Int> = [1, 5, 9, 13, 17, 22, 26, 30]
    for year in 1300...1450 {
      let isLeap = PeriodCalendar.persian.days(inMonth: 12, of: year) == 30
      #expect(isLeap == remainders.contains(year % 33), "\(year)")
    }
  }

  /// New Year's days as they were printed.
  @Test(arguments: [
    (1357, 1978, 21), (1358, 1979, 21), (1376, 1997, 21), (1399, 2020, 20), (1400, 2021, 21),
    (1403, 2024, 20),
    (1404, 2025, 21), (1408, 2029, 20), (1409, 2030, 21),
  ])
  func yearsBeginOnTheDayThatWasPrinted(year: Int, common: Int, day: Int) {
    #expect(
      PeriodCalendar.persian.day(year: year, month: 1, day: 1)
        == CalendarDay(year: common, month: 3, day: day))
  }

  /// Days as Saudi Arabia printed them.
  @Test(arguments: [(1420, 9, 1, "1999-12-09"), (1445, 1, 1, "2023-07-19"), (1446, 9, 1, "2025-03-01")])
  func islamicDaysAreThoseThatWerePrinted(year: Int, month: Int, day: Int, text: String) {
    #expect(
      PeriodCalendar.islamicUmmAlQura.day(year: year, month: month, day: day) == CalendarDay(text: text))
  }

  @Test(arguments: [(1402, 12, 30), (1402, 13, 1), (1402, 7, 31), (1299, 1, 1), (1451, 1, 1), (1402, 0, 1)])
  func aDayThatIsNoneIsNil(year: Int, month: Int, day: Int) {
    #expect(PeriodCalendar.persian.day(year: year, month: month, day: day) == nil)
  }

  /// The engine gives each day the period that Swift gives it.
  @Test(arguments: PeriodTests.frequencies)
  func theEngineKnowsThePeriodOfEveryDay(_ frequency: Period.Frequency) throws {
    let engine = try DuckDBEngine(DuckDBDatabase(threads: 1, memoryLimit: "1GB", spillFolder: nil))
    let printer = PeriodPrinter(frequency: frequency)
    let result = try engine.query(
      """
      SELECT n, CAST(\(printer.ordinal(ofDay: "n")) AS BIGINT) AS ordinal, \(printer.text(ofOrdinal: "ordinal")) AS text \
      FROM (SELECT CAST(i AS BIGINT) AS n FROM range(-32000, 75000) days(i)) dated ORDER BY n
      """)
    for row in 0..<result.rowCount {
      let day = CalendarDay(number: result.integer("n", row))
      let period = Period(frequency, containing: day)
      guard case .integers(let ordinals)? = result["ordinal"], case .texts(let texts)? = result["text"] else {
        Issue.record("no columns")
        return
      }
      guard ordinals[row].map(Int.init) == period?.ordinal, texts[row] == period?.description else {
        Issue.record(
          "\(frequency) of day \(day.number): \(texts[row] ?? "none"), not \(period?.description ?? "none")")
        return
      }
    }
    #expect(result.rowCount == 107_000)
  }

  /// The engine finds the longer period of a text and of a number where Swift does.
  @Test(arguments: PeriodTests.frequencies)
  func theEngineKnowsTheLongerPeriod(_ frequency: Period.Frequency) throws {
    let engine = try DuckDBEngine(DuckDBDatabase(threads: 1, memoryLimit: "1GB", spillFolder: nil))
    // Three years of days are as telling as more.
    let start = frequency == .day ? 2018 : 1990
    let first = try #require(Period(frequency, containing: CalendarDay(year: start, month: 1, day: 1)))
    let last = try #require(Period(frequency, containing: CalendarDay(year: 2021, month: 4, day: 1)))
    let span = first...last
    for longer in PeriodTests.frequencies where frequency.nests(in: longer) {
      let text = KeyPrinter(column: "t", encoding: .text)
      let number = KeyPrinter(column: "o", encoding: .periods(span))
      let longerNumber = KeyPrinter(column: "e", encoding: number.encoding.enclosing(longer))
      let rows =
        span.all.map { "(\(text: $0.description), \($0.ordinal))" as SQL }
        + ["('_U', 0)", "('_T', -1)"]
      let result = try engine.query(
        """
        SELECT t, a, \(longerNumber.text) AS b FROM (SELECT t, \(text.enclosing(longer, of: frequency)) AS a, \
        \(number.enclosing(longer, of: frequency)) AS e FROM (VALUES \(rows)) listed(t, o)) found
        """)
      guard case .texts(let texts)? = result["t"], case .texts(let a)? = result["a"],
        case .texts(let b)? = result["b"]
      else {
        Issue.record("no columns")
        return
      }
      for row in 0..<result.rowCount {
        let own = texts[row] ?? ""
        let wanted = Period(text: own, frequency: frequency)?.enclosing(longer)?.description ?? own
        guard a[row] == wanted, b[row] == wanted else {
          Issue.record("\(own) in \(longer): \(a[row] ?? "none"), \(b[row] ?? "none"), not \(wanted)")
          return
        }
      }
    }
  }
}
