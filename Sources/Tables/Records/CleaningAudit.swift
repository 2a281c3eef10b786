public import Language

/// What cleaning changed and what it left out: counts by rule, never a value.
public struct CleaningAudit: Sendable, Hashable, Codable {
  /// How often a rule applied.
  public struct Entry: Sendable, Hashable, Codable {
    /// What a rule did.
    public enum Action: String, Sendable, Hashable, Codable {
      /// A text became the value it means.
      case changed
      /// A value is unknown, because the text says so or because it fits nothing.
      case unknown
      /// A row was left out.
      case rejected
      /// A row became one with another of its key.
      case merged
      /// It was counted, and nothing changed.
      case noted
    }

    /// What it did.
    public var action: Action
    /// The rule, such as `recoded` or the name of a rejection.
    public var rule: String
    /// The column, or nil where a row as a whole is meant.
    public var column: String?
    /// How many values, rows or records.
    public var count: Int

    /// Creates an entry.
    public init(action: Action, rule: String, column: String?, count: Int) {
      self.action = action
      self.rule = rule
      self.column = column
      self.count = count
    }
  }

  /// The rows of the source.
  public var rows: Int
  /// The clean records.
  public var records: Int
  /// The columns, in order of the source.
  public var columns: [String]
  /// The entries above 0, in order of the source's columns, then of rules.
  public var entries: [Entry]
  /// What the source as a whole told of how its texts are meant.
  ///
  /// Nil in accounts that were stored before there were any.
  public var notices: [Notice]?

  /// What a column as a whole told of how its texts are meant.
  public struct Notice: Sendable, Hashable, Codable {
    /// The rule, such as `ambiguous-date`.
    public var rule: String
    /// The column.
    public var column: String
    /// How many values it is about.
    public var count: Int
    /// The sentence; it names a code at most, never what a record holds.
    public var text: String
  }

  /// The rule of rows that are the headings again.
  public static let repeatedHeader = "header-repeated"
  /// The rule of rows that became one with another of their key.
  public static let duplicate = "duplicate"
  /// The rule of records that do not know a number, so that a sum with them is no exact number.
  static let unknownAddend = "unknown-addend"
  /// The rule of rows without a key that are the same as another, in every column.
  static let identical = "identical"

  /// Creates an audit.
  public init(rows: Int, records: Int, columns: [String], entries: [Entry]) {
    self.rows = rows
    self.records = records
    self.columns = columns
    self.entries = entries
  }

  /// What to tell people: each rule that rejected, merged or only counted rows, what the source told of its
  /// texts, and all values that could not be read in one.
  ///
  /// - Parameters:
  ///   - subject: the contract of the source.
  ///   - file: the name of the file, for the lines.
  public func conditions(of subject: String, file: String) -> [DataCondition] {
    var conditions = (notices ?? []).map { notice in
      DataCondition(
        notice.rule, of: subject, column: notice.column, count: notice.count, text: "\(file): \(notice.text)")
    }
    func add(_ rule: String, _ entry: Entry, _ text: String) {
      conditions.append(
        DataCondition(rule, of: subject, column: entry.column, count: entry.count, text: "\(file): \(text)"))
    }
    for entry in entries {
      let rows = "\(entry.count) row\(entry.count == 1 ? "" : "s")"
      switch (entry.action, entry.rule) {
      case (.rejected, let rule): add("reject \(rule)", entry, "rule '\(rule)' rejected \(rows)")
      case (.merged, Self.duplicate):
        add("merged-key", entry, "\(rows) became one with another row of the same key" + duplicateKinds)
      case (.noted, Self.identical):
        let verbs = entry.count == 1 ? ("is", "counts") : ("are", "count")
        add(
          Self.identical, entry, "\(rows) \(verbs.0) the same as another in every column, and \(verbs.1)")
      case (.noted, RecordsCalendar.undated):
        add(
          RecordsCalendar.undated, entry,
          "\(Self.records(entry.count)) without a known '\(entry.column ?? "")'")
      case (.noted, RecordsCalendar.uncovered):
        add(
          RecordsCalendar.uncovered, entry,
          "\(Self.records(entry.count)) outside the coverage of the contract, by '\(entry.column ?? "")'")
      default: break
      }
    }
    if let unread {
      conditions.append(
        DataCondition("unread", of: subject, count: unread.count, text: "\(file): \(unread.text)"))
    }
    return conditions
  }

  static func records(_ count: Int) -> String { "\(count) record\(count == 1 ? "" : "s")" }

  /// How the rows of a key that stands more than once compare.
  private var duplicateKinds: String {
    let kinds = ["identical", "agreeing", "contradicting"].compactMap { kind in
      entries.first { $0.rule == "duplicate-\(kind)" }.map { "\($0.count) \(kind)" }
    }
    return kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))"
  }

  /// How many values of a column are not blank and how many of them were not read.
  public func reading(of column: String) -> (filled: Int, unread: Int) {
    var (blank, unread) = (0, 0)
    for entry in entries where entry.action == .unknown && entry.column == column {
      if entry.rule == TypedRecords.Outcome.missing.rule {
        blank += entry.count
      } else {
        unread += entry.count
      }
    }
    return (valueRows - blank, unread)
  }

  /// The rows that have values.
  private var valueRows: Int {
    rows - (entries.first { $0.rule == Self.repeatedHeader && $0.action == .rejected }?.count ?? 0)
  }

  /// How many values were not read, and in which columns most of them.
  private var unread: (count: Int, text: String)? {
    let unread = columns.enumerated().compactMap {
      place, name -> (place: Int, name: String, filled: Int, unread: Int)? in
      let (filled, unread) = reading(of: name)
      return unread > 0 ? (place, name, filled, unread) : nil
    }.sorted { ($1.unread, $0.place) < ($0.unread, $1.place) }
    guard !unread.isEmpty else { return nil }
    let named = unread.prefix(3).map { "'\($0.name)' \($0.unread) of \($0.filled)" }
    let more = unread.count > 3 ? ", and in \(unread.count - 3) more" : ""
    return (
      unread.reduce(0) { $0 + $1.unread },
      "values that are no code, number or day of their column are unknown: in \(named.joined(separator: ", "))\(more)"
    )
  }

  /// What stops a run the first time it is seen: columns whose values have to be known and are not, and
  /// used columns of whose values half or more could not be read.
  public func unknowns(
    required: Set<String>, used: Set<String>, of subject: String, file: String
  ) -> [DataCondition] {
    columns.compactMap { name in
      let (filled, unread) = reading(of: name)
      let unknown = valueRows - filled + unread
      if required.contains(name), unknown > 0 {
        return DataCondition(
          "required", of: subject, column: name, severity: .stopWhenNew, count: unknown,
          text: "\(file): column '\(name)' is required and not known in \(unknown) of \(valueRows) rows",
          remedy: "write 'required: false' at column '\(name)' of contract '\(subject)' if it may be unknown")
      }
      guard used.contains(name), unread > 0, unread * 2 >= filled else { return nil }
      // A year of the Solar Hijri calendar is centuries from any day of the common era.
      let isFar = entries.contains { $0.column == name && $0.rule == TypedRecords.Outcome.farFromToday.rule }
      let calendar =
        isFar ? "'calendar: persian' where its years are Solar Hijri, such as 1402, " : ""
      return DataCondition(
        "half-unread", of: subject, column: name, severity: .stopWhenNew, count: unread,
        text: "\(file): column '\(name)': \(unread) of \(filled) values are not recognised",
        remedy:
          "say how column '\(name)' of contract '\(subject)' is written: \(calendar)'words: {WORD: CODE}', 'formats: [...]' or 'range: [FIRST, LAST]', and 'missing: [WORD]' for what means that nothing is known"
      )
    }
  }
}
