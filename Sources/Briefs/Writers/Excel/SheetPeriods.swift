import Tables

/// Periods as spreadsheets sort and chart them.
enum SheetPeriods {
  /// The format of months.
  static let months = "yyyy-mm"
  /// The format of days.
  static let days = "yyyy-mm-dd"

  /// A year as a number, a month or a day as a date, whatever else as text that is in order of time.
  ///
  /// Spreadsheets count days from the last of 1899 and take 1900 for a leap year, so dates begin in March 1900.
  static func value(_ period: Period) -> (value: WorkbookSheet.Value, format: String) {
    let frequency = period.frequency
    let text = WorkbookSheet.Value.text(period.description)
    guard frequency.calendar == .gregorian, !frequency.isFiscal else { return (text, "") }
    let serial = period.firstDay.number + 25_569
    switch frequency.length {
    case .year: return (.number(Double(period.year)), "0")
    case .month where serial > 60: return (.number(Double(serial)), months)
    case .day where serial > 60: return (.number(Double(serial)), days)
    case .day, .week, .month, .quarter, .halfYear: return (text, "")
    }
  }
}
