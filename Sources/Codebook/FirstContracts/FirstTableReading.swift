import Language
public import Tables

/// The table of a file that has no contract, and how the file is written.
public struct FirstTableReading: Sendable {
  /// The table.
  public let table: FirstTable
  /// The lines under `file:` of a contract; none where the file is plain.
  public let declaration: [String]
  /// What was taken for granted about how the file is written, in words.
  public let taken: [String]

  /// Reads a file: the one place where files are opened before they have a contract.
  ///
  /// - Throws: why it is none that can be read, with file, line and rule, never a value.
  public init(path: String) throws(SourceFault) {
    let found = try SourceDetection.detect(path: path, options: SourceOptions(), columns: [])
    var rows = try TableRows(Sources.open(path: path, options: found.options), layout: found.layout)
    var table = FirstTable(header: rows.header)
    while let row = try rows.next(), table.append(row.fields) {}
    self.table = table
    declaration = found.declaration
    taken = found.taken + rows.notices.map(\.message)
  }
}
