import Language
import Tables

/// Which days of longer periods the days of a column are, where all of them are such.
enum RecognisedEdge {
  /// The first days.
  case first
  /// The last days.
  case last
}

/// The orders in which a column writes its days.
struct RecognisedDays {
  /// The patterns, the most frequent first.
  private(set) var formats: [String] = []
  /// The years of all days.
  private(set) var years: [Int] = []
  /// Which days of months all of them are, or nil.
  private(set) var edge: RecognisedEdge?
  /// The months that occur, from 1.
  private(set) var months: Set<Int> = []
  /// How many different days there are.
  private(set) var distinct = 0
  /// Whether there are several days, and no two in one month.
  private(set) var isOneAMonth = false
  /// The day of the week that all days are, 0 for Monday, where there are several, whole weeks apart and most of them one; nil else.
  private(set) var weekday: Int?
  /// How many days there are.
  private(set) var count = 0
  /// What is not certain, or nil.
  private(set) var doubt: String?

  /// Whether years have two digits, which need a pivot.
  private(set) var hasShortYears = false
  /// Whether times of day stand behind some.
  private(set) var hasTimes = false
  /// The first two-digit year of the century before.
  static let pivot = 50

  /// The order of the parts and the mark between them.
  private struct Order {
    var pattern: String
    var mark: Character
    var year: Int
    var month: Int
    var day: Int
  }

  private static let shortOrders: [Order] = ["/", ".", "-"].flatMap { mark in
    [
      Order(pattern: "d\(mark)M\(mark)yy", mark: mark, year: 2, month: 1, day: 0),
      Order(pattern: "M\(mark)d\(mark)yy", mark: mark, year: 2, month: 0, day: 1),
    ]
  }

  private static let orders: [Order] = ["-", "/", "."].flatMap { mark in
    [
      Order(pattern: "yyyy\(mark)M\(mark)d", mark: mark, year: 0, month: 1, day: 2),
      Order(pattern: "d\(mark)M\(mark)yyyy", mark: mark, year: 2, month: 1, day: 0),
      Order(pattern: "M\(mark)d\(mark)yyyy", mark: mark, year: 2, month: 0, day: 1),
    ]
  }

  /// Reads texts; nil where less than a share of them are days.
  ///
  /// A time of day behind a `T` or a space is left out.
  init?(_ texts: [String], leastShare: Double) {
    let days = texts.map { String($0.prefix { $0 != "T" && $0 != " " }) }
    var left = Array(days.indices)
    var chosen: [(order: Order, places: [Int])] = []
    var edges: [RecognisedEdge?] = []
    var seen: Set<[Int]> = []
    hasShortYears = !days.prefix(40).contains { day in Self.orders.contains { Self.day(day, $0) != nil } }
    hasTimes = zip(texts, days).contains { $0.utf8.count > $1.utf8.count }
    let orders = hasShortYears ? Self.shortOrders : Self.orders
    while !left.isEmpty {
      let fits = orders.map { order in (order, left.filter { Self.day(days[$0], order) != nil }) }
      guard let most = fits.map(\.1.count).max(), most > 0,
        // Of two orders that fit alike, the one in which every day begins or ends a month.
        let best = fits.first(where: { fit in
          fit.1.count == most && Self.edge(fit.1.compactMap { Self.day(days[$0], fit.0) }) != nil
        }) ?? fits.first(where: { $0.1.count == most })
      else { break }
      let rivals = fits.filter { $0.1.count == most && $0.0.pattern != best.0.pattern }
      if !rivals.isEmpty, doubt == nil {
        doubt = "\(best.0.pattern) and \(rivals[0].0.pattern) fit all days alike"
      }
      chosen.append(best)
      let taken = Set(best.1)
      left.removeAll { taken.contains($0) }
      if chosen.count == 4 { break }
    }
    guard !texts.isEmpty, Double(left.count) <= (1 - leastShare) * Double(texts.count) else { return nil }
    for (order, places) in chosen {
      let read = places.compactMap { Self.day(days[$0], order) }
      years += read.map(\.year)
      edges.append(Self.edge(read))
      months.formUnion(read.map(\.month))
      seen.formUnion(read.map { [$0.year, $0.month, $0.day] })
      count += read.count
      let isPadded = places.allSatisfy { days[$0].utf8.count == 10 }
      let isISO = order.pattern == "yyyy-M-d" && isPadded
      formats.append(isISO ? "yyyy-MM-dd" : order.pattern)
    }
    if let first = edges.first, edges.allSatisfy({ $0 == first }) { edge = first }
    distinct = seen.count
    isOneAMonth = Self.areOneAMonth(seen)
    weekday = Self.weekday(seen)
    if chosen.count > 1, doubt == nil { doubt = "days are written in \(chosen.count) orders" }
  }

  /// Reads days with the name of a month, `15 de enero de 2024`, or in one number, `20240115`; nil where a text is none.
  ///
  /// Their patterns are those that records need; none where there is none for a text.
  init?(named texts: [String]) {
    var read: [Parts] = []
    for text in texts {
      guard let readings = PeriodText(text)?.readings(pivot: Self.pivot), readings.count == 1,
        let month = readings[0].month,
        let day = readings[0].day, readings[0].calendar ?? .gregorian == .gregorian,
        (1900...2100).contains(readings[0].year)
      else { return nil }
      read.append((readings[0].year, month, day))
    }
    guard !read.isEmpty else { return nil }
    // One or two large figures may look like days.
    guard
      texts.contains(where: { $0.utf8.count != 8 || $0.contains { !$0.isNumber } }) || Set(texts).count > 2
    else {
      return nil
    }
    let days = Set(read.map { [$0.year, $0.month, $0.day] })
    (count, distinct, years, months) = (read.count, days.count, read.map(\.year), Set(read.map(\.month)))
    edge = Self.edge(read)
    isOneAMonth = Self.areOneAMonth(days)
    let patterns = texts.map { Self.pattern($0) }
    hasShortYears = patterns.contains { $0.map(Self.hasShortYear) ?? false }
    let known = Set(patterns.compactMap(\.self)).sorted()
    if !patterns.contains(nil), known.count <= 4 { formats = known }
  }

  private static func hasShortYear(_ pattern: String) -> Bool {
    pattern.hasSuffix("yy") && !pattern.hasSuffix("yyyy")
  }

  /// The pattern of a day with the name of a month, or in one number; nil where there is none.
  private static func pattern(_ text: String) -> String? {
    var result = ""
    var run = ""
    func close() -> String {
      defer { run = "" }
      if run.isEmpty { return "" }
      if run.allSatisfy(\.isNumber) {
        if run.count == 8 { return "yyyyMMdd" }
        // Two numbers of two digits: the day stands first, and nobody writes the year before it with a name between.
        return run.count == 4 ? "yyyy" : result.contains("d") ? "yy" : "d"
      }
      return "MMM"
    }
    for character in text {
      if character.isLetter || character.isNumber {
        if let last = run.last, last.isNumber != character.isNumber { result += close() }
        run.append(character)
      } else {
        result += close()
        result.append(character)
      }
    }
    result += close()
    return DatePattern(result, pivot: pivot) == nil ? nil : result
  }

  /// Whether days, each by year, month and day, are several and no two lie in one month.
  private static func areOneAMonth(_ days: Set<[Int]>) -> Bool {
    days.count >= 6 && Set(days.map { Array($0.prefix(2)) }).count == days.count
  }

  private static func weekday(_ days: Set<[Int]>) -> Int? {
    guard days.count >= 6 else { return nil }
    let numbers = days.compactMap { day in
      day[0] >= 1700 ? CalendarDay(year: day[0], month: day[1], day: day[2]).number : nil
    }.sorted()
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    guard numbers.count == days.count, steps.allSatisfy({ $0 % 7 == 0 }),
      steps.count(where: { $0 == 7 }) * 2 > steps.count, let first = numbers.first,
      let week = Period(.week, containing: CalendarDay(number: first))
    else { return nil }
    return first - week.firstDay.number
  }

  /// Whether days are all the first or all the last ones of their months.
  private static func edge(_ days: [Parts]) -> RecognisedEdge? {
    if days.allSatisfy({ $0.day == 1 }) { return .first }
    let isLast = days.allSatisfy { day in
      // The calendar is told by the years alone; which of two it is changes a length by a day.
      let calendars: [PeriodCalendar] =
        day.year >= 1700 ? [.gregorian] : [.persian, .islamicUmmAlQura]
      return calendars.contains { $0.days(inMonth: day.month, of: day.year) == day.day }
    }
    return isLast ? .last : nil
  }

  private typealias Parts = (year: Int, month: Int, day: Int)

  private static func day(_ text: String, _ order: Order) -> Parts? {
    let parts = text.split(separator: order.mark, omittingEmptySubsequences: false)
    let isShort = hasShortYear(order.pattern)
    guard parts.count == 3, parts[order.year].utf8.count == (isShort ? 2 : 4),
      [order.month, order.day].allSatisfy({ (1...2).contains(parts[$0].utf8.count) }),
      let year = Int(parts[order.year]).map({ isShort ? $0 + ($0 < pivot ? 2000 : 1900) : $0 }),
      let month = Int(parts[order.month]), let day = Int(parts[order.day]),
      (1900...2100).contains(year) || (1300...1500).contains(year), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    return (year, month, day)
  }
}
