import Language

/// How a date is written, in letters of the CLDR such as `d/M/yyyy`, in a calendar; or as the day number of a spreadsheet.
///
/// `yyyy` is a year of four digits, `yy` one of two; `MM` and `dd` have two digits, `M` and `d` one or two; `MMM` and `MMMM` are the
/// name of a month in any language of `MonthNames`, in full or short; `E` to `EEEE` a name of a day of the week, which is skipped.
/// Between them stand `-`, `/`, `.`, a comma or a space. A time behind them, such as `HH:mm`, `h:mm a` or `'T'HH:mm:ss`, is cut, and may
/// be absent. A pattern without a day is of months: it tells the first day.
public struct DatePattern: Sendable, Hashable {
  /// A part of a pattern.
  enum Element: Sendable, Hashable {
    case year(digits: Int)
    case month(digits: Int)
    case monthName
    case day(digits: Int)
    case weekday
    case mark(Character)
    case time
    /// The number of days since a day, as spreadsheets have it.
    case serial(Epoch)
  }

  /// What spreadsheets count their days from.
  public enum Epoch: String, Sendable, Hashable {
    /// 1 is 1 January 1900, and 60 a day that never was.
    case excel
    /// 0 is 1 January 1904.
    case excel1904 = "excel-1904"
  }

  /// The pattern as written.
  public let text: String
  /// The calendar of the dates.
  public let calendar: PeriodCalendar
  /// The first of the two-digit years that are of the century before: 30 makes 29 mean 2029 and 30 mean 1930.
  public let pivot: Int?
  /// The parts in order.
  let elements: [Element]

  /// Reads a pattern, or returns nil where it is none.
  ///
  /// `persian:d/M/yyyy` names the calendar; `excel` and `excel-1904` are day numbers. A year of two digits needs a pivot, and the
  /// common era.
  ///
  /// - Parameters:
  ///   - text: the pattern.
  ///   - calendar: the calendar, where the pattern does not name one.
  ///   - pivot: the first two-digit year of the century before.
  public init?(_ text: String, calendar: PeriodCalendar = .gregorian, pivot: Int? = nil) {
    self.text = text
    var pattern = text[...]
    var own = calendar
    if let colon = text.firstIndex(of: ":"), let named = PeriodCalendar(rawValue: String(text[..<colon])) {
      own = named
      pattern = text[text.index(after: colon)...]
    }
    if let epoch = Epoch(rawValue: String(pattern)) {
      (self.calendar, self.pivot, elements) = (.gregorian, nil, [.serial(epoch)])
      return
    }
    guard let elements = Self.elements(pattern), Self.isDate(elements) else { return nil }
    let isShort = elements.contains(.year(digits: 2))
    guard !isShort || pivot != nil && own == .gregorian else { return nil }
    (self.calendar, self.pivot, self.elements) = (own, isShort ? pivot : nil, elements)
  }

  private static func elements(_ pattern: Substring) -> [Element]? {
    var elements: [Element] = []
    var rest = pattern
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      switch (first, run.count) {
      case ("y", 4): elements.append(.year(digits: 4))
      case ("y", 2): elements.append(.year(digits: 2))
      case ("M", 1...2): elements.append(.month(digits: run.count))
      case ("M", 3...4): elements.append(.monthName)
      case ("d", 1...2): elements.append(.day(digits: run.count))
      case ("E", 1...4): elements.append(.weekday)
      case ("-", 1), ("/", 1), (".", 1), (",", 1), (" ", 1): elements.append(.mark(first))
      case ("H", _), ("h", _), ("'", _), ("T", _):
        // A time stands last, and all of it is cut.
        guard rest.allSatisfy({ "HhmsSaTZzXx':., ".contains($0) }) else { return nil }
        if case .mark(" ")? = elements.last { elements.removeLast() }
        return elements + [.time]
      default: return nil
      }
      rest = rest.dropFirst(run.count)
    }
    return elements
  }

  /// Whether there is one year and one month, at most one day, and a mark between any two digits.
  private static func isDate(_ elements: [Element]) -> Bool {
    func count(_ isWanted: (Element) -> Bool) -> Int { elements.count(where: isWanted) }
    let years = count { if case .year = $0 { true } else { false } }
    let months = count { if case .month = $0 { true } else { $0 == .monthName } }
    let days = count { if case .day = $0 { true } else { false } }
    func isMark(_ element: Element) -> Bool { if case .mark = element { true } else { false } }
    func isFixed(_ element: Element) -> Bool {
      switch element {
      case .year, .month(digits: 2), .day(digits: 2), .monthName: true
      default: false
      }
    }
    let apart = zip(elements, elements.dropFirst()).allSatisfy { one, next in
      isMark(one) || isMark(next) || next == .time || isFixed(one) && isFixed(next)
    }
    return years == 1 && months == 1 && days <= 1 && apart
  }

  /// Whether it tells a day and not only its month.
  public var hasDay: Bool {
    elements.contains {
      switch $0 {
      case .day, .serial: true
      default: false
      }
    }
  }

  /// The order of the parts where they are numbers of the common era with one mark between, as `yyyy-MM-dd`; nil for all else.
  private var plain: (parts: [Element], mark: Character)? {
    guard elements.count == 5, case .mark(let mark) = elements[1], elements[3] == .mark(mark),
      "-/.".contains(mark), calendar == .gregorian, hasDay, !elements.contains(.monthName),
      !elements.contains(.year(digits: 2))
    else { return nil }
    return ([elements[0], elements[2], elements[4]], mark)
  }

  /// Whether one text can fit both patterns and mean two days: they differ in where the day stands.
  func contradicts(_ other: DatePattern) -> Bool {
    func order(_ pattern: DatePattern) -> [String] {
      pattern.elements.map {
        switch $0 {
        case .year(let digits): "y\(digits)"
        case .month: "m"
        case .day: "d"
        case .mark(let mark): String(mark)
        case .monthName: "name"
        case .weekday: "weekday"
        case .time: ""
        case .serial: "serial"
        }
      }.filter { !$0.isEmpty }
    }
    let (own, others) = (order(self), order(other))
    return calendar == other.calendar && own != others && own.sorted() == others.sorted()
      && own.firstIndex { $0.hasPrefix("y") } == others.firstIndex { $0.hasPrefix("y") }
  }

  /// Every way to write the day in column `d`, as texts of the engine; none where the text is parsed instead.
  func spellings() -> [SQL] {
    guard let (parts, mark) = plain else { return [] }
    var ways: [[String]] = [[]]
    for part in parts {
      let options =
        switch part {
        case .year: ["%Y"]
        case .month(digits: 2): ["%m"]
        case .day(digits: 2): ["%d"]
        case .month: ["%-m", "%m"]
        default: ["%-d", "%d"]
        }
      ways = ways.flatMap { way in options.map { way + [$0] } }
    }
    return ways.map { "strftime(d, \(text: $0.joined(separator: String(mark))))" }
  }

  /// The number of the day that a folded text means in the pattern, or NULL.
  func day(_ text: SQL) -> SQL {
    guard let (parts, mark) = plain else { return DatePatternPrinter(pattern: self).day(text) }
    let digits = parts.map { part -> String in
      switch part {
      case .year: "[0-9]{4}"
      case .month(digits: 2), .day(digits: 2): "[0-9]{2}"
      default: "[0-9]{1,2}"
      }
    }
    let format = parts.map { part -> String in
      switch part {
      case .year: "%Y"
      case .month: "%m"
      default: "%d"
      }
    }
    let shape = digits.joined(separator: mark == "." ? "[.]" : String(mark))
    return SQL("CASE WHEN regexp_full_match(") + text + SQL(", ") + .value(.text(shape))
      + SQL(") THEN CAST(try_strptime(") + text + SQL(", ")
      + .value(.text(format.joined(separator: String(mark))))
      + SQL(") AS DATE) - DATE '1970-01-01' END")
  }
}

extension DatePattern: Codable {
  private enum CodingKeys: String, CodingKey { case text, calendar, pivot }

  /// Reads a pattern; one that was stored before it named a calendar is of the common era.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let text = try values.decode(String.self, forKey: .text)
    let calendar = try values.decodeIfPresent(PeriodCalendar.self, forKey: .calendar) ?? .gregorian
    let pivot = try values.decodeIfPresent(Int.self, forKey: .pivot)
    guard let pattern = DatePattern(text, calendar: calendar, pivot: pivot) else {
      throw DecodingError.dataCorruptedError(
        forKey: .text, in: values, debugDescription: "no pattern of a date")
    }
    self = pattern
  }

  /// Writes the pattern as its contract gives it.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(text, forKey: .text)
    if calendar != .gregorian { try values.encode(calendar, forKey: .calendar) }
    try values.encodeIfPresent(pivot, forKey: .pivot)
  }
}
