/// CSV in its dialects.
public struct DelimitedSource: Source {
  /// The word for the format in contracts.
  public static let format = "csv"
  /// A row that is cut off is a fault.
  public static let width = SourceWidth.equal
  private var reader: CSVBytesReader

  /// The name of the file, for messages.
  public var file: String { reader.file }

  /// Whatever no other format knows.
  public static func recognises(_ beginning: [UInt8], path: String) -> Bool { true }

  /// Opens a file.
  public init(path: String, options: SourceOptions) throws(SourceFault) {
    reader = try CSVBytesReader(path: path)
  }

  /// The next row, or nil at the end.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    try reader.row().map { SourceRow(fields: $0, line: reader.line) }
  }
}
