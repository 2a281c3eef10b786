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
  /// What the source as a whole told of how its texts are meant, in sentences without a value.
  ///
  /// Nil in accounts that were stored before there were any.
  public var notices: [String]?

  /// The rule of rows that are the headings again.
  public static let repeatedHeader = "header-repeated"
  /// The rule of rows that became one with another of their key.
  static let duplicate = "duplicate"
  /// The rule of rows without a key that are the same as another, in every column.
  static let identical = "identical"

  /// Creates an audit.
  public init(rows: Int, records: Int, columns: [String], entries: [Entry]) {
    self.rows = rows
    self.records = records
    self.columns = columns
    self.entries = entries
  }

  /// One line a rule that rejected, merged or only counted rows, and one for all values that could not be read.
  public func warnings(of subject: String) -> [String] {
    var lines = (notices ?? []).map { "\(subject): \($0)" }
    lines += entries.compactMap { entry in
      let rows = "\(entry.count) row\(entry.count == 1 ? "" : "s")"
      switch (entry.action, entry.rule) {
      case (.rejected, _): return "\(subject): rule '\(entry.rule)' rejected \(rows)"
      case (.merged, Self.duplicate):
        return "\(subject): \(rows) became one with another row of the same key" + duplicateKinds
      case (.noted, Self.identical):
        return
          "\(subject): \(rows) \(entry.count == 1 ? "is" : "are") the same as another in every column, and \(entry.count == 1 ? "counts" : "count")"
      case (.noted, RecordsCalendar.undated):
        return "\(subject): \(Self.records(entry.count)) without a known '\(entry.column ?? "")'"
      case (.noted, RecordsCalendar.uncovered):
        return
          "\(subject): \(Self.records(entry.count)) outside the coverage of the contract, by '\(entry.column ?? "")'"
      default: return nil
      }
    }
    if let line = unreadLine { lines.append("\(subject): \(line)") }
    return lines
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

  /// The columns of which most values were not read, and how many there are besides.
  private var unreadLine: String? {
    let unread = columns.enumerated().compactMap {
      place, name -> (place: Int, name: String, filled: Int, unread: Int)? in
      let (filled, unread) = reading(of: name)
      return unread > 0 ? (place, name, filled, unread) : nil
    }.sorted { ($1.unread, $0.place) < ($0.unread, $1.place) }
    guard !unread.isEmpty else { return nil }
    let named = unread.prefix(3).map { "'\($0.name)' \($0.unread) of \($0.filled)" }
    let more = unread.count > 3 ? ", and in \(unread.count - 3) more" : ""
    return
      "values that are no code, number or day of their column are unknown: in \(named.joined(separator: ", "))\(more)"
  }

  /// What stops a run the first time it is seen: columns whose values have to be known and are not, and
  /// used columns of whose values half or more could not be read.
  public func objections(required: Set<String>, used: Set<String>) -> [Objection] {
    columns.compactMap { name in
      let (filled, unread) = reading(of: name)
      if required.contains(name), valueRows - filled + unread > 0 {
        return Objection(
          key: "required \(name)",
          message:
            "column '\(name)' is required and not known in \(valueRows - filled + unread) of \(valueRows) rows"
        )
      }
      guard used.contains(name), unread > 0, unread * 2 >= filled else { return nil }
      return Objection(
        key: "unread \(name)",
        message: "column '\(name)': \(unread) of \(filled) values are not recognised")
    }
  }

  /// Something about a source that stops a run unless it was so before, or is accepted.
  public struct Objection: Sendable, Hashable, Codable {
    /// What it is about; equal from run to run, whatever the counts.
    public var key: String
    /// What it is, with counts and without a value.
    public var message: String
  }
}
