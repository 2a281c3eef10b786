import Tables

/// Periods as the pages print them, without locale.
enum PeriodText {
  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `January 2009`; a year as it is.
  static func long(_ period: Period) -> String { text(period) { $0 } }

  /// `Jan 2009`; a year as it is.
  static func short(_ period: Period) -> String { text(period) { String($0.prefix(3)) } }

  /// ISO 8601 text as a long period; text that is none is returned as it is.
  static func long(_ text: String) -> String {
    let frequency: Period.Frequency = text.contains("-") ? .month : .year
    return Period(text: text, frequency: frequency).map(long) ?? text
  }

  /// `2025-06-03` as `3 June 2025`; text that is no day is returned as it is.
  static func day(_ text: String) -> String {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let day = Int(parts[2]), let month = Int(parts[1]),
      names.indices.contains(month - 1)
    else { return text }
    return "\(day) \(names[month - 1]) \(parts[0])"
  }

  private static func text(_ period: Period, _ form: (String) -> String) -> String {
    guard let month = period.month, names.indices.contains(month - 1) else { return period.description }
    return form(names[month - 1]) + " " + String(period.year)
  }
}
