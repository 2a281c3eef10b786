/// A calendar that periods and days are told in, by its name in the CLDR.
public enum PeriodCalendar: String, Sendable, Hashable, Codable, CaseIterable {
  /// The calendar of the common era, with years before 1582 counted as those after it.
  case gregorian
  /// The Solar Hijri calendar of Iran and Afghanistan, whose year begins with the March equinox.
  case persian
  /// The Umm al-Qura calendar of Saudi Arabia.
  case islamicUmmAlQura = "islamic-umalqura"
  /// The arithmetic Islamic calendar: 11 leap years in 30, counted from 16 July 622 of the Julian calendar.
  case islamicCivil = "islamic-civil"

  /// The months of the calendar; nil for the common era, whose days are computed.
  var months: CalendarMonths? {
    switch self {
    case .gregorian: nil
    case .persian: .solarHijri
    case .islamicUmmAlQura: .ummAlQura
    case .islamicCivil: .islamicCivil
    }
  }

  /// The years whose days are known.
  public var years: ClosedRange<Int> { months?.years ?? 0...9999 }

  /// The number of days of a month from 1, or nil where the calendar has no such month or its days are not known.
  public func days(inMonth month: Int, of year: Int) -> Int? {
    guard (1...12).contains(month), years.contains(year) else { return nil }
    if let months { return months.length(ofMonth: (year - months.firstYear) * 12 + month - 1) }
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// A day told in the calendar, or nil where it has no such day or its days are not known.
  public func day(year: Int, month: Int, day: Int) -> CalendarDay? {
    guard let days = days(inMonth: month, of: year), (1...days).contains(day) else { return nil }
    guard let months else { return CalendarDay(year: year, month: month, day: day) }
    return months.start(ofMonth: (year - months.firstYear) * 12 + month - 1).map {
      CalendarDay(number: $0 + day - 1)
    }
  }
}
