import Language
import Tables

/// A text of a period, cut into numbers and words: digits of any script, no invisible marks, no time of day.
struct PeriodText {
  /// A number as it is written, or a word in lower case.
  enum Token: Equatable {
    case number(String)
    case word(String)
  }

  /// What a text may say: the parts of it that it has.
  struct Reading: Hashable {
    var year: Int
    /// Whether the year has two digits, so that a pivot gives its century.
    var isShort = false
    var month: Int?
    /// The calendar that the name of the month is of; nil where it is a number.
    var calendar: PeriodCalendar?
    var day: Int?
    var quarter: Int?
    var half: Int?
    var week: Int?
    /// Whether it is two years that follow each other.
    var isFiscal = false
    /// Whether it is a fiscal year that one year names, `FY2010`: the one in which it begins or the one in which it ends.
    var isNamedByOne = false
    /// The month in which a fiscal year begins that its first and its last month tell, `Apr 2010 - Mar 2011`; nil where nothing says it.
    var start: Int?
  }

  /// The numbers and words in order, without what only joins them.
  private var tokens: [Token] = []
  /// The marks between them, spaces left out where another mark stands.
  private var marks: [Character] = []

  /// A year or a shorter period without what stands behind its last digit: a star, a dagger, a raised digit, or `p`, `e`, `r` for a
  /// provisional, estimated or revised figure, in brackets or not; and that mark.
  static func withoutMark(_ text: String) -> (rest: String, mark: String?) {
    var end = text.endIndex
    while end > text.startIndex, case let before = text.index(before: end),
      "*†‡¹²³⁴⁵⁶⁷⁸⁹⁰".contains(text[before])
    { end = before }
    var rest = text[..<end]
    if rest.count > 4 {
      let trimmed = rest.last == ")" ? rest.dropLast() : rest
      if let letter = trimmed.last, "pePEr".contains(letter) {
        var before = trimmed.dropLast()
        while let last = before.last, last == "(" || last == " " { before = before.dropLast() }
        if before.last?.isNumber == true, before.count >= 4 { rest = before }
      }
    }
    return rest.endIndex == text.endIndex ? (text, nil) : (String(rest), String(text[rest.endIndex...]))
  }

  /// Cuts a text; nil where it holds a mark that no period has.
  init?(_ text: String) {
    var last: Character = " "
    for character in Self.withoutTime(Self.plain(Self.withoutMark(text).rest)) {
      if character.isLetter || character.isASCII && character.isNumber {
        take(character, &last)
      } else if "'\u{2019}".contains(character) {
        // What is left out before the two digits of a year: `'12`, `Jan '12`.
        last = last == " " || "-/.,".contains(last) ? last : " "
      } else if "-/., ".contains(character) {
        last = "-/.,".contains(last) ? last : character
      } else {
        return nil
      }
    }
    dropJoints()
  }

  private mutating func take(_ character: Character, _ last: inout Character) {
    let isDigit = character.isASCII && character.isNumber
    let isMark = "-/., ".contains(last)
    let wasDigit = last.isASCII && last.isNumber
    if !isMark, isDigit == wasDigit, let end = tokens.last {
      switch end {
      case .number(let digits): tokens[tokens.count - 1] = .number(digits + String(character))
      case .word(let word): tokens[tokens.count - 1] = .word(word + String(character))
      }
    } else {
      if !tokens.isEmpty { marks.append(isMark ? last : " ") }
      tokens.append(isDigit ? .number(String(character)) : .word(String(character)))
    }
    last = character
  }

  /// The text with Western digits, plain spaces and no invisible marks, in lower case.
  private static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in EraYears.inCommonEra(text).lowercased().unicodeScalars where !MonthNames.isInvisible(scalar)
    {
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        result.append(Unicode.Scalar(UInt8(ascii: "0") + UInt8(value)))
      } else if "\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}".unicodeScalars.contains(scalar) {
        result.append("-")
      } else {
        result.append(scalar.properties.isWhitespace ? " " : scalar)
      }
    }
    return String(result)
  }

  /// The text without a time of day at its end, `t00:00:00.000z` or ` 12:00 pm`.
  private static func withoutTime(_ text: String) -> Substring {
    let whole = text.drop { $0 == " " }
    guard let colon = whole.firstIndex(of: ":") else { return whole }
    let hours = whole[..<colon].reversed().prefix { $0.isNumber }.count
    let tail = whole[colon...]
    guard (1...2).contains(hours),
      tail.allSatisfy({ $0.isNumber || ":., +-zapm".contains($0) })
    else { return whole }
    let before = whole[..<colon].dropLast(hours)
    return before.last == "t" || before.last == " " ? before.dropLast() : whole
  }

  private mutating func dropJoints() {
    let hasDay = tokens.count { if case .number = $0 { true } else { false } } > 1
    for index in tokens.indices.reversed() {
      guard tokens.count > 1, case .word(let word) = tokens[index],
        Self.joints.contains(word) || hasDay && Self.weekdays.contains(word)
      else { continue }
      tokens.remove(at: index)
      if !marks.isEmpty { marks.remove(at: min(index, marks.count - 1)) }
    }
  }

  // MARK: What it says

  /// Everything that the text may say; years of two digits only with a pivot.
  func readings(pivot: Int?) -> [Reading] {
    let numbers = tokens.compactMap { token -> String? in
      if case .number(let digits) = token { digits } else { nil }
    }
    guard !numbers.isEmpty, numbers.allSatisfy({ $0.utf8.count <= 8 }) else { return [] }
    if let reading = ofUnits() { return [reading] }
    let words = self.words
    let readings =
      words.isEmpty ? ofNumbers(numbers) : words.count == 1 ? of(words[0], numbers) : ofTwo(words, numbers)
    return readings.compactMap { reading in
      guard reading.isShort else { return reading }
      guard let pivot else { return nil }
      var reading = reading
      reading.year += reading.year < pivot ? 2000 : 1900
      reading.isShort = false
      return reading
    }
  }

  /// The words, those that stand together as one.
  private var words: [String] {
    var words: [String] = []
    var wasWord = false
    for (index, token) in tokens.enumerated() {
      guard case .word(let word) = token else {
        wasWord = false
        continue
      }
      // Names of two words stand with a space between; a hyphen parts two names, but those of half a year.
      if wasWord, index > 0, let last = words.last,
        marks[index - 1] == " " || marks[index - 1] == "-" && Self.halfWords.contains(last + " " + word)
      {
        words[words.count - 1] = last + " " + word
      } else if wasWord, index > 0, marks[index - 1] == ".", let last = words.last, last.count <= 2,
        word.count <= 2
      {
        // Names of months in Thai are shortened to letters with a point behind each.
        words[words.count - 1] = last + word
      } else {
        words.append(word)
      }
      wasWord = true
    }
    return words
  }

  /// A number as a year of four digits or of two.
  private static func year(_ digits: String) -> Reading? {
    guard let year = Int(digits) else { return nil }
    return digits.utf8.count == 4
      ? Reading(year: year) : digits.utf8.count == 2 ? Reading(year: year, isShort: true) : nil
  }

  private static func number(_ digits: String, in range: ClosedRange<Int>) -> Int? {
    guard digits.utf8.count <= 2, let number = Int(digits), range.contains(number) else { return nil }
    return number
  }

  private static func reading(
    year: String, month: String, day: String? = nil
  ) -> Reading? {
    guard var reading = Self.year(year), let number = number(month, in: 1...12) else { return nil }
    reading.month = number
    if let day {
      guard let number = Self.number(day, in: 1...31) else { return nil }
      reading.day = number
    }
    return reading
  }

  private func ofNumbers(_ numbers: [String]) -> [Reading] {
    switch numbers.count {
    case 1:
      let digits = numbers[0]
      let (year, rest) = (String(digits.prefix(4)), digits.dropFirst(4))
      switch digits.utf8.count {
      case 6:
        // Of six digits the last two are a month or, in a column of weeks, a week.
        guard var week = Self.year(year), let number = Self.number(String(rest), in: 1...53) else {
          return []
        }
        week.week = number
        return [Self.reading(year: year, month: String(rest)), week].compactMap(\.self)
      case 8:
        return [Self.reading(year: year, month: String(rest.prefix(2)), day: String(rest.suffix(2)))]
          .compactMap(\.self)
      default: return [Self.year(digits)].compactMap(\.self)
      }
    case 2: return ofTwo(numbers[0], numbers[1])
    case 3:
      let (one, two, three) = (numbers[0], numbers[1], numbers[2])
      if one.utf8.count == 4 {
        return [Self.reading(year: one, month: two, day: three)].compactMap(\.self)
      }
      return [
        Self.reading(year: three, month: two, day: one), Self.reading(year: three, month: one, day: two),
      ].compactMap(\.self)
    case 5:
      // The year stands once: `02.01.-08.01.2023`, `2023/01/02-01/08`.
      if let year = numbers.first, year.utf8.count == 4 {
        return ofEnds(Array(numbers.prefix(3)), [year] + numbers.suffix(2))
      }
      guard let year = numbers.last, year.utf8.count == 4, let number = Int(year) else { return [] }
      let last = Array(numbers.suffix(3))
      let own = ofEnds(numbers.prefix(2) + [year], last)
      return own.isEmpty ? ofEnds(numbers.prefix(2) + [String(number - 1)], last) : own
    case 6: return ofEnds(Array(numbers.prefix(3)), Array(numbers.suffix(3)))
    default: return []
    }
  }

  /// A week, month, quarter or year told by its first and its last day: `02/01/2023 - 08/01/2023`.
  ///
  /// Which order day and month have, the last day settles. A week that begins on another day than Monday is none.
  private func ofEnds(_ first: [String], _ last: [String]) -> [Reading] {
    func days(_ numbers: [String]) -> [CalendarDay] {
      ofNumbers(numbers).compactMap { reading in
        guard !reading.isShort, let month = reading.month, let day = reading.day else { return nil }
        return PeriodCalendar.gregorian.day(year: reading.year, month: month, day: day)
      }
    }
    let ends = Set(days(last))
    return days(first).flatMap { start in
      [Period.Frequency.week, .month, .quarter, .halfYear, .year].compactMap { frequency in
        guard let period = Period(frequency, containing: start), period.firstDay == start,
          ends.contains(period.lastDay)
        else { return nil }
        var reading = Reading(year: period.year)
        switch frequency {
        case .week: reading.week = period.placeInYear
        case .month: reading.month = period.placeInYear
        case .quarter: reading.quarter = period.placeInYear
        case .halfYear: reading.half = period.placeInYear
        default: break
        }
        return reading
      }
    }
  }

  private func ofTwo(_ one: String, _ two: String) -> [Reading] {
    guard one.utf8.count == 4 else {
      if two.utf8.count == 4 { return [Self.reading(year: two, month: one)].compactMap(\.self) }
      return [Self.reading(year: two, month: one), Self.reading(year: one, month: two)].compactMap(\.self)
    }
    var readings: [Reading] = []
    let isDecimal = marks.first == "."
    // A year that a spreadsheet made a number: `2017.0`.
    if isDecimal, two.allSatisfy({ $0 == "0" }) { readings += [Self.year(one)].compactMap(\.self) }
    if let year = Int(one), Int(two) == (two.utf8.count == 4 ? year + 1 : (year + 1) % 100),
      two.utf8.count == 2 || two.utf8.count == 4
    {
      readings.append(Reading(year: year, isFiscal: true))
    }
    // Of `2024.1` nobody knows whether a zero was lost.
    if !isDecimal || two.utf8.count == 2 {
      readings += [Self.reading(year: one, month: two)].compactMap(\.self)
    }
    return readings
  }

  /// A year, a month and a day of which each stands before its word (`2024年1月`).
  private func ofUnits() -> Reading? {
    var parts: [String?] = [nil, nil, nil]
    var number: String?
    for token in tokens {
      switch token {
      case .number(let digits):
        guard number == nil else { return nil }
        number = digits
      case .word(let word):
        guard let place = Self.unitWords[word], let digits = number, parts[place] == nil else { return nil }
        parts[place] = digits
        number = nil
      }
    }
    guard number == nil, let year = parts[0], year.utf8.count == 4 else { return nil }
    guard let month = parts[1] else { return parts[2] == nil ? Self.year(year) : nil }
    return Self.reading(year: year, month: month, day: parts[2])
  }

  private func of(_ word: String, _ numbers: [String]) -> [Reading] {
    let years = numbers.filter { $0.utf8.count == 4 }
    if Self.yearWords.contains(word), numbers.count == 1 { return [Self.year(numbers[0])].compactMap(\.self) }
    if Self.fiscalWords.contains(word), numbers.count == 2 {
      return ofTwo(numbers[0], numbers[1]).filter(\.isFiscal)
    }
    if Self.fiscalWords.contains(word), numbers.count == 1, var reading = Self.year(numbers[0]) {
      reading.isNamedByOne = true
      return [reading]
    }
    if Self.monthWords.contains(word), numbers.count == 2, years.count == 1,
      let month = numbers.first(where: { $0 != years[0] })
    {
      return [Self.reading(year: years[0], month: month)].compactMap(\.self)
    }
    if word == "m", numbers.count == 2, tokens.count == 3, tokens.first == .number(numbers[0]) {
      return [Self.reading(year: numbers[0], month: numbers[1])].compactMap(\.self)
    }
    if let part = part(word, numbers) { return part }
    guard let month = MonthNames.month(word) else {
      // Two months with a word between that only joins them: `January to June 2024`.
      let parts = word.split(separator: " ").map(String.init)
      return parts.count == 2 ? ofTwo(parts, numbers) : []
    }
    func named(_ year: String, _ day: String?) -> Reading? {
      guard var reading = Self.year(year) else { return nil }
      (reading.month, reading.calendar) = (month.number, month.calendar)
      if let day {
        guard let number = Self.number(day, in: 1...31) else { return nil }
        reading.day = number
      }
      return reading
    }
    switch numbers.count {
    case 1: return [named(numbers[0], nil)].compactMap(\.self)
    case 2:
      if years.count == 1 {
        return [named(years[0], numbers.first { $0 != years[0] })].compactMap(\.self)
      }
      // The year of two digits stands last, as nobody writes it before the day with a name between.
      return years.isEmpty ? [named(numbers[1], numbers[0])].compactMap(\.self) : []
    default: return []
    }
  }

  /// A quarter, a half or a week of a year that a word and a number name; nil where the word names none.
  private func part(_ word: String, _ numbers: [String]) -> [Reading]? {
    // `S1` is the first half of a year or, in a column of weeks, a week, as `S01` always is.
    let lengths = Set(numbers.map(\.utf8.count))
    let isShortWeek = word == "s" && lengths == [2, 4]
    let isHalf = !isShortWeek && (word == "s" || Self.halfWords.contains(word))
    let isQuarter = Self.quarterWords.contains(word)
    guard isHalf || isQuarter || isShortWeek || Self.weekWords.contains(word) else {
      guard numbers.count == 1,
        let (rest, number) = Self.numbered(word, Self.quarterWords.union(Self.halfWords)),
        let number, var reading = Self.year(numbers[0]), !reading.isShort
      else { return nil }
      if Self.quarterWords.contains(rest) { reading.quarter = number } else { reading.half = number }
      return reading.half ?? 1 <= 2 ? [reading] : []
    }
    guard numbers.count == 2 else { return [] }
    // Of two digits beside one the two are the year: `1H24`, `Q3 '24`.
    let digits = isHalf || isQuarter ? [4, 2] : [4]
    guard let year = digits.lazy.compactMap({ count in numbers.first { $0.utf8.count == count } }).first,
      let place = numbers.firstIndex(of: year), var reading = Self.year(year)
    else { return [] }
    let other = numbers[1 - place]
    guard !reading.isShort || other.utf8.count == 1 else { return [] }
    if isQuarter {
      guard let quarter = Self.number(other, in: 1...4) else { return [] }
      reading.quarter = quarter
    } else if isHalf {
      var week = reading
      week.week = word == "s" && !reading.isShort ? Self.number(other, in: 1...9) : nil
      reading.half = Self.number(other, in: 1...2)
      return (reading.half == nil ? [] : [reading]) + (week.week == nil ? [] : [week])
    } else {
      guard let week = Self.number(other, in: 1...53) else { return [] }
      reading.week = week
    }
    return [reading]
  }

  /// A word that a number in words stands before or behind, `first half`, `الربع الأول`, and the number; nil where the rest is none
  /// of some words.
  static func numbered(_ text: String, _ words: Set<String>) -> (rest: String, number: Int?)? {
    let parts = text.split(separator: " ").map(String.init).filter {
      ordinals[$0] != nil || !joints.contains($0) && !yearWords.contains($0)
    }
    guard parts.count >= 2 else { return nil }
    for (name, rest) in [(parts[0], parts.dropFirst()), (parts[parts.count - 1], parts.dropLast())] {
      let rest = rest.joined(separator: " ")
      if let number = ordinals[name], words.contains(rest) { return (rest, number) }
    }
    return nil
  }

  /// A quarter, a half or a year told by its first and its last month: `Jan-Mar 2024`, `Apr-10 to Mar-11`, `1 July 2019 - 30 June 2020`.
  private func ofTwo(_ words: [String], _ numbers: [String]) -> [Reading] {
    let months = words.compactMap(MonthNames.month)
    guard words.count == 2, months.count == 2, months.allSatisfy({ $0.calendar == .gregorian }),
      let (first, last) = ends(numbers), var reading = Self.year(first), let end = Self.year(last),
      reading.isShort == end.isShort
    else { return [] }
    let (begins, ends) = (months[0].number, months[1].number)
    switch end.year - reading.year {
    case 0 where begins % 3 == 1 && ends == begins + 2: reading.quarter = (begins + 2) / 3
    case 0 where begins % 6 == 1 && ends == begins + 5: reading.half = (begins + 5) / 6
    case 0 where begins == 1 && ends == 12: break
    case 1 where begins == ends + 1, -99 where reading.isShort && begins == ends + 1:
      (reading.isFiscal, reading.start) = (true, begins)
    default: return []
    }
    return [reading]
  }

  /// The years of the first and the last month, once where both are of one year; days beside them are the first and the last.
  private func ends(_ numbers: [String]) -> (first: String, last: String)? {
    switch numbers.count {
    case 1: (numbers[0], numbers[0])
    case 2: (numbers[0], numbers[1])
    // `1 January - 31 December 2019`
    case 3 where Int(numbers[0]) == 1 && (28...31).contains(Int(numbers[1]) ?? 0): (numbers[2], numbers[2])
    case 4 where Int(numbers[0]) == 1 && (28...31).contains(Int(numbers[2]) ?? 0): (numbers[1], numbers[3])
    default: nil
    }
  }
}
