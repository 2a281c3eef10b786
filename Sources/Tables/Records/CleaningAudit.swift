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

  /// Creates an audit.
  public init(rows: Int, records: Int, columns: [String], entries: [Entry]) {
    self.rows = rows
    self.records = records
    self.columns = columns
    self.entries = entries
  }

  /// One condition a rule that rejected or merged rows, for people.
  ///
  /// - Parameters:
  ///   - subject: the contract of the source.
  ///   - file: the name of the file, for the lines.
  public func conditions(of subject: String, file: String) -> [DataCondition] {
    entries.compactMap { entry in
      switch entry.action {
      case .rejected: Self.rejection(by: entry.rule, of: subject, file: file, rows: entry.count)
      case .merged where entry.column == nil: Self.merging(of: subject, file: file, rows: entry.count)
      default: nil
      }
    }
  }

  /// Rows were left out by a rule.
  public static func rejection(
    by rule: String, of subject: String, file: String, rows count: Int
  ) -> DataCondition {
    DataCondition(
      "reject \(rule)", of: subject, count: count,
      text: "\(file): rule '\(rule)' rejected \(count) row\(count == 1 ? "" : "s")")
  }

  /// Rows became one with another of the same key.
  public static func merging(of subject: String, file: String, rows count: Int) -> DataCondition {
    DataCondition(
      "merged-key", of: subject, count: count,
      text: "\(file): \(count) row\(count == 1 ? "" : "s") became one with another row of the same key")
  }
}
