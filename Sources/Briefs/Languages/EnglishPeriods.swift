import Tables

/// Periods in English words.
enum EnglishPeriods {
  /// The months of the common era.
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `1 March 2024`, `week 5 of 2024`, `January 2024`, `Q1 2024`, `2024`, `2023/24`, `Mehr 1402 (Solar Hijri)`; short `1 Mar 2024`,
  /// `W5 2024`, `Jan 2024` and without the name of the calendar.
  static func text(_ period: Period, _ length: PeriodLength) -> String {
    let frequency = period.frequency
    switch frequency.length {
    case .day:
      let month = period.firstDay.month
      return "\(period.firstDay.number - month.firstDay.number + 1) \(text(month, length))"
    case .week:
      return length == .long
        ? "week \(period.placeInYear) of \(period.year)" : "W\(period.placeInYear) \(period.year)"
    case .quarter: return "Q\(period.placeInYear) \(period.year)"
    case .month, .year:
      guard let month = period.month else {
        return period.description + calendar(frequency.calendar, length)
      }
      let names = months(frequency.calendar) ?? months
      guard names.indices.contains(month - 1) else { return period.description }
      let name = names[month - 1]
      // Only names of the common era are known by their first letters.
      let isShort = length == .short && frequency.calendar == .gregorian
      return "\(isShort ? String(name.prefix(3)) : name) \(period.year)"
        + calendar(frequency.calendar, length)
    }
  }

  private static func calendar(_ calendar: PeriodCalendar, _ length: PeriodLength) -> String {
    guard length == .long else { return "" }
    return switch calendar {
    case .gregorian: ""
    case .persian: " (Solar Hijri)"
    case .islamicUmmAlQura, .islamicCivil: " (Islamic)"
    }
  }

  private static func months(_ calendar: PeriodCalendar) -> [String]? {
    switch calendar {
    case .gregorian: nil
    case .persian:
      [
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey",
        "Bahman", "Esfand",
      ]
    case .islamicUmmAlQura, .islamicCivil:
      [
        "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Thani", "Rajab",
        "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
      ]
    }
  }
}
