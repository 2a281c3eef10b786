import Foundation
import Language
import Tables

/// Which periods or days the texts of a column are.
struct RecognisedPeriod: Sendable, Hashable {
  /// How long they are, in the word of a contract: `day`, `week`, `month`, `quarter`, `half-year`, `year`.
  var type: String
  /// The patterns of days, where they are days.
  var formats: [String] = []
  /// `persian` or `islamic-umalqura` where the years are of such a calendar, else nil.
  var calendar: String?
  /// What is not certain, or nil.
  var doubt: String?
  /// What is not certain about the day by which weeks are told, or nil.
  var weekDoubt: String?
  /// Whether the texts are days, whatever they stand for.
  var areDays = false
  /// Whether times of day stand behind some days.
  var hasTimes = false
  /// Further keys of the column, such as the month in which a fiscal year begins.
  var keys: [FirstContract.Setting] = []

  /// What tells that a column holds periods.
  enum Evidence {
    /// Its texts alone.
    case texts
    /// Its heading too, so that a few other texts among them do not change what it is.
    case heading

    /// The share of the texts that have to be periods of one kind.
    var leastShare: Double { self == .texts ? 0.98 : 0.8 }
  }

  /// Reads texts that are not blank; nil where less than 98 in a hundred are periods of one kind, or 80 under a heading that says so.
  ///
  /// Days that are all the first of a month are months, unless `keepsDays`. Years of the Buddhist era need the heading.
  init?(_ texts: [String], by evidence: Evidence = .texts, keepsDays: Bool = false) {
    guard !texts.isEmpty else { return nil }
    let texts = texts.map(EraYears.inCommonEra)
    // Most columns are none, and the first of their texts tell.
    let first = texts.prefix(Self.firstLook)
    guard first.count(where: Self.mayBePeriod) * 2 >= first.count else { return nil }
    let plain = texts.map(Self.plain)
    if let short = Self.shortMonths(plain, evidence) ?? Self.shortParts(plain, evidence)
      ?? Self.shortYears(plain, evidence) ?? Self.numberedWeeks(plain, evidence)
    {
      self = short
      return
    }
    let isBuddhist =
      evidence == .heading
      && Double(plain.count { Self.buddhistYear($0) != nil }) >= evidence.leastShare * Double(texts.count)
    guard
      var form = RecognisedPeriod(
        plain: isBuddhist ? plain.map(Self.inCommonEra) : plain, leastShare: evidence.leastShare,
        keepsDays: keepsDays)
    else { return nil }
    if isBuddhist {
      // Days have calendars of their own, and this is none of them.
      guard !form.areDays, form.calendar == nil else { return nil }
      form.keys.append(.init(key: "era", value: "buddhist"))
      form.doubt = "the years are taken as those of the Buddhist era, 543 ahead"
    }
    if evidence == .heading {
      let strange = texts.count { text in
        RecognisedPeriod(plain: [Self.plain(text)], leastShare: 1, keepsDays: false) == nil
      }
      if strange > 0, form.keys.allSatisfy({ $0.key != "starts" }), !isBuddhist {
        let words = strange == 1 ? "1 text tells no period" : "\(strange) texts tell no period"
        form.doubt = (form.doubt.map { $0 + "; " } ?? "") + words
      }
    }
    self = form
  }

  private init?(plain: [String], leastShare: Double, keepsDays: Bool) {
    let texts = plain
    func isMost(_ count: Int) -> Bool { Double(count) >= leastShare * Double(texts.count) }
    let years = plain.compactMap(Self.year)
    if isMost(years.count) {
      type = "year"
      calendar = Self.calendar(years)
      doubt = Self.doubt(of: calendar)
      return
    }
    if let fiscal = RecognisedFiscalYears(plain, leastShare: leastShare) {
      type = "year"
      keys = fiscal.keys
      doubt = fiscal.doubt
      return
    }
    // Three parts with a mark between are a day; the other forms have at most two.
    let areDays = plain.prefix(Self.firstLook).allSatisfy { Self.hasThreeParts($0) }
    let months = areDays ? [] : plain.compactMap(Self.month)
    if isMost(months.count) {
      type = "month"
      calendar = Self.calendar(months)
      doubt = Self.doubt(of: calendar)
      return
    }
    let parts: [(type: String, isOne: (String) -> Bool)] = [
      ("quarter", Self.isQuarter), ("half-year", Self.isHalf), ("week", Self.isWeek),
    ]
    for part in parts where !areDays && isMost(plain.count { part.isOne($0) }) {
      // Of other calendars days, months and years are read.
      guard !Self.areOfOtherCalendar(plain) else { return nil }
      type = part.type
      return
    }
    if !areDays, Self.areBetweenDays(plain, numbers: 5), let whole = Self.betweenDays(plain, isMost) {
      type = whole
      return
    }
    if areDays, Self.areBetweenDays(plain) {
      guard let whole = Self.betweenDays(plain, isMost) else { return nil }
      type = whole
      return
    }
    guard
      let days = RecognisedDays(plain, leastShare: leastShare)
        ?? (keepsDays ? nil : RecognisedDays(named: plain))
    else {
      return nil
    }
    self.areDays = true
    hasTimes = days.hasTimes
    if days.hasShortYears {
      keys.append(.init(key: "pivot", value: String(RecognisedDays.pivot)))
    }
    calendar = Self.calendar(days.years)
    doubt = days.doubt ?? Self.doubt(of: calendar)
    if days.hasShortYears, doubt == nil { doubt = "years of two digits are taken as 1950 to 2049" }
    let isISO = days.formats == ["yyyy-MM-dd"]
    if !keepsDays, let weekday = days.weekday {
      (type, formats) = ("week", isISO ? [] : days.formats)
      tell(WeekEdge(weekday: weekday, side: .first))
      return
    }
    guard !keepsDays, let edge = days.edge, days.count >= 2 else {
      type = "day"
      formats = days.formats
      // A day a month or a year stands for what it lies in, and nothing says so.
      if !keepsDays, days.isOneAMonth, doubt == nil {
        doubt =
          "there is at most one day a month: days of which each stands for a month are 'type: month' with the first or the last day written"
      }
      return
    }
    (type, formats) = ("month", isISO ? [] : days.formats)
    let starts = edge == .first ? [1, 4, 7, 10] : [3, 6, 9, 12]
    if days.distinct >= 2, days.months == [edge == .first ? 1 : 12] {
      type = "year"
      if days.distinct < 3, doubt == nil {
        doubt = "only the \(edge == .first ? "first" : "last") days of years occur"
      }
    } else if calendar == nil, days.distinct >= 4, days.months.count > 1, days.months.isSubset(of: starts) {
      type = "quarter"
      doubt =
        doubt ?? "only the \(edge == .first ? "first" : "last") months of quarters occur, taken as quarters"
    } else if days.distinct >= 3, days.months.count == 1 {
      doubt =
        doubt ?? "only one month of each year occurs: fiscal years are told by two years, such as 2023/24"
    }
  }

  /// Reads months, quarters or half-years among which years stand, as their totals; nil where there are fewer than two of them for each year.
  init?(amongYears texts: [String]) {
    guard texts.count >= 3, texts.count <= 2_000 else { return nil }
    let shorter = texts.filter { Self.year(Self.plain($0)) == nil }
    guard shorter.count < texts.count, shorter.count >= 2 * (texts.count - shorter.count),
      let form = RecognisedPeriod(shorter), ["month", "quarter", "half-year"].contains(form.type),
      !form.areDays
    else { return nil }
    self = form
    keys.append(.init(key: "years", value: "apart"))
  }

  static let firstLook = 40

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
      || longest == 2
        && (shortMonth(text) != nil || shortPart(text) != nil || hasThreeParts(text)
          || shortYear(plain(text), isBare: true) != nil
          || RecognisedFiscalYears.isOne(plain(text)))
      || longest == 8 && DayText(text) != nil
  }

  init(type: String) { self.type = type }

  // MARK: The Buddhist era

  /// The year of the Buddhist era that begins or ends a text, or nil.
  private static func buddhistYear(_ text: String) -> Int? {
    for run in runs(text) ?? [] {
      if case .number(let year, length: 4) = run {
        return PeriodForm.Era.buddhistYears.contains(year) ? year : nil
      }
    }
    return nil
  }

  private static func inCommonEra(_ text: String) -> String {
    buddhistYear(text).map { text.replacing(String($0), with: String(PeriodForm.Era.buddhist.common($0))) }
      ?? text
  }

  /// Whether one text, such as a heading, is a period; and of which kind.
  static func type(ofHeading heading: String) -> String? {
    let text = plain(EraYears.inCommonEra(heading))
    if year(text) != nil { return "year" }
    if RecognisedFiscalYears.isOne(text) { return "fiscal year" }
    if month(text) != nil { return "month" }
    if part(text, letter: "Q") != nil || isQuarter(text) { return "quarter" }
    if isHalf(text) { return "half-year" }
    return RecognisedDays([text], leastShare: 1) == nil && RecognisedDays(named: [text]) == nil ? nil : "day"
  }

  /// The calendar that years tell, or nil for the common era.
  ///
  /// What lies beyond the Solar Hijri years of a lifetime to come is of the Islamic calendar, which counts moons and is some forty years ahead.
  private static func calendar(_ years: [Int]) -> String? {
    guard years.allSatisfy({ (1300...1500).contains($0) }) else { return nil }
    return years.contains { $0 > lastSolarYear } ? "islamic-umalqura" : "persian"
  }

  /// The Solar Hijri year that begins in 2036.
  private static let lastSolarYear = 1415

  private static func doubt(of calendar: String?) -> String? {
    switch calendar {
    case "persian": "the years are taken as Solar Hijri"
    case nil: nil
    default: "the years are taken as those of the Islamic calendar (Umm al-Qura)"
    }
  }

  /// A text with digits of ASCII, without marks that nobody sees.
  static func plain(_ text: String) -> String {
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

  static func isYear(_ year: Int) -> Bool {
    (1900...2100).contains(year) || (1300...1500).contains(year)
  }

  private static func year(_ text: String) -> Int? {
    var digits = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
    for word in ["年度", "年", "년"] where digits.hasSuffix(word) && digits.count > 4 {
      digits = digits.dropLast(word.count)
    }
    if digits.utf8.count > 4 { digits = yearAlone(digits) }
    guard digits.utf8.count == 4, let year = Int(digits), isYear(year) else { return yearOfMonths(text) }
    return year
  }

  /// The year of its first and its last month, `Jan 2016 - Dec 2016`, or nil.
  private static func yearOfMonths(_ text: String) -> Int? {
    guard text.utf8.count > 10, text.contains(where: \.isLetter),
      let reading = PeriodText(text)?.readings(pivot: nil).first, !reading.isFiscal, !reading.isNamedByOne,
      reading.month == nil, reading.quarter == nil, reading.half == nil, reading.week == nil,
      isYear(reading.year)
    else { return nil }
    return reading.year
  }

  /// A year without the word for one beside it and without a mark behind it: `Year 2012`, `2012 г.`, `2012.`, `2023*`, `2022p`.
  private static func yearAlone(_ text: Substring) -> Substring {
    let words = PeriodText.withoutMark(String(text)).rest.split { " .".contains($0) }
    let rest = words.filter { !isYearWord($0) }
    guard rest.count == 1, let only = rest.first else { return text }
    return only
  }

  private static func isYearWord(_ word: Substring) -> Bool {
    let lowered = word.lowercased()
    return PeriodText.joints.contains(lowered) || PeriodText.yearWords.contains(lowered)
  }

  /// A run of digits or of letters; marks between runs are left out.
  enum Run: Equatable {
    case number(Int, length: Int)
    case word(String)
  }

  /// The runs of a text; nil where there are more than four, or a mark that no period has.
  static func runs(_ text: String) -> [Run]? {
    var runs: [Run] = []
    var digits = ""
    var letters = String.UnicodeScalarView()
    func isMark(_ scalar: Unicode.Scalar) -> Bool { " -/.,'".unicodeScalars.contains(scalar) }
    func close() -> Bool {
      if !digits.isEmpty, digits.utf8.count <= 8, let number = Int(digits) {
        runs.append(.number(number, length: digits.utf8.count))
      }
      if !letters.isEmpty { runs.append(.word(String(letters))) }
      defer { (digits, letters) = ("", String.UnicodeScalarView()) }
      return digits.utf8.count <= 8 && runs.count <= 4
    }
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        if !letters.isEmpty, !close() { return nil }
        digits.unicodeScalars.append(scalar)
      } else if isMark(scalar) {
        // Names of months of two words, as in the Levant, have a joiner or a space inside.
        if !close() { return nil }
      } else if scalar.properties.isAlphabetic || scalar.value == 0x200C {
        if !digits.isEmpty, !close() { return nil }
        letters.append(scalar)
      } else {
        return nil
      }
    }
    return close() ? runs : nil
  }

  private static func month(_ text: String) -> Int? {
    func checked(_ year: Int, _ month: Int) -> Int? { isYear(year) && (1...12).contains(month) ? year : nil }
    guard let runs = runs(text) else { return nil }
    if runs.count == 1, case .number(let both, length: 6) = runs[0] { return checked(both / 100, both % 100) }
    if runs.count == 2, case .number(let first, let length) = runs[0],
      case .number(let second, let other) = runs[1]
    {
      if length == 4, other <= 2 { return checked(first, second) }
      return length <= 2 && other == 4 ? checked(second, first) : nil
    }
    if runs.count == 3, case .number(let year, length: 4) = runs[0], case .word(let word) = runs[1],
      word.uppercased() == "M",
      case .number(let month, let length) = runs[2], length <= 2
    {
      return checked(year, month)
    }
    // A name of a month beside a year, in either order.
    var words: [String] = []
    var year: Int?
    for run in runs {
      switch run {
      case .word(let word):
        if !PeriodText.joints.contains(word.lowercased()) { words.append(word) }
      case .number(let number, length: 4) where year == nil && isYear(number): year = number
      default: return monthByNumber(text)
      }
    }
    guard let year, !words.isEmpty else { return nil }
    return MonthNames.month(words.joined(separator: " ")) == nil ? monthByNumber(text) : year
  }

  /// The year of a month that a number tells beside a word for it: `2024年1月`, `Tháng 1/2023`; nil of any other text.
  private static func monthByNumber(_ text: String) -> Int? {
    guard text.count <= 20, let readings = PeriodText(text)?.readings(pivot: nil), readings.count == 1,
      readings[0].month != nil, readings[0].day == nil, isYear(readings[0].year)
    else { return nil }
    return readings[0].year
  }

  /// Whether a text tells a quarter of a year of four digits: `Q1 2024`, `1T2017`, `Jan-Mar 2020`.
  private static func isQuarter(_ text: String) -> Bool {
    if part(text, letter: "Q") != nil { return true }
    return told(text) { $0.quarter != nil }
  }

  /// Whether a text tells a half of a year of four digits: `H1 2024`, `2024-S2`, `Jan-Jun 2020`.
  static func isHalf(_ text: String) -> Bool { told(text) { $0.half != nil } }

  /// Whether a short text with a letter tells a part of a year of four digits.
  private static func told(_ text: String, _ isPart: (PeriodText.Reading) -> Bool) -> Bool {
    text.count <= 32 && text.contains(where: \.isLetter)
      && PeriodText(text)?.readings(pivot: nil).contains { isPart($0) && isYear($0.year) } == true
  }

  /// A name of a column of periods.
  var columnName: String { type.replacing("-", with: "_") }

  /// The year of `Q1 2024`, `2024-Q1`, `2024Q1`; with the letter W and two digits that of a week.
  static func part(_ text: String, letter: String) -> Int? {
    guard let runs = runs(text), runs.count == 3 else { return nil }
    let most = letter == "Q" ? 4 : 53
    if case .number(let year, length: 4) = runs[0], case .word(let word) = runs[1],
      word.uppercased() == letter,
      case .number(let number, _) = runs[2], (1...most).contains(number)
    {
      return isYear(year) ? year : nil
    }
    guard case .word(let word) = runs[0], word.uppercased() == letter, case .number(let number, _) = runs[1],
      (1...most).contains(number), case .number(let year, length: 4) = runs[2]
    else { return nil }
    return isYear(year) ? year : nil
  }
}
