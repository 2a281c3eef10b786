import Foundation
import Tables

/// Months and years whose years have two digits.
extension RecognisedPeriod {
  /// The month and the two digits of `Jan-20`, or nil.
  static func shortMonth(_ text: String) -> (month: Int, digits: Int)? {
    guard text.count <= 20, let runs = runs(text), runs.count == 2 else { return nil }
    switch (runs[0], runs[1]) {
    case (.word(let word), .number(let digits, length: 2)), (.number(let digits, length: 2), .word(let word)):
      guard let month = MonthNames.month(word), month.calendar == .gregorian else { return nil }
      return (month.number, digits)
    default: return nil
    }
  }

  /// Months behind each of which two digits stand for the year; nil where they may as well be days.
  static func shortMonths(_ texts: [String], _ evidence: Evidence) -> RecognisedPeriod? {
    let found = texts.compactMap(shortMonth)
    guard Double(found.count) >= evidence.leastShare * Double(texts.count), found.count >= 3 else {
      return nil
    }
    let numbers = Set(found.map(\.digits))
    // Years come one after the other, and days all over the month.
    guard let low = numbers.min(), let high = numbers.max(), high - low < 2 * numbers.count + 1,
      found.count >= 2 * numbers.count
    else { return nil }
    var form = RecognisedPeriod(type: "month")
    form.keys.append(.init(key: "pivot", value: String(RecognisedDays.pivot)))
    form.doubt = "two digits beside months are taken as years, 49 as 2049 and 50 as 1950"
    return form
  }

  /// The length, the place and the two digits of the year of `1H24` or `Q3 '24`, or nil.
  static func shortPart(_ text: String) -> (type: String, place: Int, digits: Int)? {
    guard text.count <= 16, text.contains(where: \.isLetter), let period = PeriodText(text),
      let reading = period.readings(pivot: RecognisedDays.pivot).first, period.readings(pivot: nil).isEmpty
    else { return nil }
    if let quarter = reading.quarter { return ("quarter", quarter, reading.year) }
    return reading.half.map { ("half-year", $0, reading.year) }
  }

  /// Quarters or halves of years of two digits, of years one after the other.
  static func shortParts(_ texts: [String], _ evidence: Evidence) -> RecognisedPeriod? {
    guard texts.prefix(firstLook).contains(where: { shortPart($0) != nil }) else { return nil }
    let found = texts.compactMap(shortPart)
    let years = Set(found.map(\.digits))
    guard Double(found.count) >= evidence.leastShare * Double(texts.count), found.count >= 3,
      let type = found.first?.type, found.allSatisfy({ $0.type == type }), let low = years.min(),
      let high = years.max(), high - low < 2 * years.count + 1
    else { return nil }
    var form = RecognisedPeriod(type: type)
    form.keys.append(.init(key: "pivot", value: String(RecognisedDays.pivot)))
    form.doubt = "years of two digits are taken as 1950 to 2049"
    return form
  }

  /// The two digits of `'12`, or of `12` where `isBare`; nil where a text is another.
  static func shortYear(_ text: String, isBare: Bool) -> Int? {
    let rest = "'\u{2019}".contains(text.first ?? " ") ? text.dropFirst() : isBare ? text[...] : ""
    return rest.utf8.count == 2 && rest.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(rest) : nil
  }

  /// Years of two digits behind an apostrophe, or under a heading that says so, in a row without a gap; nil where they may be something else.
  static func shortYears(_ texts: [String], _ evidence: Evidence) -> RecognisedPeriod? {
    let found = texts.compactMap { shortYear($0, isBare: evidence == .heading) }
    guard found.count == texts.count else { return nil }
    let years = Set(found.map { $0 + ($0 < RecognisedDays.pivot ? 2000 : 1900) })
    guard years.count >= 3, let low = years.min(), let high = years.max(), high - low < 2 * years.count else {
      return nil
    }
    var form = RecognisedPeriod(type: "year")
    form.keys.append(.init(key: "pivot", value: String(RecognisedDays.pivot)))
    form.doubt = "years of two digits are taken as 1950 to 2049"
    return form
  }
}
