public import Language
public import Tables

/// How the texts of a column of periods are read, and what they become.
public struct PeriodForm: Sendable, Hashable {
  /// How periods of one calendar become those of another.
  public enum Conversion: String, Sendable, Hashable, CaseIterable {
    /// Not at all: they stay what they are.
    case none
    /// A month or a year stands for the one of the common era that holds its middle day.
    case approximate
  }

  /// What becomes of rows that hold a longer or a shorter period than the column is of.
  public enum OtherLength: String, Sendable, Hashable, CaseIterable {
    /// They are left out, counted, and where the months of a year are all there compared with their sum.
    case apart
    /// They are left out and counted.
    case reject
  }

  /// Which year names a fiscal year that is written with one, such as `FY2010`.
  public enum FiscalName: String, Sendable, Hashable, CaseIterable {
    /// The one in which it begins.
    case start
    /// The one in which it ends.
    case end
  }

  /// How years of the Gregorian calendar are counted; the table counts them in the common era.
  public enum Era: String, Sendable, Hashable, CaseIterable {
    /// From the year 1 of the common era.
    case common
    /// 543 years more, as in Thailand; years of the common era in the same column are told apart.
    case buddhist
    /// 1911 years fewer, of two digits or three, as in Taiwan; years of the common era in the same column are told apart.
    case minguo

    /// The years that are of the Buddhist era where they stand for today's: 1897 to 2100.
    static let buddhistYears = 2440...2643

    /// A year in the common era.
    ///
    /// Years of the Republic of China are no years of four digits, and are written so by `text`.
    func common(_ year: Int) -> Int {
      self == .buddhist && Self.buddhistYears.contains(year) ? year - 543 : year
    }

    /// A text with its year in four digits, which the other eras have.
    func text(_ text: String) -> String {
      guard self == .minguo else { return text }
      let before = text.prefix { !$0.isNumber }
      let digits = text[before.endIndex...].prefix(while: \.isNumber)
      guard (2...3).contains(digits.count),
        let year = Int(digits.compactMap(\.wholeNumberValue).map(String.init).joined()),
        EraYears.minguoYears.contains(year)
      else { return text }
      return before + String(year + EraYears.minguo) + text[digits.endIndex...]
    }
  }

  /// The frequency of the table.
  public var frequency: Period.Frequency
  /// The calendars that the texts are told in.
  public var calendars: [PeriodCalendar]
  /// The patterns that say what texts alone do not: the order of day and month, and numbers of days.
  public var patterns: [DatePattern]
  /// The first two-digit year of the century before, or nil where years have four digits.
  public var pivot: Int?
  /// How periods of another calendar become those of the table.
  public var conversion: Conversion
  /// What becomes of rows of another length, or nil where such a row refuses the file.
  public var others: OtherLength?
  /// What becomes of rows that hold a total of all periods, or nil where such a row refuses the file.
  public var totals: OtherLength?
  /// Which year names a fiscal year that one year names, or nil where the column does not say.
  public var fiscalName: FiscalName?
  /// The month in which the years begin whose months, quarters or half-years several columns tell together, or nil for calendar years.
  public var partsStart: Int?
  /// How the years are counted.
  public var era: Era
  /// The day by which texts tell weeks, or nil for their Mondays.
  public var weekEdge: WeekEdge?
  /// The columns of the source that tell the period together; empty for one of its own name.
  public var sources: [String]

  /// Creates the form of a column that says nothing but how long its periods are.
  public init(
    frequency: Period.Frequency, calendars: [PeriodCalendar]? = nil, patterns: [DatePattern] = [],
    pivot: Int? = nil, conversion: Conversion = .none, others: OtherLength? = nil, sources: [String] = []
  ) {
    self.frequency = frequency
    self.calendars = calendars ?? [frequency.calendar]
    self.patterns = patterns
    self.pivot = pivot
    self.conversion = conversion
    self.others = others
    era = .common
    self.sources = sources
  }

  /// What every page says of figures whose periods were converted approximately.
  public static let approximationNote = LocalizedText(
    "Periods of the Solar Hijri calendar are shown as those of the common era that hold their middle day: they begin and end up to some weeks apart."
  )
}
