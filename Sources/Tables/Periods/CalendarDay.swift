import Language

/// A calendar day as the number of days since 1970-01-01.
public struct CalendarDay: Sendable, Hashable, Comparable, Codable {
  /// Days since 1970-01-01.
  public var number: Int

  /// Creates a day from its number.
  public init(number: Int) { self.number = number }

  /// Creates a day of the proleptic Gregorian calendar, year 1 or later.
  public init(year: Int, month: Int, day: Int) {
    number = DayNumber.of(year: year, month: month, day: day)
  }

  /// Reads `2026-11-24`, or returns nil.
  public init?(text: String) {
    guard let number = DayNumber.of(text: text) else { return nil }
    self.number = number
  }

  /// The year it lies in.
  public var year: Int { month.year }

  /// The month it lies in.
  public var month: Period {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    return Period(
      year: yearOfEra + era * 400 + (marchMonth >= 10 ? 1 : 0),
      month: marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
  }

  /// Orders days by time.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
