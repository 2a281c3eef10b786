import Language
import Tables

/// Reads the text of a period as its column says.
///
/// What a text alone tells is read; one that may mean two periods, and one of a calendar that the column does not name,
/// is a fault that says what to add.
struct PeriodReading {
  /// How the column is read.
  let form: PeriodForm

  /// What a text tells.
  enum Found: Equatable {
    /// A period of the table.
    case period(Period)
    /// A period of another length, which the column keeps apart or rejects.
    case other(Period)
    /// A total of all periods, or of some of all of them, which the column keeps apart or rejects.
    case total(isWhole: Bool)
  }

  /// Why a text tells no period.
  struct Fault: Error, Equatable {
    var rule: String
    var message: String
  }

  /// The period of a text.
  func period(_ text: String) -> Result<Found, Fault> {
    if let period = written(text) { return .success(.period(period)) }
    if form.totals != nil, case let plain = HeadingText.plain(text), DisguisedTotals.meansTotal(plain) {
      return .success(.total(isWhole: DisguisedTotals.words.contains(plain.lowercased())))
    }
    let readings = (PeriodText(form.era.text(text))?.readings(pivot: form.pivot) ?? []).map { reading in
      var reading = reading
      reading.year = form.era.common(reading.year)
      return reading
    }
    let faults = readings.compactMap(calendarFault)
    if let fault = faults.first, faults.count == readings.count { return .failure(fault) }
    let possible = readings.filter { calendarFault($0) == nil }
    var periods = Set(possible.compactMap(period) + [serial(text)].compactMap(\.self))
    // Of texts that fit the column as well as another length, the column decides.
    if periods.isEmpty, form.others != nil {
      let others = Set(possible.compactMap(otherPeriod))
      if let only = others.first, others.count == 1 { return .success(.other(only)) }
    }
    if let ordered = inOrder(possible) { periods = ordered }
    guard let period = periods.first else { return .failure(unread(possible, text)) }
    guard periods.count == 1, !isTwofold(possible) else {
      return .failure(
        Fault(
          rule: "ambiguous-period",
          message:
            "may mean two periods, as day and month may stand in either order: write 'formats: [d/M/yyyy]' or 'formats: [M/d/yyyy]' for the column"
        ))
    }
    return .success(.period(period))
  }

  /// The period of a text that stands as tables write it, as nearly all do.
  private func written(_ text: String) -> Period? {
    guard let period = Period(text: text, frequency: form.frequency),
      form.calendars == [form.frequency.calendar],
      Self.years(form.frequency.calendar).contains(period.year)
    else { return nil }
    return period
  }

  // MARK: Calendars

  /// The years that a calendar is told by where it is not named.
  private static func years(_ calendar: PeriodCalendar) -> ClosedRange<Int> {
    calendar == .gregorian ? 1700...2300 : 1300...1500
  }

  private func calendar(of reading: PeriodText.Reading) -> PeriodCalendar? {
    form.calendars.first { calendar in
      Self.years(calendar).contains(reading.year)
        && (reading.calendar.map { Self.isNamed($0, in: calendar) } ?? true)
    }
  }

  private static func isNamed(_ names: PeriodCalendar, in calendar: PeriodCalendar) -> Bool {
    names == calendar || names == .islamicCivil && calendar == .islamicUmmAlQura
  }

  /// What is wrong where a text is of a calendar that the column does not name.
  private func calendarFault(_ reading: PeriodText.Reading) -> Fault? {
    guard calendar(of: reading) == nil else { return nil }
    if form.calendars == [.gregorian],
      Self.years(.persian).contains(reading.year) || reading.calendar.map({ $0 != .gregorian }) == true
    {
      let line =
        reading.calendar == .islamicCivil
        ? "'calendar: islamic-umalqura' or 'calendar: islamic-civil'"
        : reading.calendar == .persian
          ? "'calendar: persian'"
          : "'calendar: persian' where it is Solar Hijri, 'calendar: islamic-umalqura' where it is Islamic"
      if ![.day, .month, .year].contains(form.frequency.length) {
        return Fault(
          rule: "calendar",
          message:
            "is a \(word) of another calendar than the common era, of which days, months and years are read and no \(word)s: load its months, or write 'role: dimension' with 'additive: false' for the column"
        )
      }
      return Fault(
        rule: "calendar",
        message: "is a \(word) of another calendar than the common era: write for the column \(line)")
    }
    if form.calendars == [.gregorian], PeriodForm.Era.buddhistYears.contains(reading.year) {
      return Fault(
        rule: "calendar",
        message:
          "is a \(word) of the Buddhist era, which is 543 years ahead: write 'era: buddhist' for the column")
    }
    if form.calendars.contains(.gregorian) {
      // What is far from today is said so.
      return form.calendars == [.gregorian] ? nil : noCalendar
    }
    return Self.years(.gregorian).contains(reading.year)
      ? Fault(
        rule: "calendar",
        message:
          "is a \(word) of the common era in a column of the calendar '\(form.calendars.map(\.rawValue).joined(separator: ", "))': write 'calendar: [\((form.calendars + [.gregorian]).map(\.rawValue).joined(separator: ", "))]' where it holds both"
      ) : noCalendar
  }

  private var noCalendar: Fault {
    Fault(
      rule: "calendar",
      message:
        "has a year of none of the calendars of the column (\(form.calendars.map(\.rawValue).joined(separator: ", ")))"
    )
  }

  // MARK: Periods

  private func period(_ reading: PeriodText.Reading) -> Period? {
    period(reading, form.frequency)
  }

  /// What a reading tells at a frequency, or nil.
  private func period(_ reading: PeriodText.Reading, _ frequency: Period.Frequency) -> Period? {
    let calendar = calendar(of: reading) ?? frequency.calendar
    let day = reading.day.flatMap { day in
      reading.month.flatMap { calendar.day(year: reading.year, month: $0, day: day) }
    }
    switch frequency.length {
    case .day: return day.map { Period(day: $0) }
    case .week:
      if let week = reading.week { return Period(year: reading.year, week: week) }
      return day.flatMap(week)
    case .quarter:
      if let quarter = reading.quarter { return Period(year: reading.year, quarter: quarter) }
      return calendar == .gregorian ? day.flatMap { Self.period(edgedBy: $0, .quarter) } : nil
    case .halfYear:
      if let half = reading.half { return Period(year: reading.year, half: half) }
      return calendar == .gregorian ? day.flatMap { Self.period(edgedBy: $0, .halfYear) } : nil
    case .month:
      guard let month = reading.month, isEdge(reading, ofMonthIn: calendar),
        calendar.years.contains(reading.year)
      else { return nil }
      return told(Period(year: reading.year, month: month, calendar: calendar), frequency)
    case .year:
      if frequency.isFiscal { return fiscalYear(reading, frequency) }
      guard isWhole(reading, yearOf: calendar), reading.quarter == nil, reading.half == nil,
        reading.week == nil,
        !reading.isFiscal,
        !reading.isNamedByOne, calendar.years.contains(reading.year)
      else { return nil }
      return told(Period(frequency: .year(of: calendar), ordinal: reading.year), frequency)
    }
  }

  /// Whether a reading is a month, or the first or the last day of one, as spreadsheets keep months.
  private func isEdge(_ reading: PeriodText.Reading, ofMonthIn calendar: PeriodCalendar) -> Bool {
    guard let day = reading.day, day != 1, let month = reading.month else { return true }
    return day == calendar.days(inMonth: month, of: reading.year)
  }

  /// Whether a reading is a year, or the first or the last day of one.
  private func isWhole(_ reading: PeriodText.Reading, yearOf calendar: PeriodCalendar) -> Bool {
    guard let month = reading.month else { return true }
    guard let day = reading.day else { return false }
    return month == 1 && day == 1
      || month == 12 && day == calendar.days(inMonth: month, of: reading.year)
  }

  /// The fiscal year of two years, or of the one that names it.
  private func fiscalYear(_ reading: PeriodText.Reading, _ frequency: Period.Frequency) -> Period? {
    if reading.isFiscal {
      return reading.start == nil || reading.start == frequency.firstMonth
        ? Period(frequency: frequency, ordinal: reading.year) : nil
    }
    guard let name = form.fiscalName, reading.quarter == nil, reading.half == nil, reading.week == nil,
      reading.day == nil
    else {
      return nil
    }
    // The last month of a fiscal year stands for it where its end names it: `Mar-2019`.
    if let month = reading.month {
      guard name == .end, month % 12 + 1 == frequency.firstMonth else { return nil }
    }
    return Period(frequency: frequency, ordinal: name == .start ? reading.year : reading.year - 1)
  }

  /// A period of its own calendar as one of the table.
  private func told(_ period: Period, _ frequency: Period.Frequency) -> Period? {
    if period.frequency.calendar == frequency.calendar { return period }
    guard form.conversion == .approximate else { return nil }
    return Period(frequency, containing: period.middleDay)
  }

  /// The week that a day of the column begins or ends; nil of another day of the week.
  private func week(of day: CalendarDay) -> Period? {
    guard let edge = form.weekEdge else { return Self.period(startingOn: day, .week) }
    guard let own = Period(.week, containing: day), day.number - own.firstDay.number == edge.weekday else {
      return nil
    }
    // The fourth day of a week is in the one that holds most of it.
    return Period(.week, containing: CalendarDay(number: day.number + (edge.side == .first ? 3 : -3)))
  }

  private static func period(startingOn day: CalendarDay, _ frequency: Period.Frequency) -> Period? {
    Period(frequency, containing: day).flatMap { $0.firstDay == day ? $0 : nil }
  }

  /// The period of which a day is the first or the last.
  private static func period(edgedBy day: CalendarDay, _ frequency: Period.Frequency) -> Period? {
    guard let period = Period(frequency, containing: day) else { return nil }
    let next = Period(frequency, containing: CalendarDay(number: day.number + 1))
    return period.firstDay == day || next != period ? period : nil
  }

  /// The period of a number of days of a spreadsheet, where the column says that it holds such.
  private func serial(_ text: String) -> Period? {
    guard let epoch = form.patterns.lazy.compactMap(\.epoch).first, form.frequency.length != .year,
      form.frequency.calendar == .gregorian
    else { return nil }
    let whole = text.split(separator: ".", omittingEmptySubsequences: false).first.map(String.init) ?? text
    guard whole.utf8.count == 5, case .integer(let number)? = ScalarValueReader.read(whole, as: .count),
      let day = SpreadsheetDay.day(Int(number), epoch)
    else { return nil }
    return Self.period(startingOn: day, form.frequency)
  }

  /// A period of the length that the column keeps apart: a year among shorter ones, a month among years.
  private func otherPeriod(_ reading: PeriodText.Reading) -> Period? {
    let frequency = form.frequency
    if frequency.length == .year {
      return period(reading, .month(of: frequency.calendar)) ?? period(reading, .quarter)
        ?? period(reading, .halfYear)
    }
    return period(reading, frequency.years)
  }

  // MARK: Two meanings

  /// Whether a day is told by two numbers that may each be the month, and nothing says which is.
  private func isTwofold(_ readings: [PeriodText.Reading]) -> Bool {
    let days = readings.filter { $0.day != nil && $0.calendar == nil }
    return days.count == 2 && days[0] != days[1] && inOrder(readings) == nil
  }

  /// The periods of those readings that stand in the order that the patterns of the column give.
  private func inOrder(_ readings: [PeriodText.Reading]) -> Set<Period>? {
    let orders = Set(form.patterns.compactMap(\.order))
    guard orders.count == 1, let order = orders.first, readings.count == 2 else { return nil }
    // Readings of three numbers come with the day first, then with the month first.
    return Set([readings[order == .dayFirst ? 0 : 1]].compactMap { period($0) })
  }

  // MARK: Words

  private var word: String { form.frequency.length.rawValue }

  private func unread(_ readings: [PeriodText.Reading], _ text: String) -> Fault {
    if form.frequency.isFiscal, form.fiscalName == nil,
      readings.contains(where: { $0.isNamedByOne || $0.month == nil && !$0.isFiscal })
    {
      return Fault(
        rule: word,
        message:
          "is a fiscal year named by one year: write 'named-by: end' for the column where it is the year in which it ends, 'named-by: start' where it is that in which it begins"
      )
    }
    if readings.contains(where: { $0.isFiscal || $0.isNamedByOne }), !form.frequency.isFiscal {
      return Fault(
        rule: word,
        message:
          "is a fiscal year, and the column is of \(word)s: write 'type: year' and the month in which it begins, such as 'starts: july'"
      )
    }
    let isMonth = form.frequency.length == .month
    if isMonth, readings.contains(where: { ($0.day ?? 1) != 1 }) {
      return Fault(
        rule: word,
        message: "is a day within a month, and the column is of months: write 'type: day' for the column")
    }
    if form.frequency.length == .week, readings.contains(where: { $0.day != nil && period($0, .day) != nil })
    {
      let own = form.weekEdge ?? WeekEdge(weekday: 0, side: .first)
      return Fault(
        rule: word,
        message:
          "is a day on which no week of the column \(own.side == .first ? "begins" : "ends"), since it is no \(own.name): write 'starts: sunday' for the column where weeks begin on that day, 'ends: saturday' where they end on it, or 'type: day' where days are meant"
      )
    }
    if form.others == nil, let other = readings.lazy.compactMap(otherPeriod).first {
      let (line, rest) =
        other.frequency.length == .year
        ? ("years: apart", "a year in a column of \(word)s")
        : ("months: apart", "a \(other.frequency.length.rawValue) in a column of years")
      if form.frequency.length != .day, form.frequency.length != .week, !form.frequency.isFiscal {
        return Fault(rule: word, message: "is \(rest): write '\(line)' for the column to leave such rows out")
      }
    }
    for (length, isSo) in [
      (Period.Frequency.Length.quarter, readings.contains { $0.quarter != nil }),
      (.halfYear, readings.contains { $0.half != nil }),
      (.week, readings.contains { $0.week != nil }),
      (.day, readings.contains { $0.day != nil && period($0, .day) != nil }),
    ] where isSo && length != form.frequency.length {
      return Fault(
        rule: word,
        message:
          "is a \(length.rawValue), and the column is of \(word)s: write 'type: \(length.rawValue)' for the column"
      )
    }
    // Two digits may be a year where no four are one.
    let mayBeShort =
      form.pivot == nil && PeriodText(text)?.readings(pivot: 30).isEmpty == false && readings.isEmpty
    let remedy =
      mayBeShort
      ? "; years of two digits need a 'pivot', such as 'pivot: 30' for 1930 to 2029"
      : "; where the row is none of the table, 'file: {until: WORD}' ends the table before a row that begins so"
    return Fault(rule: word, message: "is no \(name) that can be read, such as \(examples)\(remedy)")
  }

  private var name: String {
    switch form.frequency.calendar {
    case .gregorian: form.frequency.isFiscal ? "fiscal year" : "calendar \(word)"
    case .persian: "\(word) of the Solar Hijri calendar"
    case .islamicCivil, .islamicUmmAlQura: "\(word) of the Islamic calendar"
    }
  }

  private var examples: String {
    let year =
      switch form.frequency.calendar {
      case .gregorian: "2024"
      case .persian: "1402"
      case .islamicCivil, .islamicUmmAlQura: "1445"
      }
    return switch form.frequency.length {
    case .day: "\(year)-01-31, 31 January \(year)"
    case .week: "\(year)-W05 or \(year)W5"
    case .month: "\(year)-01, 01/\(year) or the name of a month and \(year)"
    case .quarter: "\(year)-Q1 or Q1 \(year)"
    case .halfYear: "\(year)-S1, H1 \(year) or January to June \(year)"
    case .year: form.frequency.isFiscal ? "2023/24" : year
    }
  }
}
