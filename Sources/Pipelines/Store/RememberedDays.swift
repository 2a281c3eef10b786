/// What was known of one output on the days of earlier runs.
struct RememberedDays: Sendable, Hashable {
  /// From which day to which the same was known.
  struct Span: Sendable, Hashable {
    /// The number of the first day.
    var first: Int
    /// The number of the last day of a run that found it.
    var last: Int
    /// The key of the instance that made it last.
    var key: String
    /// The hash of it.
    var hash: String
  }

  /// The days in order, one entry a day.
  private(set) var days: [RememberedDay] = []

  /// Takes lines in the order in which they were written: of several of one day the last counts.
  init(_ lines: [RememberedDay]) {
    var byDay: [Int: RememberedDay] = [:]
    for line in lines { byDay[line.number] = line }
    days = byDay.values.sorted { $0.number < $1.number }
  }

  /// Takes what was known on a day in place of what was said of it before; false where that was said already.
  mutating func add(_ day: RememberedDay) -> Bool {
    let place = days.firstIndex { $0.number >= day.number } ?? days.count
    if place < days.count, days[place].number == day.number {
      guard days[place] != day else { return false }
      days[place] = day
      return true
    }
    // Between two days on which the same was known it was known too.
    if place > 0, place < days.count, days[place - 1].hash == day.hash, days[place].hash == day.hash {
      return false
    }
    days.insert(day, at: place)
    return true
  }

  /// What a run for a day sees: since when what it reads now is known, and what was known before that.
  ///
  /// A run sees nothing of its own day or a later one, so that a day can be run again.
  func seen(on today: Int, hash: String) -> (since: Int, earlier: [Span]) {
    var spans = Self.spans(days.filter { $0.number < today })
    // A longer span of which later days were seen already ended, for this run, the day before.
    if let last = spans.last, let next = days.first(where: { $0.number >= today }), next.hash == last.hash {
      spans[spans.count - 1].last = today - 1
    }
    var since = today
    if let last = spans.last, last.hash == hash {
      since = last.first
      spans.removeLast()
    }
    return (since, Self.thinned(spans, until: since))
  }

  /// The days without those that no run for a day or a later one looks at: inside of spans, and in spans that are thinned out.
  func compacted(until today: Int) -> [RememberedDay] {
    let past = days.filter { $0.number <= today }
    let since = Self.spans(past).last?.first ?? today
    var kept: [RememberedDay] = []
    for span in Self.thinned(Self.spans(past), until: since) {
      let own = past.filter { (span.first...span.last).contains($0.number) && $0.hash == span.hash }
      if let first = own.first { kept.append(first) }
      if own.count > 1, let last = own.last { kept.append(last) }
    }
    return kept + days.filter { $0.number > today }
  }

  private static func spans(_ days: [RememberedDay]) -> [Span] {
    var spans: [Span] = []
    for day in days {
      if let last = spans.last, last.hash == day.hash {
        spans[spans.count - 1].last = day.number
        spans[spans.count - 1].key = day.key
      } else {
        spans.append(Span(first: day.number, last: day.number, key: day.key, hash: day.hash))
      }
    }
    return spans
  }

  /// From how many days on, one of so many days is kept, the last that began in them.
  ///
  /// The days of each line are whole stretches of the line below, so that what is thinned twice is what is thinned once.
  private static let steps: [(age: Int, days: Int)] = [(3400, 84), (1160, 14), (260, 7)]

  /// The spans that are kept, seen from a day; neighbours that are then the same become one.
  private static func thinned(_ spans: [Span], until day: Int) -> [Span] {
    var kept: [Span] = []
    for (place, span) in spans.enumerated() {
      let next = place + 1 < spans.count ? stretch(of: spans[place + 1], until: day) : nil
      if next == stretch(of: span, until: day) { continue }
      if let last = kept.last, last.hash == span.hash {
        kept[kept.count - 1].last = span.last
        kept[kept.count - 1].key = span.key
      } else {
        kept.append(span)
      }
    }
    return kept
  }

  /// The days of which one span is kept: the longest stretch that is old enough as a whole.
  private static func stretch(of span: Span, until day: Int) -> Range<Int> {
    for (age, days) in steps {
      let start = span.first - ((span.first % days) + days) % days
      if day - (start + days) >= age { return start..<start + days }
    }
    return span.first..<span.first + 1
  }
}
