/// One row of a source as its file has it.
public struct SourceRow: Sendable, Hashable {
  /// What is to be known of a cell beside its text.
  public enum Mark: Sendable, Hashable {
    /// It holds a formula whose result the file does not keep; its text is empty.
    case formulaWithoutResult
    /// Its number is shown as per cent; its text is the fraction that the file keeps.
    case percent
  }

  /// The cells as text, empty where nothing stands; rows of one file may differ in width.
  public var fields: [String]
  /// The line on which the row begins, or its row in the sheet, from 1.
  public var line: Int
  /// The columns, from 0, that one cell of a sheet covers where cells of the row are merged; its text stands in
  /// the first of them alone, since a number that stood in each would be counted more than once.
  public var spans: [Range<Int>]
  /// The cells, by their columns from 0, that are more than their text; a column may lie behind the last field.
  public var marks: [Int: Mark]
  /// The texts of cells of rows above that are merged down over this one, by their columns from 0; the cells themselves are blank.
  public var merged: [Int: String]

  /// Creates a row.
  public init(
    fields: [String], line: Int, spans: [Range<Int>] = [], marks: [Int: Mark] = [:],
    merged: [Int: String] = [:]
  ) {
    self.marks = marks
    self.merged = merged
    self.fields = fields
    self.line = line
    self.spans = spans
  }

  /// Whether nothing but spaces stands in it.
  public var isBlank: Bool { fields.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

  /// The cells of a row of headings: a merged cell stands over every column that it covers.
  public var headings: [String] {
    var result = fields
    for span in spans where span.lowerBound < fields.count {
      for column in span.dropFirst() {
        if column >= result.count { result.append("") }
        if result[column].isEmpty { result[column] = fields[span.lowerBound] }
      }
    }
    return result
  }

  /// The part of the row that lies in a range, or nil where none does.
  func within(_ range: CellRange) -> SourceRow? {
    guard range.rows.contains(line) else { return nil }
    let first = range.columns.lowerBound
    let columns = min(first, fields.count)..<min(range.columns.upperBound, fields.count)
    let spans = spans.compactMap { span -> Range<Int>? in
      let inside = span.clamped(to: range.columns)
      // The text of a cell that begins outside is not read.
      guard inside.count > 1, inside.lowerBound == span.lowerBound else { return nil }
      return inside.lowerBound - first..<inside.upperBound - first
    }
    var inside: [Int: Mark] = [:]
    for (column, mark) in marks where range.columns.contains(column) { inside[column - first] = mark }
    var covered: [Int: String] = [:]
    for (column, text) in merged where range.columns.contains(column) { covered[column - first] = text }
    return SourceRow(fields: Array(fields[columns]), line: line, spans: spans, marks: inside, merged: covered)
  }

  /// What is wrong with a formula without a result in a cell that is read.
  public static let missingResult = (
    rule: "formula-without-value",
    message:
      "the cell holds a formula whose result the file does not keep; open it in a spreadsheet, let it calculate and save it"
  )

  /// What is wrong with a cell that is read and holds a formula without a result; nil for any other.
  public func fault(ofCell place: Int, called column: String?, in file: String) -> SourceFault? {
    guard marks[place] == .formulaWithoutResult else { return nil }
    return SourceFault(
      file: file, line: line, column: column, rule: Self.missingResult.rule,
      message: Self.missingResult.message)
  }
}
