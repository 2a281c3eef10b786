/// What a cell looks like, as far as its text alone tells.
enum CellForm {
  /// The text without spaces around it and without marks that are not seen.
  static func plain(_ text: String) -> String {
    let visible = text.unicodeScalars.filter { !isInvisible($0) }
    return String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0x61C: true
    default: false
    }
  }

  /// Whether nothing stands there.
  static func isBlank(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    // Most cells begin with something that is seen.
    if first > 0x20, first < 0x80 { return false }
    return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || isInvisible($0) }
  }

  /// Whether a text is a figure or a day: digits of any script, hardly a letter, and none before them.
  static func isFigure(_ text: String) -> Bool {
    var (digits, letters, length) = (0, 0, 0)
    for scalar in text.unicodeScalars {
      length += 1
      let isDigit: Bool
      let isLetter: Bool
      if scalar.isASCII {
        isDigit = scalar.value >= 0x30 && scalar.value <= 0x39
        isLetter = scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A
      } else {
        isDigit = scalar.properties.numericType == .decimal
        isLetter = scalar.properties.isAlphabetic
      }
      if isDigit {
        digits += 1
      } else if isLetter {
        letters += 1
        if digits == 0 || letters > 2 { return false }
      }
      if length > 40 { return false }
    }
    return digits > 0 && letters <= digits && !(length == 4 && letters == 1 && shortPart(text) != nil)
  }

  /// Where in time a quarter or a half of a year of two digits lies, `1Q20`, `2H21`, or nil.
  private static func shortPart(_ text: String) -> Int? {
    let letters = Array(text.utf8)
    guard letters.count == 4, let number = UInt8(exactly: Int(letters[0]) - 0x30),
      [0x51, 0x54, 0x48, 0x53].contains(letters[1] & 0xDF),
      letters[2...].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let isQuarter = [0x51, 0x54].contains(letters[1] & 0xDF)
    guard (1...(isQuarter ? 4 : 2)).contains(number) else { return nil }
    let year = 2000 + (Int(letters[2]) - 0x30) * 10 + Int(letters[3]) - 0x30
    return year * 400 + Int(number) * (isQuarter ? 90 : 180)
  }

  /// Whether a text stands where a figure is missing: nothing, a mark or one of the usual words.
  static func isMissing(_ text: String) -> Bool {
    let plain = plain(text).lowercased()
    return plain.allSatisfy { !$0.isLetter && !$0.isNumber } || missing.contains(plain)
  }

  private static let missing: Set<String> = [
    "na", "n/a", "n.a.", "nan", "null", "none", "nd", "n.d.", "unknown", "missing", "not available",
    "no data", "x", "c", "s/d", "nr",
    "نامعلوم", "غير معروف",
  ]

  /// Whether a text is a year, of the Gregorian or the Solar Hijri calendar.
  static func year(_ text: String) -> Int? {
    let plain = plain(text)
    guard plain.unicodeScalars.count == 4 else { return nil }
    var year = 0
    for scalar in plain.unicodeScalars {
      guard scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue else {
        return nil
      }
      year = year * 10 + Int(digit)
    }
    return (1800...2199).contains(year) || (1300...1499).contains(year) ? year : nil
  }

  /// Where in time a heading of a wide table lies, or nil where it is no period in digits.
  ///
  /// A year, a fiscal year, a month, a quarter, a half-year or a week, whatever mark of a footnote stands behind it. Only the order of such numbers
  /// means anything.
  static func period(_ text: String) -> Int? {
    if let year = year(text) { return year * 400 }
    var plain = plain(text)
    if let part = shortPart(plain) { return part }
    if let mark = plain.firstIndex(where: { "(*[".contains($0) }) { plain = String(plain[..<mark]) }
    var groups: [(number: Int, length: Int)] = []
    var letters = ""
    var isInGroup = false
    for scalar in plain.unicodeScalars {
      if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
        if !isInGroup { groups.append((0, 0)) }
        isInGroup = true
        guard let last = groups.popLast(), last.length < 4 else { return nil }
        groups.append((last.number * 10 + Int(digit), last.length + 1))
        continue
      }
      isInGroup = false
      if scalar.properties.isAlphabetic { letters.unicodeScalars.append(scalar) }
    }
    guard let year = groups.first(where: { $0.length == 4 })?.number,
      (1800...2199).contains(year) || (1300...1499).contains(year)
    else { return nil }
    if groups.count == 1 {
      // `2022p` is provisional, and a year.
      return ["", "年", "년", "p", "e", "r"].contains(letters.lowercased()) ? year * 400 : nil
    }
    if groups.count == 3, letters.isEmpty {
      return day(groups.map(\.number), yearIsFirst: groups[0].length == 4)
    }
    // Several years in one column stand with the last of them: `2019-2021`.
    if letters.isEmpty, groups.count == 2, groups.allSatisfy({ $0.length == 4 }),
      groups[1].number > groups[0].number + 1,
      groups[1].number < groups[0].number + 100
    {
      return groups[1].number * 400 + 1
    }
    guard groups.count == 2, let other = groups.first(where: { $0.length < 4 }) ?? groups.last else {
      return nil
    }
    switch (letters.uppercased(), other.number) {
    case ("", 1...12), ("M", 1...12), ("年月", 1...12), ("년월", 1...12): return year * 400 + other.number * 30
    case ("Q", 1...4): return year * 400 + other.number * 90
    case ("H", 1...2), ("S", 1...2): return year * 400 + other.number * 180
    case ("W", 1...53): return year * 400 + other.number * 7
    case ("", (year + 1) % 100), ("", year + 1): return year * 400
    default: return nil
    }
  }

  /// The place of a day; of a month that its first or its last day tells, as spreadsheets keep months, that day.
  private static func day(_ parts: [Int], yearIsFirst: Bool) -> Int? {
    let (year, one, other) = yearIsFirst ? (parts[0], parts[2], parts[1]) : (parts[2], parts[0], parts[1])
    // Where the number in the middle is no month, the other one is.
    let (day, month) = other > 12 && !yearIsFirst ? (other, one) : (one, other)
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    return year * 400 + (month - 1) * 31 + day
  }

  /// Whether a cell is an HXL tag, such as `#adm1+name`.
  static func isTag(_ text: String) -> Bool {
    let letters = Array(plain(text).utf8.prefix(2))
    return letters.count == 2 && letters[0] == 0x23
      && (letters[1] | 0x20 >= 0x61 && letters[1] | 0x20 <= 0x7A)
  }

  /// Whether a cell is a unit and no name: in parentheses or brackets, or a word for one.
  static func isUnit(_ text: String) -> Bool {
    let plain = plain(text).lowercased()
    if plain.isEmpty { return false }
    for (opening, closing) in [("(", ")"), ("[", "]")]
    where plain.hasPrefix(opening) && plain.hasSuffix(closing) {
      return true
    }
    return units.contains(plain)
  }

  private static let units: Set<String> = [
    "%", "‰", "persons", "person", "people", "number", "no.", "no", "n", "count", "cases", "victims", "units",
    "unit",
    "text", "name", "code", "date", "year", "years", "month", "yyyy", "yyyy-mm", "thousands", "'000", "000s",
    "millions", "per 100,000",
    "per 100 000", "rate", "percent", "usd", "eur", "us$", "kg", "km", "personas", "número", "casos",
    "víctimas",
    "personnes", "nombre", "cas", "victimes", "عدد", "نفر", "شخص", "تعداد", "فرد", "adet", "kişi", "человек",
  ]

  /// The word with which a note below a table begins, as it is written there; nil where a cell begins with none.
  ///
  /// A mark or nothing must follow the word: `Source: police` is a note, `Source unknown` may be a category.
  static func noteWord(_ text: String) -> String? {
    let plain = plain(text)
    for mark in noteMarks where plain.hasPrefix(mark) { return mark }
    let lowered = plain.lowercased()
    for word in noteWords where lowered.hasPrefix(word) {
      let next = plain.dropFirst(word.count).first { $0 != " " }
      if next.map({ !$0.isLetter }) ?? true { return String(plain.prefix(word.count)) }
    }
    return nil
  }

  /// The words for notes with which a cell begins, whatever follows them.
  static func noteWords(in text: String) -> [String] {
    let lowered = plain(text).lowercased()
    return noteMarks.filter { lowered.hasPrefix($0) } + noteWords.filter { lowered.hasPrefix($0) }
  }

  private static let noteMarks = ["*", "©"]

  private static let noteWords = [
    "source", "sources", "data source", "note", "notes", "footnote", "footnotes", "remark", "remarks",
    "last updated", "last update",
    "extracted", "downloaded", "generated", "updated", "fuente", "fuentes", "nota", "notas", "fonte",
    "fontes", "quelle", "anmerkung",
    "anmerkungen", "hinweis", "légende", "remarque", "kaynak", "источник", "примечание", "примечания",
    "المصدر",
    "مصدر", "ملاحظة", "ملاحظات", "منبع", "منابع", "مأخذ", "ماخذ", "يادداشت", "یادداشت", "توضیح", "توضیحات",
    "توضيحات", "نوٹ",
    "ذریعہ",
  ]
}
