import Language

/// Reads CSV as RFC 4180 writes it, with one line of headings, and finds what is wrong with it.
///
/// Line feeds, with or without carriage returns, end rows; a byte-order mark of UTF-8 is skipped.
public struct CSVBytesReader {
  private let rows: DelimitedBytes
  private var fieldCount: Int?

  /// The name of the file, for faults.
  public var file: String { rows.file }
  /// The line on which the last row began, from 1.
  public var line: Int { rows.line }

  /// Opens a file; of a large one that only its beginning is wanted of, at most `limit` bytes.
  public init(path: String, limit: Int? = nil) throws(SourceFault) {
    rows = try DelimitedBytes(path: path, dialect: .init(), limit: limit ?? .max)
    try refuse()
  }

  /// Reads bytes that came from a file of some name.
  public init(bytes: [UInt8], file: String) throws(SourceFault) {
    rows = try DelimitedBytes(bytes: bytes, file: file, dialect: .init())
    try refuse()
  }

  private func refuse() throws(SourceFault) {
    if rows.isEmpty { throw SourceFault(file: file, rule: "not-empty", message: "the file is empty") }
    if case .utf16 = rows.encoding {
      throw SourceFault(
        file: file, line: 1, rule: "encoding", message: "the file is UTF-16; save it as UTF-8")
    }
  }

  static func reason(_ error: FileReadError) -> String {
    switch error.cause {
    case .notAFile: "it is not a file; a pipe, a device or a folder is not read: save its content as a file"
    case .system: "the file is missing or cannot be read"
    }
  }

  /// The names of the columns, each once.
  public mutating func header() throws(SourceFault) -> [String] {
    guard let names = try row() else {
      throw SourceFault(file: file, rule: "not-empty", message: "the file is empty")
    }
    fieldCount = names.count
    var seen: Set<String> = []
    for name in names {
      guard !name.isEmpty, seen.insert(name.lowercased()).inserted else {
        throw SourceFault(
          file: file, line: 1, rule: "header", message: "a column has no name or one that stands twice")
      }
    }
    return names
  }

  /// The next row, or nil at the end.
  ///
  /// Blank lines at the end are no rows, unless the file has one column.
  public mutating func row() throws(SourceFault) -> [String]? {
    guard let fields = try rows.row() else { return nil }
    guard let fieldCount, fields.count != fieldCount else { return fields }
    let fault = SourceFault(
      file: file, line: line, rule: "field-count",
      message: "the row has \(fields.count) fields, the header \(fieldCount)")
    while rows.isEmptyLine {
      guard try rows.row() != nil else { return nil }
    }
    throw fault
  }
}
