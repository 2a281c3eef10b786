import Codebook
import Language
import Tables

/// A day or a month of a sheet, in whatever calendar its year is of.
///
/// Years from 1990 to 2100 are of the common era, from 2500 to 2643 of the Buddhist one (543 years more, the same days), from 1370
/// to 1420 of the Solar Hijri one of Iran and Afghanistan. Those of the lunar Hijri calendar, whose days depend on who saw the
/// moon, and any others are refused: a date that cannot be is a slip of the pen, and would make other dates late. A year of two digits behind a
/// day and a month is one from 1990 to 2089: `15-Mar-21`, `7.8.21`; of `21-03-15` nobody can tell which number is the year.
struct SheetDate: Equatable {
  /// The months since the year 0 of the common era.
  var month: Int
  /// The day of the month, from 1; nil where only the month is known.
  var day: Int?
  /// The calendar that it was written in.
  var calendar = Calendar.commonEra

  /// The calendars that are read.
  enum Calendar: String, CaseIterable {
    case commonEra, buddhist, solarHijri
  }

  /// Why a text is no date.
  enum Fault: Error, Equatable {
    /// It is none, or one that can be read in several ways.
    case unclear
    /// Its year is one of the lunar Hijri calendar.
    case lunarHijri
    /// Its year is of no training.
    case year
  }

  private init(month: Int, day: Int?, calendar: Calendar = .commonEra) {
    (self.month, self.day, self.calendar) = (month, day, calendar)
  }

  /// Reads a text; an order says which number of a date that ends with its year is the day.
  init(_ text: String, order: DateOrder?) throws(Fault) {
    guard let numbers = Self.numbers(of: text, order: order) else { throw .unclear }
    let (year, month, day) = numbers
    switch year {
    case 1990...2100: try self.init(.gregorian, year, month, day, .commonEra)
    case 2500...2643: try self.init(.gregorian, year - 543, month, day, .buddhist)
    case 1370...1420: try self.init(.persian, year, month, day, .solarHijri)
    case 1421...1480: throw .lunarHijri
    default: throw .year
    }
  }

  private init(
    _ calendar: PeriodCalendar, _ year: Int, _ month: Int, _ day: Int?, _ told: Calendar
  ) throws(Fault) {
    // Of a month of another calendar the middle tells in which month of the common era most of it lies.
    guard let found = calendar.day(year: year, month: month, day: day ?? 15) else { throw .unclear }
    self.init(month: found.month.ordinal, day: day.map { _ in Self.dayOfMonth(found) }, calendar: told)
  }

  /// Whether it lies after a day; a month alone only where all of it does.
  func isAfter(_ today: CalendarDay) -> Bool {
    (month, day ?? 1) > (today.month.ordinal, day == nil ? 31 : Self.dayOfMonth(today))
  }

  private static func dayOfMonth(_ day: CalendarDay) -> Int { day.number - day.month.firstDay.number + 1 }

  /// The year that the last of three parts tells by two digits; nil where it is no such year.
  private static func shortYear(_ parts: [String]) -> Int? {
    guard parts.count == 3, parts[0].count <= 2, Int(parts[0]) != nil, parts[2].count == 2,
      let year = Int(parts[2])
    else { return nil }
    return year < 90 ? 2000 + year : 1900 + year
  }

  /// Year, month and day, or year and month, of a text that tells them in one way only.
  private static func numbers(of text: String, order: DateOrder?) -> (year: Int, month: Int, day: Int?)? {
    var word = FoldedText.fold(HeadingText.plain(text))
    // A time of day behind it says nothing of the day.
    if let end = word.firstIndex(where: { $0 == "t" || $0 == " " }), word[end...].contains(":") {
      word = String(word[..<end])
    }
    let parts = word.split(whereSeparator: { "/.-".contains($0) }).map(String.init)
    let values = parts.compactMap { Int($0) }
    if values.count == parts.count, parts.first?.count == 4, parts.count == 2 || parts.count == 3,
      parts.dropFirst().allSatisfy({ $0.count <= 2 })
    {
      return (values[0], values[1], parts.count == 3 ? values[2] : nil)
    }
    if values.count == 3, parts.count == 3, parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 {
      guard let order else { return nil }
      return order == .dayMonth ? (values[2], values[1], values[0]) : (values[2], values[0], values[1])
    }
    if values.count == 2, parts.count == 2, parts[1].count == 4, parts[0].count <= 2 {
      return (values[1], values[0], nil)
    }
    if values.count == 3, let year = shortYear(parts) {
      let marks = word.filter { "/.-".contains($0) }
      // With points between, the day stands first wherever dates are written so.
      let own = marks == ".." ? DateOrder.dayMonth : marks == "//" ? order : nil
      guard let own, values[0] <= 31 else { return nil }
      return own == .dayMonth ? (year, values[1], values[0]) : (year, values[0], values[1])
    }
    // `15-Mar-21`, as spreadsheets write days.
    let named = word.split(whereSeparator: { "/.- ".contains($0) }).map(String.init)
    if let year = shortYear(named), Int(named[1]) == nil,
      let day = PeriodTexts(.day).period("\(named[0]) \(named[1]) \(year)"), let month = day.enclosing(.month)
    {
      return (month.year, month.month ?? 1, dayOfMonth(day.firstDay))
    }
    // Months by their names, and whatever else periods are written as.
    if let day = PeriodTexts(.day).period(text), let month = day.enclosing(.month) {
      return (month.year, month.month ?? 1, dayOfMonth(day.firstDay))
    }
    return PeriodTexts(.month).period(text).map { ($0.year, $0.month ?? 1, nil) }
  }
}
