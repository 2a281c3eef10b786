/// A day of the proleptic Gregorian calendar as the number of days since 1970-01-01.
struct CalendarDay: Comparable {
  var number: Int

  init(number: Int) { self.number = number }

  /// The day of a year, a month from 1 and a day from 1 (Hinnant 2014, "days from civil").
  init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The year, the month from 1 and the day from 1.
  var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// `2019-03-05`.
  var isoText: String {
    let (year, month, day) = parts
    return "\(year)-\(Self.padded(month))-\(Self.padded(day))"
  }

  /// `5/3/2019`.
  var slashText: String {
    let (year, month, day) = parts
    return "\(day)/\(month)/\(year)"
  }

  static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
