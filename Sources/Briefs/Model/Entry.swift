public import Tables

/// One field of a table: a figure, a period or words, never a printed number.
public enum Entry: Sendable, Hashable, Codable {
  /// Words.
  case words(phrase: Phrase)
  /// A figure.
  case quantity(quantity: Quantity)
  /// A change a year with its range.
  case change(change: RangedValue)
  /// A ratio a year with its range.
  case ratio(ratio: RangedValue)
  /// A period.
  case period(period: Period)
  /// The direction of a finding.
  case direction(direction: FindingStatement.Direction)
  /// A figure that was revised: what it was and what it is.
  case revision(before: Quantity, now: Quantity)
}

/// A table.
public struct DataTable: Sendable, Hashable, Codable {
  /// The caption; nil for none.
  public var caption: Phrase?
  /// The column heads.
  public var columns: [Phrase]
  /// The rows; the first `labelColumns` cells of each are labels.
  public var rows: [[Entry]]
  /// How many columns hold labels.
  public var labelColumns: Int

  /// Creates a table.
  public init(caption: Phrase?, columns: [Phrase], rows: [[Entry]], labelColumns: Int = 1) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.labelColumns = labelColumns
  }
}
