import Language
import Tables

/// Columns of periods.
extension ContractReader {
  /// The keys of a column of periods beside `type` and `role`.
  static let periodKeys = [
    "calendar", "starts", "formats", "pivot", "convert", "years", "months", "from", "totals", "named-by",
    "era", "ends",
  ]

  /// The frequency of the period's column, or nil where there is none.
  func frequency(_ columns: Node) -> Period.Frequency? {
    let period = (columns.entries ?? []).first { $0.value["role"]?.text == "period" }
    return period.flatMap { try? FrequencyReading.frequency($0.value).get() }
  }

  /// How a column of published figures is read where it is of periods; of any other column the keys of periods are faults.
  mutating func periodForm(_ entry: Node.Entry) -> (isPeriod: Bool, period: PeriodForm?) {
    let node = entry.value
    guard node["role"]?.text == "period" else {
      if let key = Self.periodKeys.first(where: { node[$0] != nil }), let place = node[key] {
        fail("column '\(entry.key)': '\(key)' is for the column with role period", at: place)
      }
      return (false, nil)
    }
    let subject = "column '\(entry.key)'"
    let frequency: Period.Frequency
    let calendars: [PeriodCalendar]
    do throws(FrequencyReading.Problem) {
      frequency = try FrequencyReading.frequency(node).get()
      calendars = try FrequencyReading.calendars(node).get()
    } catch {
      fail("\(subject): \(error.message)", at: error.location, note: error.note, help: error.help)
      return (true, nil)
    }
    var form = PeriodForm(frequency: frequency, calendars: calendars)
    form.pivot = pivot(node, subject, calendars)
    form.patterns = patterns(node, subject, pivot: form.pivot, of: [.dates], calendar: calendars[0]) ?? []
    form.conversion = conversion(node, &form, subject)
    form.others = others(node, subject, frequency)
    form.totals = word(node, "totals", subject, "what becomes of rows that hold a total of all periods")
    form.fiscalName = word(node, "named-by", subject, "which year names a fiscal year such as FY2010")
    form.partsStart = FrequencyReading.partsStart(node)
    form.weekEdge = weekEdge(node, subject, frequency)
    form.era = word(node, "era", subject, "how years are counted") ?? .common
    if let place = node["era"], calendars != [.gregorian] || form.frequency.isFiscal {
      fail("\(subject): 'era' is for years of the Gregorian calendar", at: place)
    }
    if let place = node["named-by"], !frequency.isFiscal, form.partsStart == nil {
      fail("\(subject): 'named-by' is for a year with 'starts'", at: place)
    }
    if let from = node["from"] {
      form.sources = (from.elements ?? []).compactMap(\.text)
      if form.sources.count < 2 || form.sources.count != from.elements?.count {
        fail(
          "\(subject): 'from' lists the columns that tell the period together", at: from,
          help: "such as from: [year, month]")
      }
    }
    return (true, form)
  }

  /// The day by which weeks are told; a `starts` of other lengths is that of their years.
  private mutating func weekEdge(
    _ node: Node, _ subject: String, _ frequency: Period.Frequency
  ) -> WeekEdge? {
    var edges: [WeekEdge] = []
    for side in WeekEdge.Side.allCases {
      guard let place = node[side.rawValue], side == .last || frequency.length == .week else { continue }
      guard frequency.length == .week, let day = WeekEdge.names.firstIndex(of: place.text?.lowercased() ?? "")
      else {
        fail(
          "\(subject): '\(side.rawValue)' names the day on which weeks \(side == .first ? "begin" : "end")",
          at: place,
          note: Suggestion.note(for: place.text ?? "", in: WeekEdge.names),
          help: "such as '\(side.rawValue): \(side == .first ? "sunday" : "saturday")', for 'type: week'")
        return nil
      }
      edges.append(WeekEdge(weekday: day, side: side))
    }
    if edges.count > 1, let place = node["ends"] {
      fail(
        "\(subject): weeks are told by their first day or by their last one", at: place,
        help: "take 'ends' out")
    }
    return edges.first
  }

  /// What a key says with one of few words.
  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: Node, _ key: String, _ subject: String, _ meaning: String
  ) -> Word? where Word.RawValue == String {
    guard let place = node[key] else { return nil }
    if let word = place.text.flatMap(Word.init(rawValue:)) { return word }
    let words = Word.allCases.map(\.rawValue)
    fail(
      "\(subject): '\(key)' says \(meaning)", at: place,
      note: Suggestion.note(for: place.text ?? "", in: words),
      help: "one of: \(words.joined(separator: ", "))")
    return nil
  }

  /// The first two-digit year of the century before.
  mutating func pivot(_ node: Node, _ subject: String, _ calendars: [PeriodCalendar]) -> Int? {
    guard let place = node["pivot"] else { return nil }
    guard let pivot = place.text.flatMap({ Int($0) }), (0...99).contains(pivot), calendars == [.gregorian]
    else {
      fail(
        "\(subject): 'pivot' is the first two-digit year of the 1900s, for years of the common era",
        at: place,
        help: "such as 'pivot: 30': 29 is 2029 and 30 is 1930")
      return nil
    }
    return pivot
  }

  /// Which patterns a column takes.
  enum PatternKind { case dates, months }

  /// The patterns of `formats`; nil where one is none.
  mutating func patterns(
    _ node: Node, _ subject: String, pivot: Int?, of kinds: Set<PatternKind>, calendar: PeriodCalendar
  ) -> [DatePattern]? {
    guard let place = node["formats"] else { return [] }
    let texts = (place.elements ?? [place]).compactMap(\.text)
    let patterns = texts.compactMap { DatePattern($0, calendar: calendar, pivot: pivot) }
    guard !patterns.isEmpty, patterns.count == texts.count,
      patterns.allSatisfy({ kinds.contains($0.hasDay ? .dates : .months) })
    else {
      let short = texts.contains { $0.contains("yy") && !$0.contains("yyyy") } && pivot == nil
      fail(
        "\(subject): 'formats' holds what is no pattern of a \(kinds.contains(.dates) ? "date" : "month")",
        at: place,
        help: short
          ? "years of two digits need a pivot, such as 'pivot: 30' for 1930 to 2029"
          : kinds.contains(.dates)
            ? "such as [yyyy-MM-dd, d/M/yyyy, dd MMM yyyy, 'yyyy-MM-dd HH:mm', 'persian:yyyy/M/d', excel]"
            : "such as [yyyy-MM, MMM yyyy]")
      return nil
    }
    return patterns
  }

  private mutating func conversion(
    _ node: Node, _ form: inout PeriodForm, _ subject: String
  ) -> PeriodForm.Conversion {
    let place = node["convert"]
    let conversion = PeriodForm.Conversion(rawValue: place?.text ?? "none")
    let others = form.calendars.filter { $0 != .gregorian }
    let isExact = form.frequency.length == .day
    guard let conversion, place == nil || !others.isEmpty && !isExact else {
      fail(
        "\(subject): 'convert: approximate' makes months and years of another calendar those of the common era",
        at: place ?? node, help: "days are converted exactly and need no 'convert'")
      return .none
    }
    if conversion == .approximate {
      // Islamic months wander through the year, so that two of them would be one.
      guard others == [.persian], let plain = Period.Frequency(form.frequency.length) else {
        fail(
          "\(subject): only Solar Hijri months and years have one of the common era each", at: place ?? node,
          help: "take 'convert' out: the periods stay in their calendar")
        return .none
      }
      form.frequency = plain
    } else if form.calendars.count > 1, !isExact {
      fail(
        "\(subject): months and years of two calendars are no periods of one table",
        at: node["calendar"] ?? node,
        help: "write 'convert: approximate', or 'type: day' where the column holds days")
    }
    return conversion
  }

  private mutating func others(
    _ node: Node, _ subject: String, _ frequency: Period.Frequency
  ) -> PeriodForm.OtherLength? {
    let key = frequency.length == .year ? "months" : "years"
    for wrong in ["months", "years"]
    where wrong != key || [.day, .week].contains(frequency.length) || frequency.isFiscal {
      if let place = node[wrong] {
        fail(
          "\(subject): '\(wrong)' is for a column of \(wrong == "years" ? "months, quarters or half-years" : "calendar years")",
          at: place)
        return nil
      }
    }
    guard let place = node[key] else { return nil }
    let words = PeriodForm.OtherLength.allCases.map(\.rawValue)
    guard let rule = place.text.flatMap(PeriodForm.OtherLength.init(rawValue:)) else {
      fail(
        "\(subject): '\(key)' says what becomes of rows that hold \(key == "years" ? "a year" : "a month")",
        at: place,
        note: Suggestion.note(for: place.text ?? "", in: words),
        help: "one of: \(words.joined(separator: ", "))")
      return nil
    }
    return rule
  }
}

/// Columns of dates, months and years in records.
extension ContractReader {
  /// What a column of records with the role period tells; nil where its type tells no time.
  func recordPeriod(_ node: Node) -> Period.Frequency? {
    let calendar = (try? FrequencyReading.calendars(node).get())?.first ?? .gregorian
    return switch node["type"]?.text {
    case "date", "day": .day
    case "month": .month
    case "year": .year(of: calendar)
    default: nil
    }
  }

  /// Whether a column is of another calendar than the common era.
  static func isOfOtherCalendar(_ node: Node) -> Bool {
    (try? FrequencyReading.calendars(node).get())?.first.map { $0 != .gregorian } ?? false
  }

  /// Refuses what a column of months or years of records cannot be: it has no days that could be converted.
  mutating func checkShortPeriod(_ entry: Node.Entry, _ type: String) {
    let calendars = (try? FrequencyReading.calendars(entry.value).get()) ?? [.gregorian]
    let place = entry.value["calendar"] ?? entry.value
    if calendars.count > 1 || type == "month" && calendars != [.gregorian] {
      fail(
        "column '\(entry.key)': \(type)s of records are of \(type == "year" ? "one calendar" : "the common era")",
        at: place, help: "a column of days takes any calendar: 'type: date', with 'formats'")
    }
    if type == "year", let formats = entry.value["formats"] {
      fail(
        "column '\(entry.key)': a year has no 'formats'", at: formats,
        help: "'type: date' takes patterns of days")
    }
  }

  /// The patterns of a column of dates or months, each in every calendar that the column names; nil where there is a fault.
  mutating func recordPatterns(_ node: Node, _ name: String, _ type: ScalarType) -> [DatePattern]? {
    let subject = "column '\(name)'"
    let calendars: [PeriodCalendar]
    do throws(FrequencyReading.Problem) {
      calendars = try FrequencyReading.calendars(node).get()
    } catch {
      fail("\(subject): \(error.message)", at: error.location, note: error.note, help: error.help)
      return nil
    }
    let pivot = pivot(node, subject, calendars)
    // The years of the common era are told by those that the others leave.
    let ordered = calendars.filter { $0 != .gregorian } + calendars.filter { $0 == .gregorian }
    var patterns: [DatePattern] = []
    for calendar in ordered {
      guard
        let read = self.patterns(
          node, subject, pivot: pivot, of: [type == .month ? .months : .dates], calendar: calendar)
      else { return nil }
      let usual = type == .month ? "yyyy-MM" : "yyyy-MM-dd"
      patterns += read.isEmpty ? [DatePattern(usual, calendar: calendar)].compactMap(\.self) : read
    }
    var seen: Set<DatePattern> = []
    return patterns.filter { seen.insert($0).inserted }
  }
}
