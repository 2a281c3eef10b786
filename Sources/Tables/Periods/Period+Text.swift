public import Language

extension Period: CustomStringConvertible {
  /// The period as text that is in order of time: `2026-11-24`, `2026-W48`, `2026-11`, `2026-Q4`, `2026-S2`, `2026`, the fiscal
  /// year `2026/27` and the month `1405-09` of another calendar.
  public var description: String {
    let year = Self.padded(self.year, 4)
    switch frequency.length {
    case .day:
      let day = firstDay
      let month = day.month
      return
        "\(year)-\(Self.padded(month.month ?? 1, 2))-\(Self.padded(day.number - month.firstDay.number + 1, 2))"
    case .week: return "\(year)-W\(Self.padded(placeInYear, 2))"
    case .month: return "\(year)-\(Self.padded(month ?? 1, 2))"
    case .quarter: return "\(year)-Q\(placeInYear)"
    case .halfYear: return "\(year)-S\(placeInYear)"
    case .year: return frequency.isFiscal ? "\(year)/\(Self.padded((ordinal + 1) % 100, 2))" : year
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Reads a period from the text that `description` gives, or nil when it is not one of that frequency.
  public init?(text: String, frequency: Frequency) {
    switch ScalarValueReader.read(text, as: frequency.scalarType) {
    case .month(let year, let month): self.init(year: year, month: month, calendar: frequency.calendar)
    case .year(let year): self.init(frequency: frequency, ordinal: year)
    case .date(let year, let month, let day):
      self.init(day: CalendarDay(year: year, month: month, day: day))
    case .text(let text):
      guard let year = Int(text.prefix(4)) else { return nil }
      switch frequency.length {
      case .quarter:
        guard let quarter = Int(text.suffix(1)) else { return nil }
        self.init(year: year, quarter: quarter)
      case .halfYear:
        guard let half = Int(text.suffix(1)) else { return nil }
        self.init(year: year, half: half)
      case .week:
        guard let week = Int(text.suffix(2)) else { return nil }
        self.init(year: year, week: week)
      default: self.init(frequency: frequency, ordinal: year)
      }
    default: return nil
    }
    guard frequency.calendar.years.contains(year) else { return nil }
  }

  /// Reads a period of the common era whose text alone tells how long it is: a day, week, month, quarter, half-year or year.
  public init?(text: String) {
    let read = [Frequency.day, .week, .month, .quarter, .halfYear, .year].lazy.compactMap {
      Period(text: text, frequency: $0)
    }.first
    guard let read else { return nil }
    self = read
  }
}

extension Period.Frequency {
  /// The type of its periods in expressions.
  public var scalarType: ScalarType {
    switch length {
    case .day: .date
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .halfYear: .halfYear
    case .year: isFiscal ? .fiscalYear : .year
    }
  }
}
