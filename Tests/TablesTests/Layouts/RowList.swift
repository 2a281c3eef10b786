import Tables

/// Rows that stand in the test, as a source.
struct RowList: Source {
  static let format = "list"
  static func recognises(_ beginning: [UInt8], path: String) -> Bool { false }
  let file = "list"
  private var rows: [[String]]
  private var line = 0

  init(path: String, options: SourceOptions) { rows = [] }

  init(_ rows: [[String]]) { self.rows = rows }

  /// One row a line, cells between bars.
  init(_ text: String) {
    self.init(
      text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      })
  }

  mutating func next() -> SourceRow? {
    guard line < rows.count else { return nil }
    line += 1
    return SourceRow(fields: rows[line - 1], line: line)
  }
}

extension TableRows {
  /// All rows that are left, cells with bars between.
  mutating func all() throws -> [String] {
    var lines: [String] = []
    while let row = try next() { lines.append(row.fields.joined(separator: "|")) }
    return lines
  }
}
