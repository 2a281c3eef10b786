extension Period {
  /// The period of a frequency that holds a day; nil where the days of its calendar are not known.
  public init?(_ frequency: Frequency, containing day: CalendarDay) {
    let ordinal: Int
    switch frequency.length {
    case .day: ordinal = day.number + Self.dayOfEpoch
    case .week: ordinal = (day.number + Self.dayOfEpoch - Self.daysBeforeFirstWeek).divided(by: 7)
    case .month, .quarter, .halfYear, .year:
      let month: Int
      if let months = frequency.calendar.months {
        guard let place = months.month(ofDay: day.number) else { return nil }
        month = months.firstYear * 12 + place
      } else {
        month = day.month.ordinal
      }
      ordinal = Self.ordinal(ofMonth: month, frequency)
    }
    self.init(frequency: frequency, ordinal: ordinal)
  }

  /// The days of year 0 before its first week.
  static let daysBeforeFirstWeek = 2

  /// The ordinal of the month, the quarter, the half-year or the year that holds a month of its calendar.
  private static func ordinal(ofMonth month: Int, _ frequency: Frequency) -> Int {
    switch frequency.length {
    case .quarter: month.divided(by: 3)
    case .halfYear: month.divided(by: 6)
    case .year: (month - (frequency.firstMonth - 1)).divided(by: 12)
    case .day, .week, .month: month
    }
  }

  /// The first month of its calendar that it holds, counted since year 0; nil for days and weeks.
  private var firstMonth: Int? {
    switch frequency.length {
    case .month: ordinal
    case .quarter: ordinal * 3
    case .halfYear: ordinal * 6
    case .year: ordinal * 12 + frequency.firstMonth - 1
    case .day, .week: nil
    }
  }

  /// Its first day; beyond the years whose days are known, about that.
  public var firstDay: CalendarDay {
    switch frequency.length {
    case .day: return CalendarDay(number: ordinal - Self.dayOfEpoch)
    case .week: return CalendarDay(number: ordinal * 7 + Self.daysBeforeFirstWeek - Self.dayOfEpoch)
    case .month, .quarter, .halfYear, .year:
      let month = firstMonth ?? 0
      guard let months = frequency.calendar.months else {
        let year = month.divided(by: 12)
        return CalendarDay(year: year, month: month - year * 12 + 1, day: 1)
      }
      let place = month - months.firstYear * 12
      if let start = months.start(ofMonth: place) { return CalendarDay(number: start) }
      let beyond = place < 0 ? place : place - (months.starts.count - 1)
      let end = (place < 0 ? months.starts.first : months.starts.last) ?? 0
      return CalendarDay(number: end + Int((Double(beyond) * months.meanLength).rounded()))
    }
  }

  /// Its last day.
  public var lastDay: CalendarDay { CalendarDay(number: advanced(by: 1).firstDay.number - 1) }

  /// The day in its middle; of an even number of days the earlier of two.
  public var middleDay: CalendarDay {
    let (first, last) = (firstDay.number, lastDay.number)
    return CalendarDay(number: first + (last - first) / 2)
  }

  /// The period of another frequency that it lies in as a whole; nil where there is none.
  public func enclosing(_ other: Frequency) -> Period? {
    guard frequency.nests(in: other) else { return nil }
    if frequency == other { return self }
    if let month = firstMonth {
      return Period(frequency: other, ordinal: Self.ordinal(ofMonth: month, other))
    }
    return Period(other, containing: firstDay)
  }

  /// The periods of a shorter frequency from that of its first day to that of its last; nil where days are not known.
  public func periods(of shorter: Frequency) -> ClosedRange<Period>? {
    guard let first = Period(shorter, containing: firstDay), let last = Period(shorter, containing: lastDay)
    else { return nil }
    return first...max(first, last)
  }
}

extension ClosedRange<Period> {
  /// Each of them, in order.
  public var all: [Period] {
    (lowerBound.ordinal...upperBound.ordinal).map {
      Period(frequency: lowerBound.frequency, ordinal: $0)
    }
  }
}
