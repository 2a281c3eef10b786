/// A table of text cells.
public struct DataTable: Sendable, Hashable, Codable {
  /// The caption; empty for none.
  public var caption: String
  /// The column heads.
  public var columns: [String]
  /// The rows; the first `labelColumns` cells of each are labels.
  public var rows: [[String]]
  /// How many columns hold labels.
  public var labelColumns: Int

  /// Creates a table.
  public init(caption: String, columns: [String], rows: [[String]], labelColumns: Int = 1) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.labelColumns = labelColumns
  }
}
