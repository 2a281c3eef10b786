import Language
import Tables

/// Periods that several columns of a source tell together, such as a year and a month.
enum PeriodParts {
  /// One text of the texts of several columns, such as `2024 January` or `2024-1`.
  ///
  /// A number that a spreadsheet wrote with a decimal is a whole one. Where the column says in which month its years begin, months and
  /// quarters of them are told in calendar years.
  static func joined(_ texts: [String], _ form: PeriodForm) -> String {
    let parts = texts.map { text -> String in
      let trimmed = text.split(separator: " ").joined(separator: " ")
      return trimmed.hasSuffix(".0") ? String(trimmed.dropLast(2)) : trimmed
    }
    if parts.contains(where: { $0.isEmpty || DisguisedTotals.meansTotal($0) }) {
      // A year whose month is blank or called a total is a year, where such rows have a place.
      let known = parts.filter { !$0.isEmpty && !DisguisedTotals.meansTotal($0) }
      // Of all years, or of one month of all years.
      if form.totals != nil, parts.contains(where: DisguisedTotals.meansTotal),
        known.allSatisfy({ PeriodText($0)?.readings(pivot: nil).contains { $0.month == nil } != true })
      {
        return (["total"] + known).joined(separator: " ")
      }
      return form.others != nil && known.count == 1 ? known[0] : ""
    }
    if let start = form.partsStart, let text = ofFiscalYear(parts, form, start) { return text }
    let letter: String? =
      switch form.frequency.length {
      case .quarter: "Q"
      case .halfYear: "H"
      case .week: "W"
      default: nil
      }
    // Of a year and a number in columns of their own the number is of what the column is of.
    if let letter, parts.count == 2 {
      return parts.map { part in
        if let number = number(of: part, form.frequency.length) { return letter + String(number) }
        return part.utf8.count <= 2 && part.allSatisfy(\.isNumber) ? letter + part : part
      }.joined(separator: " ")
    }
    return parts.joined(separator: parts.allSatisfy { $0.allSatisfy(\.isNumber) } ? "-" : " ")
  }

  /// A month or a quarter of a year that begins in another month than January, as one of a calendar year; nil where the texts tell none.
  private static func ofFiscalYear(_ parts: [String], _ form: PeriodForm, _ start: Int) -> String? {
    guard parts.count == 2 else { return nil }
    for (yearText, part) in [(parts[0], parts[1]), (parts[1], parts[0])] {
      guard let years = PeriodText(yearText)?.readings(pivot: nil), years.count == 1, let year = years.first,
        year.month == nil, year.quarter == nil, year.half == nil, year.week == nil
      else { continue }
      let name = year.isFiscal ? PeriodForm.FiscalName.start : form.fiscalName ?? .start
      let first = name == .start ? year.year : year.year - 1
      switch form.frequency.length {
      case .month:
        guard let month = month(part) else { continue }
        return PeriodParts.text(month < start ? first + 1 : first, month)
      case .quarter:
        // A fiscal year of quarters begins with a quarter.
        guard let number = quarter(part), start % 3 == 1 else { continue }
        let month = start - 1 + (number - 1) * 3
        return "\(month < 12 ? first : first + 1)-Q\(month % 12 / 3 + 1)"
      case .halfYear:
        guard let number = half(part), start % 6 == 1 else { continue }
        let month = start - 1 + (number - 1) * 6
        return "\(month < 12 ? first : first + 1)-S\(month % 12 / 6 + 1)"
      default: return nil
      }
    }
    return nil
  }

  /// The number of a month, or of its name in the common era.
  private static func month(_ text: String) -> Int? {
    if let number = Int(text) { return (1...12).contains(number) ? number : nil }
    guard let month = MonthNames.month(text), month.calendar == .gregorian else { return nil }
    return month.number
  }

  /// The number of a quarter as a column of quarters has it: `3`, `Q3`, `T3`, `III`, `3rd quarter`.
  static func quarter(_ text: String) -> Int? { numbered(text, quarterWords, most: 4) }

  /// The number of a half as a column of halves of years has it: `1`, `H1`, `S2`, `II`, `1st half`, `first`.
  static func half(_ text: String) -> Int? { numbered(text, halfWords, most: 2) }

  /// The number of a quarter or of a half; nil of other lengths, and where a text tells none.
  private static func number(of text: String, _ length: Period.Frequency.Length) -> Int? {
    switch length {
    case .quarter: quarter(text)
    case .halfYear: half(text)
    case .day, .week, .month, .year: nil
    }
  }

  private static func numbered(_ text: String, _ words: Set<String>, most: Int) -> Int? {
    let digits = text.filter(\.isNumber)
    if digits.count == 1 {
      let beside = text.lowercased().filter { $0.isLetter || " -".contains($0) }.split { " -".contains($0) }
      guard beside.allSatisfy({ words.contains(String($0)) }), let number = digits.first?.wholeNumberValue,
        (1...most).contains(number)
      else { return nil }
      return number
    }
    guard digits.isEmpty else { return nil }
    let word = text.lowercased().split { !$0.isLetter }.joined(separator: " ")
    let number =
      PeriodText.ordinals[word]
      ?? PeriodText.numbered(word, words).flatMap { $0.number }
    return number.flatMap { (1...most).contains($0) ? $0 : nil }
  }

  private static let quarterWords = PeriodText.quarterWords.union(endings)
  private static let halfWords = PeriodText.halfWords.union(endings).union(["s", "year"])
  /// What stands behind the digit of an ordinal number.
  private static let endings: Set<String> = [
    "st", "nd", "rd", "th", "er", "e", "ème", "eme", "o", "º", "й", "го", "de",
  ]

  /// A day or a month of several columns as ISO 8601 writes it, in its own calendar.
  ///
  /// Blank where one of them is, since a part of a date is none; what tells none stands as it is written, and breaks its rule.
  static func date(_ texts: [String]) -> String {
    let joined = Self.joined(texts, PeriodForm(frequency: .day))
    guard !joined.isEmpty, let readings = PeriodText(joined)?.readings(pivot: nil), readings.count == 1,
      let month = readings[0].month
    else { return joined }
    let reading = readings[0]
    return text(reading.year, month) + (reading.day.map { "-" + padded($0, 2) } ?? "")
  }

  private static func text(_ year: Int, _ month: Int) -> String { padded(year, 4) + "-" + padded(month, 2) }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
