/// What files beside a page say that the page on a screen does not.
public enum DocumentPhrase: Sendable, Hashable, Codable {
  /// Only the first rows of a table are on paper, or none.
  case firstRows(shown: Int, of: Int)
  /// A link to a figure of the page as a file, such as `Figure 1 as SVG`.
  case figureFile(number: Int, format: String)
}

/// What a workbook says beside the figures of its page.
public enum WorkbookPhrase: Sendable, Hashable, Codable {
  /// A word of a column's head or of a field.
  case word(word: Word)
  /// What a column beside a figure holds: `Women: status`.
  case beside(head: Phrase, word: Word)
  /// What a reader must know.
  case remark(remark: Remark)

  /// Words of heads and fields.
  public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
    // Sheets.
    case readMe, keyMessages, keyFigures, findings, codeBook, quality, log
    // Heads.
    case sheet, shows, message, details, evidence, value, lower, upper, status, marks, note, category, told
    case table, column, name, list, code, label, measure, first, last, figures, item, text, before, now
    // States of a figure.
    case known, hidden, atLeast, missing, notCollected, notPublished, noRow, notEstimable
    // Marks.
    case provisional, seriesBreak, partial, derived, estimated
    // Items of the log.
    case contract, unit, coverage, only, event, publisher, release, date, address, terms, method, series,
      synthetic
  }

  /// Remarks without arguments.
  public enum Remark: String, Sendable, Hashable, Codable, CaseIterable {
    /// What the workbook is.
    case purpose
    /// How figures are written.
    case numbers
    /// How what is hidden or missing is written.
    case gaps
    /// What the marks mean.
    case marks
    /// How periods are written.
    case periods
    /// What charts draw.
    case charts
  }
}

/// What a mail says beside its page.
public enum EmailPhrase: Sendable, Hashable, Codable {
  /// So many more rows of a table stand on the page.
  case moreRows(count: Int)
  /// The strength of evidence behind a message.
  case evidence(evidence: Evidence)
  /// The heading above sources.
  case sources
}
