import Language

/// A text that looks like a calendar day, in whatever order a file writes it: `2024-03-01`, `1/3/2024`, `01.03.24 12:00`,
/// `20240301`, `1 March 2024`.
struct DayText {
  /// The day of the month; where either of two numbers may be it, both.
  private var days: [Int]

  init?(_ text: String) {
    guard let days = Self.inNumbers(text) ?? Self.inOneNumber(text) ?? Self.withNamedMonth(text) else {
      return nil
    }
    self.days = days
  }

  /// Whether days are all first ones of months, or all last ones: then they stand for the months.
  static func areMonths(_ days: [DayText]) -> Bool {
    // Where the year stands last, either part may be the day.
    let places = 0..<(days.map(\.days.count).max() ?? 0)
    return places.contains { place in
      let numbers = days.map { $0.days[min(place, $0.days.count - 1)] }
      return numbers.allSatisfy { $0 == 1 } || numbers.allSatisfy { $0 >= 28 }
    }
  }

  /// The days of three numbers with a mark between: `2024-03-01`, `1/3/2024`, `01.03.24`.
  private static func inNumbers(_ text: String) -> [Int]? {
    let start = text.prefix { $0 != "T" && $0 != " " }
    guard let mark = start.first(where: { "-/.".contains($0) }) else { return nil }
    let parts = start.split(separator: mark, omittingEmptySubsequences: false)
    let numbers = parts.compactMap(number)
    guard parts.count == 3, numbers.count == 3 else { return nil }
    func isMonthAndDay(_ pair: ArraySlice<Int>) -> Bool {
      pair.allSatisfy { (1...31).contains($0) } && pair.contains { $0 <= 12 }
    }
    let lengths = parts.map(\.utf8.count)
    if lengths[0] == 4 || lengths[2] != 4 && lengths[0] == 2 && !isMonthAndDay(numbers[..<2]) {
      return isMonthAndDay(numbers[1...]) ? [numbers[2]] : nil
    }
    guard lengths[2] == 4 || lengths[2] == 2, isMonthAndDay(numbers[..<2]) else { return nil }
    return Array(numbers[..<2])
  }

  /// The day of a number of eight digits, `20240301`.
  private static func inOneNumber(_ text: String) -> [Int]? {
    guard text.utf8.count == 8, let year = number(text.prefix(4)), (1900...2100).contains(year),
      let month = number(text.dropFirst(4).prefix(2)), (1...12).contains(month),
      let day = number(text.suffix(2)), (1...31).contains(day)
    else { return nil }
    return [day]
  }

  /// The day of a word between two numbers or before them, in whatever language: `1 March 2024`, `01-Mar-24`,
  /// `March 1, 2024`.
  private static func withNamedMonth(_ text: String) -> [Int]? {
    let parts = text.split { $0.isWhitespace || "-/.,".contains($0) }.filter { !$0.contains(":") }
    let words = parts.filter { $0.allSatisfy(\.isLetter) }
    // Some languages have a short word between, `1 de marzo de 2024`.
    let months = words.filter { $0.count > 2 }
    let numbers = parts.filter { !$0.contains(where: \.isLetter) }
    guard months.count == 1, numbers.count == 2, words.count + numbers.count == parts.count,
      let last = parts.last, last == numbers[1], last.utf8.count == 4 || last.utf8.count == 2,
      number(last) != nil, let day = number(numbers[0]), (1...31).contains(day)
    else { return nil }
    return [day]
  }

  private static func number(_ text: Substring) -> Int? {
    guard case .integer(let number)? = ScalarValueReader.read(String(text), as: .count) else { return nil }
    return Int(exactly: number)
  }
}
