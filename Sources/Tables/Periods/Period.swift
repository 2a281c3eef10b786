/// A day, a week, a month, a quarter, a half-year or a year, in the calendar of its frequency.
public struct Period: Sendable, Hashable, Comparable, Codable {
  /// How long the period is, and in which calendar.
  public var frequency: Frequency
  /// Which one it is, counted through: months, quarters, half-years and years since year 0 of their calendar, weeks since the first of
  /// year 0, days since 1 January of year 0.
  public var ordinal: Int

  /// Creates a period from its ordinal.
  public init(frequency: Frequency, ordinal: Int) {
    self.frequency = frequency
    self.ordinal = ordinal
  }

  /// Creates a month of a calendar; `month` counts from 1.
  public init(year: Int, month: Int, calendar: PeriodCalendar = .gregorian) {
    self.init(frequency: .month(of: calendar), ordinal: year * 12 + month - 1)
  }

  /// Creates a calendar year.
  public init(year: Int) {
    self.init(frequency: .year, ordinal: year)
  }

  /// Creates a quarter of a calendar year; `quarter` counts from 1.
  public init(year: Int, quarter: Int) {
    self.init(frequency: .quarter, ordinal: year * 4 + quarter - 1)
  }

  /// Creates a half of a calendar year; `half` counts from 1.
  public init(year: Int, half: Int) {
    self.init(frequency: .halfYear, ordinal: year * 2 + half - 1)
  }

  /// Creates a week of ISO 8601, or nil where the year has none of that number.
  public init?(year: Int, week: Int) {
    guard (1...53).contains(week) else { return nil }
    // The fourth of January lies in the first week.
    let first = Period(day: CalendarDay(year: year, month: 1, day: 4)).enclosing(.week)
    guard let first else { return nil }
    self.init(frequency: .week, ordinal: first.ordinal + week - 1)
    guard self.year == year else { return nil }
  }

  /// Creates the period of a day.
  public init(day: CalendarDay) {
    self.init(frequency: .day, ordinal: day.number + Self.dayOfEpoch)
  }

  /// The ordinal of 1 January 1970.
  static let dayOfEpoch = 719_528

  /// The period that follows it by some others, or goes before it.
  public func advanced(by count: Int) -> Period {
    Period(frequency: frequency, ordinal: ordinal + count)
  }

  /// The year of its calendar: of a week that of its Thursday, of a fiscal year that in which it starts.
  public var year: Int {
    switch frequency.length {
    case .year: ordinal
    case .halfYear: ordinal.divided(by: 2)
    case .quarter: ordinal.divided(by: 4)
    case .month: ordinal.divided(by: 12)
    case .week: CalendarDay(number: firstDay.number + 3).year
    case .day: firstDay.year
    }
  }

  /// The month of its calendar from 1; nil for what is no month.
  public var month: Int? {
    frequency.length == .month ? ordinal - ordinal.divided(by: 12) * 12 + 1 : nil
  }

  /// Which of the periods of its year it is, from 1; 1 for a year.
  public var placeInYear: Int {
    switch frequency.length {
    case .year: 1
    case .halfYear: ordinal - year * 2 + 1
    case .quarter: ordinal - year * 4 + 1
    case .month: ordinal - year * 12 + 1
    case .week:
      (firstDay.number + 3 - CalendarDay(year: year, month: 1, day: 1).number) / 7 + 1
    case .day: firstDay.number - CalendarDay(year: year, month: 1, day: 1).number + 1
    }
  }

  /// All periods of its year up to it and beyond it: the first and the last.
  public var spanOfYear: ClosedRange<Period> {
    let first = advanced(by: 1 - placeInYear)
    let count: Int =
      switch frequency.length {
      case .year: 1
      case .halfYear: 2
      case .quarter: 4
      case .month: 12
      case .week: first.advanced(by: 52).year == year ? 53 : 52
      case .day: first.advanced(by: 365).year == year ? 366 : 365
      }
    return first...first.advanced(by: count - 1)
  }

  /// Orders periods of one frequency by time.
  public static func < (left: Period, right: Period) -> Bool { left.ordinal < right.ordinal }
}

extension Int {
  /// The quotient, rounded down.
  func divided(by divisor: Int) -> Int { self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor) }
}
