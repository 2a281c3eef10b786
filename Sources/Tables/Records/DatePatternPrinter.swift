import Language

/// Prints a pattern of a date as SQL: a shape that cuts a text into its parts, and the day that they tell.
struct DatePatternPrinter {
  let pattern: DatePattern

  /// The number of the day that a folded text means, or NULL.
  func day(_ text: SQL) -> SQL {
    if case .serial(let epoch)? = pattern.elements.first { return Self.day(ofSerial: text, epoch) }
    func part(_ isWanted: (DatePattern.Element) -> Bool) -> SQL {
      let groups = pattern.elements.filter(Self.isGroup)
      guard let place = groups.firstIndex(where: isWanted) else { return "'1'" }
      return "regexp_extract(\(text), \(text: shape), \(place + 1))"
    }
    let month = part { if case .month = $0 { true } else { $0 == .monthName } }
    let number =
      pattern.elements.contains(.monthName) ? Self.month(named: month, pattern.calendar) : Self.number(month)
    let day = Self.day(
      year: year(part { if case .year = $0 { true } else { false } }), month: number,
      day: Self.number(part { if case .day = $0 { true } else { false } }), pattern.calendar)
    return "CASE WHEN regexp_full_match(\(text), \(text: shape)) THEN \(day) END"
  }

  private static func isGroup(_ element: DatePattern.Element) -> Bool {
    switch element {
    case .year, .month, .monthName, .day: true
    case .weekday, .mark, .time, .serial: false
    }
  }

  private static let time =
    "([ t]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?[ap][.]?m[.]?)?( ?(z|[+-][0-9]{2}:?[0-9]{2}))?)?"

  /// The shape of a folded text, with a group for each number and for the name of the month.
  private var shape: String {
    pattern.elements.map { element in
      switch element {
      case .year(let digits): "([0-9]{\(digits)})"
      case .month(let digits), .day(let digits): digits == 2 ? "([0-9]{2})" : "([0-9]{1,2})"
      case .monthName: "([^0-9,/.-]*[^0-9,/. -])[.]?"
      case .weekday: "[^0-9,/. -]+[.]?"
      case .mark(" "): " +"
      case .mark(","): " *, *"
      case .mark("."): " *[.] *"
      case .mark(let mark): " *\(mark) *"
      case .time: Self.time
      case .serial: ""
      }
    }.joined()
  }

  private static func number(_ text: SQL) -> SQL { "try_cast(\(text) AS INTEGER)" }

  private func year(_ text: SQL) -> SQL {
    let number = Self.number(text)
    guard let pivot = pattern.pivot else { return number }
    return "(\(number) + CASE WHEN \(number) < \(pivot) THEN 2000 ELSE 1900 END)"
  }

  /// The number of the month of a folded name, or NULL.
  private static func month(named name: SQL, _ calendar: PeriodCalendar) -> SQL {
    let spellings = MonthNames.spellings(calendar)
    let names = spellings.map { "\(text: $0.name)" as SQL }
    let numbers = spellings.map { SQL.number($0.month) }
    return
      "list_extract(list_value(\(numbers)), list_position(list_value(\(names)), \(name)))"
  }

  /// The day of a year, a month and a day of a calendar; NULL where there is none.
  private static func day(year: SQL, month: SQL, day: SQL, _ calendar: PeriodCalendar) -> SQL {
    guard let months = calendar.months else {
      return """
        (try_cast(lpad(CAST(\(year) AS VARCHAR), 4, '0') || '-' || lpad(CAST(\(month) AS VARCHAR), 2, '0') || '-' \
        || lpad(CAST(\(day) AS VARCHAR), 2, '0') AS DATE) - DATE '1970-01-01')
        """
    }
    let starts = PeriodPrinter.list(months.starts)
    let place: SQL = "((\(year) - \(months.firstYear)) * 12 + \(month))"
    let (first, last) = (months.years.lowerBound, months.years.upperBound)
    return """
      (CASE WHEN \(year) BETWEEN \(first) AND \(last) AND \(month) BETWEEN 1 AND 12 AND \(day) BETWEEN 1 AND \
      list_extract(\(starts), \(place) + 1) - list_extract(\(starts), \(place)) \
      THEN list_extract(\(starts), \(place)) + \(day) - 1 END)
      """
  }

  /// The day of a number of a spreadsheet, whose part of a day is cut.
  private static func day(ofSerial text: SQL, _ epoch: DatePattern.Epoch) -> SQL {
    let serial: SQL = "try_cast(split_part(\(text), '.', 1) AS INTEGER)"
    let day: SQL =
      switch epoch {
      case .excel:
        """
        CASE WHEN \(serial) > 60 THEN \(serial) + \(SpreadsheetDay.epoch1900) \
        WHEN \(serial) BETWEEN 1 AND 59 THEN \(serial) + \(SpreadsheetDay.epoch1900 + 1) END
        """
      case .excel1904: "\(serial) + \(SpreadsheetDay.epoch1904)"
      }
    return "CASE WHEN regexp_full_match(\(text), '[0-9]{1,6}([.][0-9]+)?') THEN \(day) END"
  }
}

/// Days as spreadsheets count them.
public enum SpreadsheetDay {
  /// What makes a number of the 1900 system, from 61, one of days since 1970-01-01.
  static let epoch1900 = CalendarDay(year: 1899, month: 12, day: 30).number
  /// The same of the 1904 system.
  static let epoch1904 = CalendarDay(year: 1904, month: 1, day: 1).number

  /// The day of a number, or nil where there is none: 60 in the 1900 system was 29 February 1900, which never was.
  public static func day(_ serial: Int, _ epoch: DatePattern.Epoch) -> CalendarDay? {
    guard (0...999_999).contains(serial) else { return nil }
    switch epoch {
    case .excel1904: return CalendarDay(number: serial + epoch1904)
    case .excel:
      guard serial > 0, serial != 60 else { return nil }
      return CalendarDay(number: serial + epoch1900 + (serial < 60 ? 1 : 0))
    }
  }
}
