/// What stages that remember read in earlier runs: a log of its own, which names objects of the store by their keys.
struct ReleaseLog: Sendable {
  private let log: LogFile

  init(store: Store) { log = LogFile(path: store.folder + "/releases") }

  /// How many lines may stand in the log beside those that count before it is written anew.
  private static let slack = 100

  /// What is remembered, by subject.
  func read() -> [RememberedDay.Subject: RememberedDays] { Self.days(lines(log.read())) }

  /// Adds the days of a run that has come to its end.
  ///
  /// - Parameters:
  ///   - today: the day of the run; what later runs do not look at goes, seen from that day.
  ///   - isAlone: whether no other run can write at the same time; else lines are only added.
  func add(_ added: [RememberedDay], today: Int, isAlone: Bool) throws(SystemFailure) {
    let content = log.read()
    try log.repair(content)
    let before = lines(content)
    var remembered = Self.days(before)
    var new: [RememberedDay] = []
    for day in added where remembered[day.subject, default: RememberedDays([])].add(day) { new.append(day) }
    let kept = remembered.mapValues { $0.compacted(until: today) }
    let count = kept.values.reduce(0) { $0 + $1.count }
    if isAlone, before.count + new.count > count + count / 4 + Self.slack {
      try rewrite(kept)
    } else if !new.isEmpty {
      try log.append(new.map(\.fields), point: .historyWritten)
    }
  }

  /// Keeps what some instances remember and forgets the rest; returns the keys of the objects that are kept for it.
  func keep(_ readers: Set<String>) throws(SystemFailure) -> Set<String> {
    let content = log.read()
    let kept = Self.days(lines(content)).filter { readers.contains($0.key.reader) }.mapValues(\.days)
    let count = kept.values.reduce(0) { $0 + $1.count }
    if count < content.lines.count || content.isDamaged { try rewrite(kept) }
    return Set(kept.values.flatMap { $0.map(\.key) })
  }

  private func rewrite(_ kept: [RememberedDay.Subject: [RememberedDay]]) throws(SystemFailure) {
    let subjects = kept.keys.sorted { ($0.reader, $0.source) < ($1.reader, $1.source) }
    try log.rewrite(subjects.flatMap { (kept[$0] ?? []).map(\.fields) }, point: .historyWritten)
  }

  private func lines(_ content: LogFile.Content) -> [RememberedDay] {
    content.lines.compactMap { RememberedDay(fields: content.fields($0)) }
  }

  private static func days(_ lines: [RememberedDay]) -> [RememberedDay.Subject: RememberedDays] {
    Dictionary(grouping: lines, by: \.subject).mapValues { RememberedDays($0) }
  }
}
