import Language
import Tables

/// Periods that several columns of a source tell together, such as a year and a month.
enum PeriodParts {
  /// One text of the texts of several columns, such as `2024 January` or `2024-1`.
  ///
  /// A number that a spreadsheet wrote with a decimal is a whole one.
  static func joined(
    _ texts: [String], _ frequency: Period.Frequency, others: PeriodForm.OtherLength? = nil,
    totals: PeriodForm.OtherLength? = nil
  ) -> String {
    let parts = texts.map { text -> String in
      let trimmed = text.split(separator: " ").joined(separator: " ")
      return trimmed.hasSuffix(".0") ? String(trimmed.dropLast(2)) : trimmed
    }
    if parts.contains(where: { $0.isEmpty || DisguisedTotals.meansTotal($0) }) {
      // A year whose month is blank or called a total is a year, where such rows have a place.
      let known = parts.filter { !$0.isEmpty && !DisguisedTotals.meansTotal($0) }
      // Of all years, or of one month of all years.
      if totals != nil, parts.contains(where: DisguisedTotals.meansTotal),
        known.allSatisfy({ PeriodText($0)?.readings(pivot: nil).contains { $0.month == nil } != true })
      {
        return (["total"] + known).joined(separator: " ")
      }
      return others != nil && known.count == 1 ? known[0] : ""
    }
    let letter: String? =
      switch frequency.length {
      case .quarter: "Q"
      case .week: "W"
      default: nil
      }
    // Of a year and a number in columns of their own the number is of what the column is of.
    if let letter, parts.count == 2 {
      return parts.map { part in
        part.utf8.count <= 2 && part.allSatisfy(\.isNumber) ? letter + part : part
      }.joined(separator: " ")
    }
    return parts.joined(separator: parts.allSatisfy { $0.allSatisfy(\.isNumber) } ? "-" : " ")
  }

  /// A day or a month of several columns as ISO 8601 writes it, in its own calendar.
  ///
  /// Blank where one of them is, since a part of a date is none; what tells none stands as it is written, and breaks its rule.
  static func date(_ texts: [String]) -> String {
    let joined = Self.joined(texts, .day)
    guard !joined.isEmpty, let readings = PeriodText(joined)?.readings(pivot: nil), readings.count == 1,
      let month = readings[0].month
    else { return joined }
    let reading = readings[0]
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let text = padded(reading.year, 4) + "-" + padded(month, 2)
    return reading.day.map { text + "-" + padded($0, 2) } ?? text
  }
}
