internal import Codebook
internal import Tables

/// Dates and periods: a pattern on the first line, a text on the second, in every frequency and calendar.
///
/// A period is the same when it is written and read again, and holds its own days.
enum DatesTarget {
  private static let frequencies: [Period.Frequency] =
    Period.Frequency.Length.allCases.flatMap { length in
      PeriodCalendar.allCases.compactMap { Period.Frequency(length, calendar: $0) }
    } + [4, 7, 10].compactMap { Period.Frequency(.year, firstMonth: $0) }

  @Sendable static func run(_ input: ArraySlice<UInt8>) {
    let lines = input.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let pattern = String(decoding: lines[0], as: UTF8.self)
    let text = lines.count > 1 ? String(decoding: lines[1], as: UTF8.self) : pattern
    for calendar in PeriodCalendar.allCases {
      _ = DatePattern(pattern, calendar: calendar)
      _ = DatePattern(pattern, calendar: calendar, pivot: 30)
    }
    _ = MonthNames.month(text)
    _ = Period.Frequency(rawValue: pattern)
    if let day = CalendarDay(text: text) { expectDay(day) }
    if let period = Period(text: text) { expectSame(period) }
    for frequency in frequencies {
      if let period = Period(text: text, frequency: frequency) { expectSame(period) }
      if let period = PeriodTexts(frequency).period(text) { expectSame(period) }
    }
  }

  private static func expectDay(_ day: CalendarDay) {
    let period = Period(day: day)
    Fuzz.expect(period.firstDay == day, "the period of a day is that day")
    for frequency in frequencies {
      guard let period = Period(frequency, containing: day) else { continue }
      Fuzz.expect(period.firstDay <= day, "a period begins no later than its days")
      Fuzz.expect(period.advanced(by: 1).firstDay > day, "the next period begins after them")
    }
  }

  private static func expectSame(_ period: Period) {
    let again = Period(text: period.description, frequency: period.frequency)
    Fuzz.expect(again == period, "a period is read as it is written")
    Fuzz.expect(period.advanced(by: 1).advanced(by: -1) == period, "the one before the next is itself")
    Fuzz.expect(
      Period(period.frequency, containing: period.firstDay) == period, "its first day lies in a period")
  }
}
