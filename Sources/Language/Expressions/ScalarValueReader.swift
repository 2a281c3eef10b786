/// Reads scalars from text, strictly: ASCII digits only, calendar days that exist.
///
/// Weeks, quarters, half-years and fiscal years are texts whose order is that of time.
public enum ScalarValueReader {
  /// The value of a text as a type, or nil when it is not one.
  ///
  /// Codes are not looked up here. Reals take digits with an optional sign, point and exponent;
  /// words such as `nan` are refused.
  public static func read(_ text: String, as type: ScalarType) -> TypedValue? {
    let bytes = Array(text.utf8)
    switch type {
    case .text: return .text(text)
    case .code: return text.isEmpty ? nil : .code(text)
    case .int: return integer(bytes).map { .integer($0) }
    case .count: return integer(bytes).flatMap { $0 >= 0 ? .integer($0) : nil }
    case .real: return real(text, bytes).map { .real($0) }
    case .date:
      let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
      guard parts.count == 3, let year = digits(parts[0], 4), let month = digits(parts[1], 2),
        let day = digits(parts[2], 2), (1...12).contains(month),
        (1...daysIn(month: month, year: year)).contains(day)
      else { return nil }
      return .date(year: year, month: month, day: day)
    case .month:
      let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
      guard parts.count == 2, let year = digits(parts[0], 4), let month = digits(parts[1], 2),
        (1...12).contains(month)
      else { return nil }
      return .month(year: year, month: month)
    case .week:
      let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
      guard parts.count == 2, let year = digits(parts[0], 4), parts[1].first == 0x57,
        let week = digits(parts[1].dropFirst(), 2), (1...weeksIn(year: year)).contains(week)
      else { return nil }
      return .text(text)
    case .quarter: return isPart(bytes, letter: 0x51, most: 4) ? .text(text) : nil
    case .halfYear: return isPart(bytes, letter: 0x53, most: 2) ? .text(text) : nil
    case .fiscalYear:
      let parts = bytes.split(separator: 0x2F, omittingEmptySubsequences: false)
      guard parts.count == 2, let year = digits(parts[0], 4), digits(parts[1], 2) == (year + 1) % 100 else {
        return nil
      }
      return .text(text)
    case .year: return digits(bytes[...], 4).map { .year($0) }
    case .boolean: return text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
    }
  }

  /// Whether a text is a year, a hyphen, a letter and one digit from 1 to the most.
  private static func isPart(_ bytes: [UInt8], letter: UInt8, most: Int) -> Bool {
    let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.count == 2, digits(parts[0], 4) != nil, parts[1].first == letter,
      let number = digits(parts[1].dropFirst(), 1)
    else { return false }
    return (1...most).contains(number)
  }

  private static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// A year of ISO 8601 has 53 weeks where it begins on a Thursday, or on a Wednesday and is a leap year.
  private static func weeksIn(year: Int) -> Int {
    let before = year + 399
    let weekday = (before * 365 + before / 4 - before / 100 + before / 400) % 7
    let isLeap = daysIn(month: 2, year: year) == 29
    // Counted from the first of January of year -399, a Monday, as that of year 1 is.
    return weekday == 3 || weekday == 2 && isLeap ? 53 : 52
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func digits(_ bytes: ArraySlice<UInt8>, _ count: Int) -> Int? {
    guard bytes.count == count, bytes.allSatisfy(isDigit) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func integer(_ bytes: [UInt8]) -> Int64? {
    let unsigned = bytes.first == 0x2D ? bytes.dropFirst() : bytes[...]
    guard !unsigned.isEmpty, unsigned.allSatisfy(isDigit) else { return nil }
    return Int64(String(decoding: bytes, as: UTF8.self))
  }

  private static func real(_ text: String, _ bytes: [UInt8]) -> Double? {
    let allowed = bytes.allSatisfy { isDigit($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
    guard allowed, bytes.contains(where: isDigit), let number = Double(text), number.isFinite else {
      return nil
    }
    return number
  }
}
