import Language

/// What a rule did to a row or to a figure in it.
struct RowNotice: Hashable {
  /// What was done.
  enum Effect: Hashable {
    /// The figures became missing.
    case missing
    /// The row was left out.
    case rejected
    /// The row became one with another that says the same.
    case merged
  }

  /// The rule.
  var rule: String
  /// The column, or nil where the row as a whole is meant.
  var column: String?
  /// What was done.
  var effect: Effect
}

/// How often each rule did what to the rows of a file.
struct RowNotices {
  private var counts: [RowNotice: Int] = [:]

  /// The rule that rows of one key agree.
  ///
  /// Whoever wrote the contract did not foresee what breaks it, so it stops where it begins.
  static let duplicateKey = "duplicate-key"

  mutating func add(_ notice: RowNotice) { counts[notice, default: 0] += 1 }

  /// One condition a rule, in order of rule and column.
  func conditions(of contract: String, file: String) -> [DataCondition] {
    counts.sorted { ($0.key.rule, $0.key.column ?? "") < ($1.key.rule, $1.key.column ?? "") }.map {
      notice, count in
      let what = notice.column.map { " of column '\($0)'" } ?? ""
      let rows = count == 1 ? "row" : "rows"
      let text =
        switch notice.effect {
        case .missing: "rule '\(notice.rule)'\(what) made \(count) value\(count == 1 ? "" : "s") missing"
        case .rejected: "rule '\(notice.rule)'\(what) rejected \(count) \(rows)"
        case .merged: "\(count) \(rows) became one with another that says the same"
        }
      return DataCondition(
        notice.rule, of: contract, column: notice.column,
        severity: notice.rule == Self.duplicateKey
          ? .stopWhenAdded : notice.effect == .merged ? .note : .warn,
        count: count, text: "\(file): \(text)")
    }
  }
}
