public import Language
public import Tables

/// Reads how long periods are, as contracts and pipelines say it: `type`, `calendar` and `starts`.
public enum FrequencyReading {
  /// What is wrong with what was written.
  public struct Problem: Error, Sendable {
    /// What is wrong.
    public var message: String
    /// Where it stands.
    public var location: SourceLocation
    /// What was probably meant, or nil.
    public var note: String?
    /// What to write.
    public var help: String
  }

  /// The words for lengths.
  public static let words = Period.Frequency.Length.allCases.map(\.rawValue)

  /// The words for the months in which years begin.
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// The frequency of a mapping, or of a single word for its length.
  ///
  /// - Parameters:
  ///   - node: a word such as `month`, or `{type: year, starts: april}`.
  ///   - key: the key that names the length in a mapping.
  public static func frequency(
    _ node: Node, key: String = "type"
  ) -> Result<Period.Frequency, Problem> {
    let place = node[key] ?? node
    guard let word = place.text, let length = Period.Frequency.Length(rawValue: word == "date" ? "day" : word)
    else {
      return .failure(
        Problem(
          message: "'\(place.text ?? key)' is no length of a period", location: place.location,
          note: Suggestion.note(for: place.text ?? "", in: words),
          help: "one of: \(words.joined(separator: ", "))"))
    }
    var firstMonth = 1
    // Of weeks it is a day, which says how they are written and not how long they are.
    if let starts = node["starts"], length != .week {
      // Months and quarters that several columns tell may be of fiscal years.
      let isOfParts = [.month, .quarter, .halfYear].contains(length) && node["from"] != nil
      guard length == .year || isOfParts, let month = months.firstIndex(of: starts.text?.lowercased() ?? "")
      else {
        return .failure(
          Problem(
            message: "'starts' names the month in which a fiscal year begins", location: starts.location,
            note: Suggestion.note(for: starts.text ?? "", in: months),
            help:
              "such as 'starts: april', for 'type: year', or for months, quarters and half-years with 'from'")
        )
      }
      if length == .year { firstMonth = month + 1 }
    }
    let calendars = calendars(node)
    switch calendars {
    case .failure(let problem): return .failure(problem)
    case .success(let all):
      // Of two calendars the table is of the common era.
      let calendar = all.count == 1 ? all[0] : .gregorian
      let isMonthOrYear = length == .month || length == .year
      // Days of every calendar are days; what else there is in another calendar are its months and years.
      if length == .day { return .success(.day) }
      guard let frequency = Period.Frequency(length, calendar: calendar, firstMonth: firstMonth) else {
        return .failure(
          Problem(
            message: isMonthOrYear
              ? "a fiscal year is of the common era"
              : "there is no \(word) of the calendar '\(calendar.rawValue)'",
            location: (node["calendar"] ?? node).location,
            help:
              "days, months and years are told in other calendars; 'starts' is for years of the common era"))
      }
      return .success(frequency)
    }
  }

  /// The month in which the years of `from` begin, or nil where they are those of the calendar.
  static func partsStart(_ node: Node) -> Int? {
    guard node["from"] != nil, let word = node["starts"]?.text?.lowercased() else { return nil }
    return months.firstIndex(of: word).map { $0 + 1 }
  }

  /// The calendars of `calendar`: one, or several that are told apart by the year; the common era where there is none.
  public static func calendars(_ node: Node) -> Result<[PeriodCalendar], Problem> {
    guard let place = node["calendar"] else { return .success([.gregorian]) }
    let words = (place.elements ?? [place]).map { $0.text ?? "" }
    let known = PeriodCalendar.allCases.map(\.rawValue)
    let calendars = words.compactMap(PeriodCalendar.init(rawValue:))
    guard calendars.count == words.count, !calendars.isEmpty, Set(calendars).count == calendars.count else {
      return .failure(
        Problem(
          message: "'calendar' names a calendar by its name in the CLDR", location: place.location,
          note: words.first { !known.contains($0) }.flatMap { Suggestion.note(for: $0, in: known) },
          help: "one of: \(known.joined(separator: ", "))"))
    }
    guard calendars.count(where: { $0 != .gregorian }) <= 1 else {
      return .failure(
        Problem(
          message: "'calendar' names two calendars that the year does not tell apart",
          location: place.location,
          help: "such as 'calendar: [persian, gregorian]', whose years are 1300 to 1500 and 1900 to 2100"))
    }
    return .success(calendars)
  }
}
