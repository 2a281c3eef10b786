import Language
import Tables

/// What the name of a file says: the release or the period of its figures, or the name itself.
///
/// Of `export_2024-05-31_final.csv` a column of days takes `2024-05-31`, one of months `2024-05`, one of text
/// `export_2024-05-31_final`.
enum FileNameText {
  /// Why a name tells no period, or not which.
  enum Doubt: Error, Equatable {
    case none
    case several
  }

  /// What the name of a file holds, as a column of this type writes it: of days, weeks, months, quarters, half-years
  /// and years the one of them in it, of any other type the name without its ending.
  ///
  /// A day tells its month and its year, a month its year. Days are written year first, or day first where the name of
  /// the month or a day beyond 12 shows that it is one. Digits of any script are read.
  static func value(of name: String, as type: ScalarType) throws(Doubt) -> String {
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    guard let length = Length(type) else { return stem }
    return try one(of: length, in: tokens(stem))
  }

  /// What a name is asked for where a column is of this type.
  static func word(for type: ScalarType) -> String { Length(type)?.rawValue ?? "name" }

  /// The lengths that a name may tell.
  private enum Length: String {
    case year
    case halfYear = "half-year"
    case quarter, month, week, day

    init?(_ type: ScalarType) {
      switch type {
      case .date: self = .day
      case .week: self = .week
      case .month: self = .month
      case .quarter: self = .quarter
      case .halfYear: self = .halfYear
      case .year: self = .year
      default: return nil
      }
    }
  }

  /// A run of digits or of letters.
  private struct Token {
    var text: String
    /// Its value where it is digits; none where no number holds it.
    var value: Int?
    /// What stands between it and the run before.
    var before = ""
    /// Whether letters follow it directly, as in `12regions`.
    var isGlued = false
  }

  private static func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var between = ""
    var isOpen = false
    for character in text {
      let digit = character.wholeNumberValue.flatMap { (0...9).contains($0) ? $0 : nil }
      guard digit != nil || character.isLetter else {
        between.append(character)
        isOpen = false
        continue
      }
      let piece = digit.map(String.init) ?? String(character)
      if isOpen, let last = tokens.indices.last, (tokens[last].text.last?.isNumber ?? false) == (digit != nil)
      {
        tokens[last].text += piece
      } else {
        tokens.append(Token(text: piece, before: between))
      }
      between = ""
      isOpen = true
    }
    for place in tokens.indices {
      tokens[place].value = Int(tokens[place].text)
      // A `T` stands between a day and a time.
      let next = tokens[(place + 1)...].first
      tokens[place].isGlued =
        next.map { $0.before.isEmpty && Int($0.text) == nil && $0.text.uppercased() != "T" } ?? false
    }
    return tokens
  }

  /// A period that begins at a token, and how many tokens it takes.
  private struct Found {
    var length: Length
    var texts: Set<String>
    var taken: Int
  }

  private static func one(of length: Length, in tokens: [Token]) throws(Doubt) -> String {
    var texts: Set<String> = []
    var place = 0
    while place < tokens.count {
      guard let found = period(at: tokens[place...]) else {
        place += 1
        continue
      }
      place += found.taken
      switch (length, found.length) {
      case (let wanted, let own) where wanted == own: texts.formUnion(found.texts)
      case (.month, .day): texts.formUnion(found.texts.map { String($0.prefix(7)) })
      case (.year, .day), (.year, .month): texts.formUnion(found.texts.map { String($0.prefix(4)) })
      default: continue
      }
    }
    guard let text = texts.first else { throw .none }
    guard texts.count == 1 else { throw .several }
    return text
  }

  /// The longest period that stands at the beginning of these tokens.
  private static func period(at tokens: ArraySlice<Token>) -> Found? {
    guard let first = tokens.first else { return nil }
    let second = tokens.dropFirst().first
    let third = tokens.dropFirst(2).first
    let isOneDate = second?.before == third?.before && third?.isGlued == false
    if let value = number(first, digits: [8]), let day = day(value / 10_000, value / 100 % 100, value % 100) {
      return Found(length: .day, texts: [day], taken: 1)
    }
    if let value = number(first, digits: [6]), years.contains(value / 100), (1...12).contains(value % 100) {
      return Found(length: .month, texts: [month(value / 100, value % 100)], taken: 1)
    }
    if let year = year(first) {
      if isOneDate, let month = month(second, digits: [1, 2]), let number = number(third, digits: [1, 2]),
        second?.value == nil || second?.text.count == third?.text.count, let day = day(year, month, number)
      {
        return Found(length: .day, texts: [day], taken: 3)
      }
      if let month = month(second, digits: [2]), second?.isGlued == false || second?.value == nil {
        return Found(length: .month, texts: [self.month(year, month)], taken: 2)
      }
      if let part = part(second, third) {
        return Found(length: part.length, texts: ["\(year)-\(part.text)"], taken: 3)
      }
      return Found(length: .year, texts: [String(year)], taken: 1)
    }
    if isOneDate, let year = year(third), let one = number(first, digits: [1, 2]) {
      // The day first; the month first too where both could be either.
      var days: Set<String> = []
      if let month = month(second, digits: [1, 2]), let day = day(year, month, one) { days.insert(day) }
      if let two = number(second, digits: [1, 2]), let day = day(year, one, two) { days.insert(day) }
      if !days.isEmpty, second?.value == nil || second?.text.count == first.text.count {
        return Found(length: .day, texts: days, taken: 3)
      }
    }
    if let year = year(third), let part = part(first, second) {
      return Found(length: part.length, texts: ["\(year)-\(part.text)"], taken: 3)
    }
    if let year = year(second), let month = month(first, digits: [2]) {
      var texts: Set = [self.month(year, month)]
      // `12_2024-05` is one of two months.
      if let other = self.month(third, digits: [2]), first.value != nil {
        texts.insert(self.month(year, other))
      }
      return Found(length: .month, texts: texts, taken: 2)
    }
    return nil
  }

  /// The years that names tell, of the common era or a calendar some centuries behind it.
  private static let years = 1300...2199

  private static func year(_ token: Token?) -> Int? {
    number(token, digits: [4]).flatMap { years.contains($0) ? $0 : nil }
  }

  private static func number(_ token: Token?, digits: Set<Int>) -> Int? {
    guard let token, digits.contains(token.text.count) else { return nil }
    return token.value
  }

  /// The month that a name says or a number of so many digits is.
  private static func month(_ token: Token?, digits: Set<Int>) -> Int? {
    guard let token else { return nil }
    guard token.value != nil else { return MonthNames.month(token.text)?.number }
    return number(token, digits: digits).flatMap { (1...12).contains($0) ? $0 : nil }
  }

  private static func month(_ year: Int, _ month: Int) -> String { "\(year)-\(twoDigits(month))" }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard years.contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return "\(self.month(year, month))-\(twoDigits(day))"
  }

  /// `Q1`, `S2` or `H2`, `W05` in two tokens.
  private static func part(_ letter: Token?, _ number: Token?) -> (length: Length, text: String)? {
    guard let letter, let value = self.number(number, digits: [1, 2]), number?.before == "" else {
      return nil
    }
    switch letter.text.uppercased() {
    case "Q" where (1...4).contains(value): return (.quarter, "Q\(value)")
    case "H" where (1...2).contains(value), "S" where (1...2).contains(value): return (.halfYear, "S\(value)")
    case "W" where (1...53).contains(value): return (.week, "W\(twoDigits(value))")
    default: return nil
    }
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
