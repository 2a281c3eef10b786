import Tables

/// Weeks, and periods told by their first and their last day.
extension RecognisedPeriod {
  /// Whether a text tells a week of a year of four digits: `2024-W05`, `KW 05/2024`, `Week 5, 2024`.
  static func isWeek(_ text: String) -> Bool {
    if part(text, letter: "W") != nil { return true }
    return text.count <= 24 && text.contains(where: \.isLetter)
      && PeriodText(text)?.readings(pivot: nil).contains { $0.week != nil && isYear($0.year) } == true
  }

  /// Whether texts hold two days each, and no time of day.
  static func areBetweenDays(_ texts: [String]) -> Bool {
    texts.prefix(firstLook).allSatisfy { text in
      text.utf8.count >= 17 && !text.contains(":")
        && text.split(whereSeparator: { !$0.isNumber }).count >= 6
    }
  }

  /// How long periods are that texts tell by their first and their last day; nil where most do not.
  static func betweenDays(_ texts: [String], _ isMost: (Int) -> Bool) -> String? {
    let readings = texts.compactMap { text in
      PeriodText(text)?.readings(pivot: nil).first { $0.day == nil && isYear($0.year) }
    }
    for (type, count) in [
      ("week", readings.count { $0.week != nil }), ("month", readings.count { $0.month != nil }),
      ("quarter", readings.count { $0.quarter != nil }),
    ] where isMost(count) { return type }
    return nil
  }
}
