public import Tables

/// What a stage did when it cleaned case records, as pages show it.
public struct CleaningSummary: Sendable, Hashable {
  /// The stage that cleaned.
  public var stage: String
  /// What it changed and left out.
  public var audit: CleaningAudit

  /// Creates a summary.
  public init(stage: String, audit: CleaningAudit) {
    self.stage = stage
    self.audit = audit
  }

  /// How many rows were left out.
  var rejected: Int { audit.entries.filter { $0.action == .rejected }.reduce(0) { $0 + $1.count } }

  /// The entries as a table: what became of rows first, then of values.
  func table() -> DataTable {
    let order: [(action: CleaningAudit.Entry.Action, words: String)] = [
      (.rejected, "Row left out"), (.merged, "Row made one with another"), (.unknown, "Value unknown"),
      (.noted, "Record counted as it is"), (.changed, "Value recoded"),
    ]
    let sorted = order.flatMap { kind in
      audit.entries.filter { $0.action == kind.action }.map { (entry: $0, words: kind.words) }
    }
    return DataTable(
      caption: "What cleaning changed and left out, by rule",
      columns: ["What happened", "Rule", "Column", "Count", "Of all rows"],
      rows: sorted.map { entry, words in
        let share = audit.rows > 0 ? 100 * Double(entry.count) / Double(audit.rows) : 0
        return [
          words, entry.rule, entry.column ?? "whole row", NumberText.integer(entry.count),
          audit.rows < 20 ? "–" : NumberText.number(share, decimals: 1) + "%",
        ]
      }, labelColumns: 3)
  }
}
