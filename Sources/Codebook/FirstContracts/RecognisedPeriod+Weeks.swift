import Tables

/// Weeks, and periods told by their first and their last day.
extension RecognisedPeriod {
  /// Whether a text tells a week of a year of four digits: `2024-W05`, `KW 05/2024`, `Week 5, 2024`.
  static func isWeek(_ text: String) -> Bool {
    if part(text, letter: "W") != nil { return true }
    return text.count <= 24 && text.contains(where: \.isLetter)
      && PeriodText(text)?.readings(pivot: nil).contains { $0.week != nil && isYear($0.year) } == true
  }

  /// Weeks of six digits each, `202205`, under a heading of time or half a year of them; nil where they may be months or figures.
  static func numberedWeeks(_ texts: [String], _ evidence: Evidence) -> RecognisedPeriod? {
    let numbers = Set(texts.compactMap(numberedWeek))
    guard Double(texts.count { numberedWeek($0) != nil }) >= evidence.leastShare * Double(texts.count),
      numbers.contains(where: { $0 % 100 > 12 }), numbers.count >= (evidence == .heading ? 6 : 26)
    else { return nil }
    return numberedWeeks
  }

  /// Weeks that their numbers alone tell.
  static var numberedWeeks: RecognisedPeriod {
    var form = RecognisedPeriod(type: "week")
    form.doubt =
      "numbers such as 202205 are taken as weeks of ISO 8601, which begin on Monday: where those of the file begin on another day, each is told a day or two late"
    return form
  }

  /// The number of `202205`, or nil where it is no week of a year.
  static func numberedWeek(_ text: String) -> Int? {
    guard text.utf8.count == 6, let number = Int(text), (1900...2100).contains(number / 100),
      (1...53).contains(number % 100)
    else { return nil }
    return number
  }

  /// The same where the heading says of which day of the week it speaks: `Week ending`.
  func told(by heading: HeadingWords) -> RecognisedPeriod {
    guard type == "week", let key = keys.first(where: { $0.key == WeekEdge.Side.first.rawValue }),
      let weekday = WeekEdge.names.firstIndex(of: key.value), heading.mention(HeadingCalendar.endWords)
    else { return self }
    var form = self
    form.keys.removeAll { $0.key == WeekEdge.Side.first.rawValue }
    form.weekDoubt = nil
    form.tell(WeekEdge(weekday: weekday, side: .last))
    return form
  }

  /// Says by which day of theirs weeks are told.
  mutating func tell(_ edge: WeekEdge) {
    keys.append(.init(key: edge.side.rawValue, value: edge.name))
    let day = edge.name.prefix(1).uppercased() + edge.name.dropFirst()
    weekDoubt =
      "days are seven apart, and each is taken as the \(edge.side == .first ? "first" : "last") day of a week, a \(day)"
      + (edge.isISO ? "" : ", which is shown as the week from Monday that holds most of it")
      + (edge.side == .first
        ? "; 'ends: \(edge.name)' where it is the last, 'type: day' where it is a day" : "")
  }

  /// Whether all of some texts are of a calendar whose quarters, halves and weeks are not read.
  static func areOfOtherCalendar(_ texts: [String]) -> Bool {
    texts.prefix(firstLook).allSatisfy(PeriodHint.isOfOtherCalendar)
  }

  /// Whether texts hold two days each, and no time of day.
  ///
  /// - Parameter numbers: how many numbers tell them: 5 where the year stands once.
  static func areBetweenDays(_ texts: [String], numbers: Int = 6) -> Bool {
    texts.prefix(firstLook).allSatisfy { text in
      text.utf8.count >= 4 * numbers - 7 && !text.contains(":")
        && text.split(whereSeparator: { !$0.isNumber }).count >= numbers
    }
  }

  /// How long periods are that texts tell by their first and their last day; nil where most do not.
  static func betweenDays(_ texts: [String], _ isMost: (Int) -> Bool) -> String? {
    let readings = texts.compactMap { text in
      PeriodText(text)?.readings(pivot: nil).first { $0.day == nil && isYear($0.year) }
    }
    for (type, count) in [
      ("week", readings.count { $0.week != nil }), ("month", readings.count { $0.month != nil }),
      ("quarter", readings.count { $0.quarter != nil }), ("half-year", readings.count { $0.half != nil }),
    ] where isMost(count) { return type }
    return nil
  }
}
