extension Period {
  /// How long a period is, in which calendar, and for a year in which month it starts.
  public struct Frequency: Sendable, Hashable {
    /// How long a period is.
    public enum Length: String, Sendable, Hashable, Codable, CaseIterable {
      /// A calendar day.
      case day
      /// A week of ISO 8601, Monday to Sunday; it belongs to the year that holds its Thursday.
      case week
      /// A month.
      case month
      /// Three months from January, April, July or October.
      case quarter
      /// Six months from January or July.
      case halfYear = "half-year"
      /// Twelve months.
      case year
    }

    /// How long a period is.
    public let length: Length
    /// The calendar.
    public let calendar: PeriodCalendar
    /// The month that a year starts in; one byte, since there are as many frequencies as periods.
    private let start: Int8
    /// The month that a year starts in, from 1; 1 for whatever is no fiscal year.
    public var firstMonth: Int { Int(start) }

    /// Creates a frequency; nil where there is none: only months and years are told in other calendars than that of the
    /// common era, and only years of that one start in another month than the first.
    public init?(_ length: Length, calendar: PeriodCalendar = .gregorian, firstMonth: Int = 1) {
      guard (1...12).contains(firstMonth), calendar == .gregorian || length == .month || length == .year,
        firstMonth == 1 || length == .year && calendar == .gregorian
      else { return nil }
      self.init(plain: length, calendar, firstMonth)
    }

    private init(plain length: Length, _ calendar: PeriodCalendar = .gregorian, _ firstMonth: Int = 1) {
      (self.length, self.calendar, start) = (length, calendar, Int8(clamping: firstMonth))
    }

    /// Calendar days.
    public static let day = Frequency(plain: .day)
    /// Weeks of ISO 8601.
    public static let week = Frequency(plain: .week)
    /// Months of the common era.
    public static let month = Frequency(plain: .month)
    /// Quarters of calendar years.
    public static let quarter = Frequency(plain: .quarter)
    /// Halves of calendar years.
    public static let halfYear = Frequency(plain: .halfYear)
    /// Calendar years of the common era.
    public static let year = Frequency(plain: .year)

    /// Months of a calendar.
    public static func month(of calendar: PeriodCalendar) -> Frequency { Frequency(plain: .month, calendar) }
    /// Years of a calendar.
    public static func year(of calendar: PeriodCalendar) -> Frequency { Frequency(plain: .year, calendar) }

    /// Whether it is of years that start in another month than the first.
    public var isFiscal: Bool { firstMonth != 1 }

    /// Periods in a year of its calendar: 365 days, 52 weeks, 12 months, 4 quarters, 2 half-years or 1 year.
    ///
    /// A change a year is that over so many periods.
    public var periodsPerYear: Int {
      switch length {
      case .day: 365
      case .week: 52
      case .month: 12
      case .quarter: 4
      case .halfYear: 2
      case .year: 1
      }
    }

    /// Periods after which a usual pattern begins anew: a week of days, else a year.
    public var usualSeason: Int { length == .day ? 7 : periodsPerYear }

    /// Whether each of its periods lies in one period of another.
    ///
    /// A week can lie in two months and in two years; months of one calendar lie in no month of another.
    public func nests(in other: Frequency) -> Bool {
      if self == other || length == .day { return true }
      guard calendar == other.calendar else { return false }
      switch (length, other.length) {
      case (.month, .quarter), (.month, .halfYear), (.month, .year), (.quarter, .halfYear): return true
      case (.quarter, .year): return other.firstMonth % 3 == 1
      case (.halfYear, .year): return other.firstMonth % 6 == 1
      default: return false
      }
    }

    /// Calendar years of the same calendar.
    public var years: Frequency { .year(of: calendar) }
  }
}

extension Period.Frequency: RawRepresentable, Codable, CustomStringConvertible {
  /// The frequency of a stored word: `month`, `month:persian`, `year:04` for years that start in April.
  public init?(rawValue: String) {
    let parts = rawValue.split(separator: ":", omittingEmptySubsequences: false)
    guard let word = parts.first, let length = Length(rawValue: String(word)), parts.count <= 2 else {
      return nil
    }
    guard let second = parts.dropFirst().first else {
      self.init(length)
      return
    }
    if let calendar = PeriodCalendar(rawValue: String(second)), calendar != .gregorian {
      self.init(length, calendar: calendar)
    } else if second.utf8.count == 2, let month = Int(second), month != 1 {
      self.init(length, firstMonth: month)
    } else {
      return nil
    }
  }

  /// The word that a stored table has for it.
  public var rawValue: String {
    if calendar != .gregorian { return "\(length.rawValue):\(calendar.rawValue)" }
    return isFiscal ? "\(length.rawValue):\(firstMonth < 10 ? "0" : "")\(firstMonth)" : length.rawValue
  }

  /// The same word.
  public var description: String { rawValue }
}
