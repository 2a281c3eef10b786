import Foundation
import Language

/// Which periods or days the texts of a column are.
struct RecognisedPeriod: Sendable, Hashable {
  /// How long they are, in the word of a contract: `day`, `week`, `month`, `quarter`, `year`.
  var type: String
  /// The patterns of days, where they are days.
  var formats: [String] = []
  /// `persian` where the years are of the Solar Hijri calendar, else nil.
  var calendar: String?
  /// What is not certain, or nil.
  var doubt: String?

  /// Reads texts that are not blank; nil where less than 98 in a hundred are periods of one kind.
  ///
  /// Days that are all the first of a month are months, unless `keepsDays`.
  init?(_ texts: [String], keepsDays: Bool = false) {
    guard !texts.isEmpty else { return nil }
    // Most columns are none, and the first of their texts tell.
    let first = texts.prefix(Self.firstLook)
    guard first.count(where: Self.mayBePeriod) * 2 >= first.count else { return nil }
    let plain = texts.map(Self.plain)
    func isMost(_ count: Int) -> Bool { Double(count) >= 0.98 * Double(texts.count) }
    let years = plain.compactMap(Self.year)
    if isMost(years.count) {
      type = "year"
      calendar = Self.calendar(years)
      if calendar != nil { doubt = "the years are taken as Solar Hijri" }
      return
    }
    // Three parts with a mark between are a day; the other forms have at most two.
    let areDays = plain.prefix(Self.firstLook).allSatisfy { Self.hasThreeParts($0) }
    let months = areDays ? [] : plain.compactMap(Self.month)
    if isMost(months.count) {
      type = "month"
      calendar = Self.calendar(months)
      if calendar != nil { doubt = "the years are taken as Solar Hijri" }
      return
    }
    if !areDays, isMost(plain.count { $0.wholeMatch(of: /(\d{4})[- ]?Q[1-4]|Q[1-4][- \/]?(\d{4})/.ignoresCase()) != nil }) {
      type = "quarter"
      return
    }
    if !areDays, isMost(plain.count { $0.wholeMatch(of: /\d{4}-?W\d{2}/.ignoresCase()) != nil }) {
      type = "week"
      return
    }
    guard let days = RecognisedDays(plain, leastShare: 0.98) else { return nil }
    if !keepsDays, days.areFirsts, days.count >= 2 {
      type = "month"
      formats = days.formats == ["yyyy-MM-dd"] ? [] : days.formats
    } else {
      type = "day"
      formats = days.formats
    }
    calendar = Self.calendar(days.years)
    doubt = days.doubt ?? (calendar == nil ? nil : "the years are taken as Solar Hijri")
  }

  private static let firstLook = 40

  private static func hasThreeParts(_ text: String) -> Bool {
    let day = text.utf8.prefix { $0 != UInt8(ascii: "T") && $0 != UInt8(ascii: " ") }
    return ["-", "/", "."].contains { mark in day.count(where: { $0 == mark.utf8.first }) == 2 }
  }

  /// Whether a text has a year of four digits in it, and not many letters.
  private static func mayBePeriod(_ text: String) -> Bool {
    guard text.count <= 40 else { return false }
    var run = 0
    var longest = 0
    for scalar in text.unicodeScalars {
      run = scalar.properties.numericType == .decimal ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest == 4 || longest == 6
  }

  /// Whether one text, such as a heading, is a period; and of which kind.
  static func type(ofHeading heading: String) -> String? {
    let text = plain(heading)
    if year(text) != nil { return "year" }
    if month(text) != nil { return "month" }
    if text.wholeMatch(of: /(\d{4})[- ]?Q[1-4]|Q[1-4][- \/]?(\d{4})/.ignoresCase()) != nil { return "quarter" }
    return nil
  }

  /// Solar Hijri where every year lies where no year of ours does.
  private static func calendar(_ years: [Int]) -> String? {
    years.allSatisfy { (1300...1500).contains($0) } ? "persian" : nil
  }

  /// A text with digits of ASCII, without marks that nobody sees.
  private static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{200E}", "\u{200F}", "\u{061C}", "\u{FEFF}": continue
      default:
        if scalar.properties.numericType == .decimal, let number = scalar.properties.numericValue {
          result += String(Int(number))
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result.trimmingCharacters(in: .whitespaces)
  }

  private static func isYear(_ year: Int) -> Bool {
    (1900...2100).contains(year) || (1300...1500).contains(year)
  }

  private static func year(_ text: String) -> Int? {
    let digits = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    guard digits.utf8.count == 4, let year = Int(digits), isYear(year) else { return nil }
    return year
  }

  private static func month(_ text: String) -> Int? {
    func checked(_ year: Substring, _ month: Substring) -> Int? {
      guard let year = Int(year), let month = Int(month), isYear(year), (1...12).contains(month) else { return nil }
      return year
    }
    if let match = text.wholeMatch(of: /(\d{4})[-\/. ]?M?(\d{2})/.ignoresCase()) { return checked(match.1, match.2) }
    if let match = text.wholeMatch(of: /(\d{4})[-\/.](\d)/) { return checked(match.1, match.2) }
    if let match = text.wholeMatch(of: /(\d{1,2})[-\/.](\d{4})/) { return checked(match.2, match.1) }
    // A name of a month beside a year, in either order.
    guard let digits = text.firstMatch(of: /\d{4}/), let year = Int(digits.output), isYear(year) else { return nil }
    let name = text.replacingCharacters(in: digits.range, with: " ")
      .trimmingCharacters(in: CharacterSet(charactersIn: " -/.,'"))
    return RecognisedMonth.month(name) == nil ? nil : year
  }
}
