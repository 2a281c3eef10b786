/// Days of the Gregorian calendar, counted from 1970-01-01.
public enum DayNumber {
  /// The number of a day of the proleptic Gregorian calendar, year 1 or later (Hinnant 2014).
  public static func of(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The number of a day as text, `2026-11-24`; nil for any other text.
  public static func of(text: String) -> Int? {
    guard case .date(let year, let month, let day)? = ScalarValueReader.read(text, as: .date) else {
      return nil
    }
    return of(year: year, month: month, day: day)
  }
}
