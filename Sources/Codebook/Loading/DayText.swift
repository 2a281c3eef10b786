import Language

/// A text that looks like a calendar day, in whatever order a file writes it: `2024-03-01`, `1/3/2024`, `01.03.2024 12:00`.
struct DayText {
  /// What stands beside the year, in order.
  private var others: [Int]
  private var startsWithYear: Bool

  init?(_ text: String) {
    let start = text.prefix { $0 != "T" && $0 != " " }
    guard let mark = start.first(where: { "-/.".contains($0) }) else { return nil }
    let parts = start.split(separator: mark, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      guard case .integer(let number)? = ScalarValueReader.read(String(part), as: .count) else { return nil }
      return Int(exactly: number)
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    startsWithYear = parts[0].utf8.count == 4
    guard startsWithYear || parts[2].utf8.count == 4 else { return nil }
    others = startsWithYear ? [numbers[1], numbers[2]] : [numbers[0], numbers[1]]
    guard others.allSatisfy({ (1...31).contains($0) }), others.contains(where: { $0 <= 12 }) else {
      return nil
    }
  }

  /// Whether days are all first ones of months, or all last ones: then they stand for the months.
  static func areMonths(_ days: [DayText]) -> Bool {
    // Where the year stands last, either part may be the day.
    let places = days.allSatisfy(\.startsWithYear) ? [1] : [0, 1]
    return places.contains { place in
      let numbers = days.map { $0.others[place] }
      return numbers.allSatisfy { $0 == 1 } || numbers.allSatisfy { $0 >= 28 }
    }
  }
}
