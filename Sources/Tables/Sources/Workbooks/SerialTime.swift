/// A day and a time of day as spreadsheets count them: days since the end of 1899 or the beginning of 1904.
struct SerialTime {
  /// From which day a workbook counts.
  enum Era {
    /// 1 is 1 January 1900, and 60 is a 29 February 1900 that never was (ECMA-376, part 1, 18.17.4.1).
    case from1900
    /// 0 is 1 January 1904.
    case from1904
  }

  /// What a cell's format shows.
  enum Form {
    /// A number.
    case number
    /// A number as so many of a hundred.
    case percent
    /// A day, with a time of day or without.
    case day
    /// A time of day alone.
    case time
    /// Hours, minutes or seconds that run on beyond a day.
    case duration
  }

  /// The text of a serial number, as ISO 8601 writes it, to a thousandth of a second; nil where it is no day.
  ///
  /// `2024-03-01`, with `T13:45:00` where there is a time of day; `13:45:00` below one day; a duration with as many hours as it has.
  static func text(_ serial: Double, form: Form, era: Era) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let (whole, milliseconds) = split(serial)
    if form == .duration { return clock(milliseconds, hours: whole &* 24) }
    // A day 0 of 1904 is a day like others; of 1900 there is none.
    let isTime = whole == 0 && (era == .from1900 || form == .time)
    if isTime { return clock(milliseconds, hours: 0) }
    guard let day = day(whole, era) else { return nil }
    return milliseconds == 0 ? day : day + "T" + clock(milliseconds, hours: 0)
  }

  private static func split(_ serial: Double) -> (days: Int, milliseconds: Int) {
    let whole = serial.rounded(.down)
    let milliseconds = Int(((serial - whole) * 86_400_000).rounded())
    return milliseconds == 86_400_000 ? (Int(whole) + 1, 0) : (Int(whole), milliseconds)
  }

  private static func day(_ number: Int, _ era: Era) -> String? {
    if era == .from1900, number == 60 { return "1900-02-29" }
    let first = era == .from1904 ? -24_107 : number < 60 ? -25_568 : -25_569
    let day = CalendarDay(number: first + number)
    guard day.year <= 9999 else { return nil }
    let month = day.month
    let inMonth = day.number - CalendarDay(year: month.year, month: month.month ?? 1, day: 1).number + 1
    return "\(padded(month.year, 4))-\(padded(month.month ?? 1, 2))-\(padded(inMonth, 2))"
  }

  /// Hours, minutes and seconds, and thousandths where there are any, with some hours more.
  static func clock(_ milliseconds: Int, hours: Int) -> String {
    let seconds = milliseconds / 1000
    let part = milliseconds % 1000
    let text =
      padded(hours + seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
    return part == 0 ? text : text + "." + padded(part, 3)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension SerialTime.Form {
  /// What the built-in format of a number shows (ECMA-376, part 1, 18.8.30, those of East Asian languages too).
  init(builtIn number: Int) {
    self =
      switch number {
      case 14...17, 22, 27...31, 36, 50...54, 57, 58: .day
      case 18...21, 32...35, 45, 47, 55, 56: .time
      case 46: .duration
      case 9, 10: .percent
      default: .number
      }
  }

  /// What a format code such as `dd/mm/yyyy` shows: the letters of its first section count, but for those in quotes,
  /// in brackets or behind a mark that takes the next one as it is.
  init(code: String) {
    var hasDay = false
    var hasTime = false
    var hasMonthOrMinute = false
    var isDuration = false
    var isPercent = false
    let bytes = Array(code.utf8)
    var place = 0
    scan: while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        while place < bytes.count, bytes[place] != byte { place += 1 }
        place += 1
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): place += 1
      case UInt8(ascii: "["):
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "]") { place += 1 }
        let inside = bytes[min(start, bytes.count)..<min(place, bytes.count)].map { $0 | 0x20 }
        if let unit = inside.first, "hms".utf8.contains(unit), inside.allSatisfy({ $0 == unit }) {
          isDuration = true
        }
        place += 1
      case UInt8(ascii: ";"): break scan
      default:
        if byte == UInt8(ascii: "%") { isPercent = true }
        switch byte | 0x20 {
        case UInt8(ascii: "y"), UInt8(ascii: "d"): hasDay = true
        case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
        case UInt8(ascii: "m"): hasMonthOrMinute = true
        default: break
        }
      }
    }
    self =
      isDuration
      ? .duration
      : hasDay
        ? .day
        : hasTime
          ? .time
          : hasMonthOrMinute
            ? .day
            : isPercent ? .percent : .number
  }
}
