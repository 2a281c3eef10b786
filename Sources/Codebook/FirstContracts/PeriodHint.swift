public import Tables

/// What the texts of a column of periods tell together, beyond what each tells alone.
public enum PeriodHint {
  /// How long the periods are that days stand for, such as years of which every text is the first day; nil where they stand for none.
  public static func length(ofDays texts: [String]) -> Period.Frequency.Length? {
    guard let form = RecognisedPeriod(texts), form.areDays else { return nil }
    return Period.Frequency.Length(rawValue: form.type)
  }

  /// The years in which fiscal years begin, in the order of their texts; nil where a text is none, or all may be months.
  ///
  /// A fiscal year that one year names (`FY2024`) is taken to end in it.
  public static func fiscalYears(_ texts: [String]) -> [Int]? { RecognisedFiscalYears.firstYears(texts) }

  /// Whether a text has a year of the Solar Hijri or the Islamic calendar.
  public static func isOfOtherCalendar(_ text: String) -> Bool {
    PeriodText(text)?.readings(pivot: nil).contains { (1300...1500).contains($0.year) } ?? false
  }

  /// Whether a text means all periods together.
  public static func isTotal(_ text: String) -> Bool { DisguisedTotals.meansTotal(text) }
}

/// A figure in a cell with a mark beside it.
public enum MarkedFigure {
  /// The text without the mark behind it, as files of Eurostat and footnotes have them (`980*`, `12 p`); nil where there is none.
  public static func plain(_ text: String) -> String? {
    let (rest, mark) = CellMarkForm.split(text)
    return mark == nil ? nil : rest
  }
}
