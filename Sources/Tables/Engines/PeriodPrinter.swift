import Language

/// Prints periods as SQL: their ordinals, their texts, and the longer periods in which they lie.
struct PeriodPrinter {
  /// How long the periods are.
  let frequency: Period.Frequency

  /// The ordinal of the period that holds a day, given by its number since 1970-01-01; NULL where the days of the calendar
  /// are not known.
  func ordinal(ofDay number: SQL) -> SQL {
    let day: SQL = "DATE '1970-01-01' + CAST(\(number) AS INTEGER)"
    switch frequency.length {
    case .day: return "(\(number) + \(Period.dayOfEpoch))"
    case .week: return "((\(number) + \(Period.dayOfEpoch - Period.daysBeforeFirstWeek)) // 7)"
    case .month, .quarter, .halfYear, .year:
      guard let months = frequency.calendar.months else {
        return ordinal(ofMonth: "(year(\(day)) * 12 + month(\(day)) - 1)")
      }
      return ordinal(ofMonth: Self.month(ofDay: number, in: months))
    }
  }

  /// The month that holds a day, counted since year 0 of its calendar.
  ///
  /// The mean length of a month tells it but for one; the first days of the months tell whether.
  private static func month(ofDay number: SQL, in months: CalendarMonths) -> SQL {
    let starts = list(months.starts)
    let (first, last) = (months.starts.first ?? 0, months.starts.last ?? 0)
    let guess: SQL =
      "CAST(floor((\(number) - \(first)) / CAST(\(value: .real(months.meanLength)) AS DOUBLE)) AS INTEGER)"
    let base = months.firstYear * 12
    return """
      (CASE WHEN \(number) BETWEEN \(first) AND \(last - 1) THEN \(base) + \(guess) + CASE \
      WHEN list_extract(\(starts), \(guess) + 1) > \(number) THEN -1 \
      WHEN coalesce(list_extract(\(starts), \(guess) + 2), \(last)) <= \(number) THEN 1 ELSE 0 END END)
      """
  }

  /// Whole numbers as a list; without values to bind, so that thousands of them are planned at once.
  static func list(_ numbers: [Int]) -> SQL {
    SQL(stringLiteral: "CAST('[" + numbers.map(String.init).joined(separator: ",") + "]' AS INTEGER[])")
  }

  private func ordinal(ofMonth month: SQL) -> SQL {
    switch frequency.length {
    case .quarter: "(\(month) // 3)"
    case .halfYear: "(\(month) // 6)"
    case .year:
      frequency.isFiscal ? "((\(month) - \(frequency.firstMonth - 1)) // 12)" : "(\(month) // 12)"
    case .day, .week, .month: month
    }
  }

  /// The ordinal of the longer period in which that of an ordinal lies.
  func ordinal(ofEnclosing longer: Period.Frequency, ordinal: SQL) -> SQL {
    let printer = PeriodPrinter(frequency: longer)
    switch frequency.length {
    case .day: return printer.ordinal(ofDay: "(\(ordinal) - \(Period.dayOfEpoch))")
    case .month: return printer.ordinal(ofMonth: ordinal)
    case .quarter: return longer == frequency ? ordinal : printer.ordinal(ofMonth: "(\(ordinal) * 3)")
    case .halfYear: return longer == frequency ? ordinal : printer.ordinal(ofMonth: "(\(ordinal) * 6)")
    case .week, .year: return ordinal
    }
  }

  /// The text of the longer period in which that of a text lies; what is no period stays as it is.
  func text(ofEnclosing longer: Period.Frequency, text: SQL) -> SQL {
    if longer == frequency { return text }
    // What is no period has no digits, and no more than two characters.
    if longer == longer.years, longer.calendar == frequency.calendar { return "left(\(text), 4)" }
    let ordinal = ordinal(ofEnclosing: longer, ordinal: ordinal(ofText: text))
    return "coalesce(\(PeriodPrinter(frequency: longer).text(ofOrdinal: ordinal)), \(text))"
  }

  /// The ordinal of a text of the period, or NULL.
  private func ordinal(ofText text: SQL) -> SQL {
    func number(_ first: Int, _ count: Int) -> SQL {
      "try_cast(substr(\(text), \(first), \(count)) AS INTEGER)"
    }
    let ordinal: SQL =
      switch frequency.length {
      case .day: "((try_cast(\(text) AS DATE) - DATE '1970-01-01') + \(Period.dayOfEpoch))"
      case .month: "(\(number(1, 4)) * 12 + \(number(6, 2)) - 1)"
      case .quarter: "(\(number(1, 4)) * 4 + \(number(7, 1)) - 1)"
      case .halfYear: "(\(number(1, 4)) * 2 + \(number(7, 1)) - 1)"
      case .week, .year: number(1, 4)
      }
    // A fiscal year or a longer part of a year, which a sum over sums comes to again, is none.
    let mark: SQL =
      switch frequency.length {
      case .quarter: "-Q"
      case .halfYear: "-S"
      case .day, .week, .month, .year: "-"
      }
    return "CASE WHEN starts_with(substr(\(text), 5), '\(mark)') THEN \(ordinal) END"
  }

  /// The text of an ordinal.
  func text(ofOrdinal ordinal: SQL) -> SQL {
    func padded(_ number: SQL, _ width: Int) -> SQL { "lpad(CAST(\(number) AS VARCHAR), \(width), '0')" }
    func day(_ number: SQL) -> SQL { "(DATE '1970-01-01' + CAST(\(number) AS INTEGER))" }
    switch frequency.length {
    case .day: return "strftime(\(day("\(ordinal) - \(Period.dayOfEpoch)")), '%Y-%m-%d')"
    case .week:
      let first = day("\(ordinal) * 7 - \(Period.dayOfEpoch - Period.daysBeforeFirstWeek)")
      return "strftime(\(first), '%G-W%V')"
    case .month: return "\(padded("\(ordinal) // 12", 4)) || '-' || \(padded("\(ordinal) % 12 + 1", 2))"
    case .quarter: return "\(padded("\(ordinal) // 4", 4)) || '-Q' || CAST(\(ordinal) % 4 + 1 AS VARCHAR)"
    case .halfYear: return "\(padded("\(ordinal) // 2", 4)) || '-S' || CAST(\(ordinal) % 2 + 1 AS VARCHAR)"
    case .year:
      return frequency.isFiscal
        ? "\(padded(ordinal, 4)) || '/' || \(padded("(\(ordinal) + 1) % 100", 2))" : padded(ordinal, 4)
    }
  }
}
