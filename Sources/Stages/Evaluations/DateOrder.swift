import Language

/// Which of the two first numbers of a date such as `03/04/2021` is the day.
enum DateOrder: String, Sendable, Hashable, CaseIterable {
  case dayMonth = "day-month"
  case monthDay = "month-day"

  /// What the first number is.
  var first: String { self == .dayMonth ? "day" : "month" }

  /// The order that dates with a number above 12 tell; nil where none does or they contradict each other.
  ///
  /// With points between, the day stands first wherever dates are written so.
  static func told(by dates: [String]) -> DateOrder? {
    var found: Set<DateOrder> = []
    for date in dates {
      guard let (numbers, mark) = numbers(of: date) else { continue }
      if numbers[0] > 12 || mark == "." { found.insert(.dayMonth) }
      if numbers[1] > 12 { found.insert(.monthDay) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// The places of the first date that tells the day first, and of the first that tells the month first; nil where not both are there.
  static func contradiction(in dates: [String]) -> (dayMonth: Int, monthDay: Int)? {
    func first(_ order: DateOrder) -> Int? { dates.firstIndex { told(by: [$0]) == order } }
    guard let day = first(.dayMonth), let month = first(.monthDay) else { return nil }
    return (day, month)
  }

  /// The three numbers of a date that ends with its year, of four digits or two, and what stands between them.
  private static func numbers(of text: String) -> (numbers: [Int], mark: Character)? {
    let word = FoldedText.fold(HeadingText.plain(text))
    guard let mark = word.first(where: { "/.-".contains($0) }) else { return nil }
    let parts = word.split(separator: mark, omittingEmptySubsequences: false)
    // Of `21-03-15` the year may stand first.
    guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2,
      parts[2].count == 4 || parts[2].count == 2 && mark != "-",
      parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == 3 ? (numbers, mark) : nil
  }
}
