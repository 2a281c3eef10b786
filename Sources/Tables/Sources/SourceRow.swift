/// One row of a source as its file has it.
public struct SourceRow: Sendable, Hashable {
  /// The cells as text, empty where nothing stands; rows of one file may differ in width.
  public var fields: [String]
  /// The line on which the row begins, or its row in the sheet, from 1.
  public var line: Int

  /// Creates a row.
  public init(fields: [String], line: Int) {
    self.fields = fields
    self.line = line
  }

  /// Whether nothing but spaces stands in it.
  public var isBlank: Bool { fields.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}
