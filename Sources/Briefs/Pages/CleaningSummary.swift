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
    let order: [(action: CleaningAudit.Entry.Action, word: Phrase.Word)] = [
      (.rejected, .rowLeftOut), (.merged, .rowMerged), (.unknown, .valueUnknown), (.noted, .recordNoted),
      (.changed, .valueRecoded),
    ]
    let sorted = order.flatMap { kind in
      audit.entries.filter { $0.action == kind.action }.map { (entry: $0, word: kind.word) }
    }
    return DataTable(
      caption: nil,
      columns: [.whatHappened, .rule, .column, .count, .ofAllRows].map { .word(word: $0) },
      rows: sorted.map { entry, word in
        let share = audit.rows > 0 ? 100 * Double(entry.count) / Double(audit.rows) : 0
        return [
          .words(phrase: .word(word: word)), .words(phrase: .own(entry.rule)),
          .words(phrase: entry.column.map { .own($0) } ?? .word(word: .wholeRow)),
          .quantity(quantity: Quantity(count: entry.count)),
          .quantity(
            quantity: audit.rows < 20
              ? Quantity(.none(reason: .noRow)) : Quantity(share, form: .percent(decimals: 1))),
        ]
      }, labelColumns: 3)
  }
}
