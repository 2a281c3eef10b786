/// What cleaning did to case records: counts by rule, never a value.
public struct CleaningSummary: Sendable, Hashable {
  /// How often a rule applied.
  public struct Entry: Sendable, Hashable {
    /// What the rule did: `changed`, `unknown`, `rejected` or `merged`.
    public var action: String
    /// The rule.
    public var rule: String
    /// The column, or nil where a row as a whole is meant.
    public var column: String?
    /// How many values, rows or records.
    public var count: Int

    /// Creates an entry.
    public init(action: String, rule: String, column: String?, count: Int) {
      self.action = action
      self.rule = rule
      self.column = column
      self.count = count
    }
  }

  /// The stage that cleaned.
  public var stage: String
  /// The rows of the source.
  public var rows: Int
  /// The clean records.
  public var records: Int
  /// The entries above 0.
  public var entries: [Entry]

  /// Creates a summary.
  public init(stage: String, rows: Int, records: Int, entries: [Entry]) {
    self.stage = stage
    self.rows = rows
    self.records = records
    self.entries = entries
  }

  /// How many rows were left out.
  var rejected: Int { entries.filter { $0.action == "rejected" }.reduce(0) { $0 + $1.count } }

  /// The entries as a table: what became of rows first, then of values.
  func table() -> DataTable {
    let order = ["rejected", "merged", "unknown", "noted", "changed"]
    let words = [
      "rejected": "Row left out", "merged": "Row made one with another", "unknown": "Value unknown",
      "noted": "Record counted as it is",
      "changed": "Value recoded",
    ]
    let sorted = entries.enumerated().sorted { left, right in
      let places = [left, right].map { order.firstIndex(of: $0.element.action) ?? order.count }
      return (places[0], left.offset) < (places[1], right.offset)
    }.map(\.element)
    return DataTable(
      caption: "What cleaning changed and left out, by rule",
      columns: ["What happened", "Rule", "Column", "Count", "Of all rows"],
      rows: sorted.map { entry in
        let share = rows > 0 ? 100 * Double(entry.count) / Double(rows) : 0
        return [
          words[entry.action] ?? entry.action, entry.rule, entry.column ?? "whole row",
          NumberText.integer(entry.count), rows < 20 ? "–" : NumberText.number(share, decimals: 1) + "%",
        ]
      }, labelColumns: 3)
  }
}
