/// CSV in its dialects: any delimiter of one byte, any quote or none, and every encoding of `TextEncoding.names`.
///
/// Rows are as wide as they are; blank lines are rows of one empty field. A first line `sep=;`, as Excel writes it, names the
/// delimiter and is no row.
public struct DelimitedSource: Source {
  /// The word for the format in contracts.
  public static let format = "csv"
  /// A row that is cut off is a fault.
  public static let width = SourceWidth.equal

  private var rows: DelimitedBytes
  private let range: CellRange?
  /// How many rows were read.
  private var place = 0

  /// The name of the file, for messages.
  public var file: String { rows.file }

  /// What stands between fields.
  let delimiter: UInt8
  /// Whether a first line of the file names it.
  let isNamedByFile: Bool
  /// Whether the file goes on behind what is read of it.
  var isCut: Bool { rows.isCut }

  /// How rows end, of those that were read so far.
  var lineEnds: DelimitedBytes.LineEnds { rows.lineEnds }

  /// What was taken for granted: rows that end in several ways.
  public var notices: [SourceNotice] {
    guard rows.lineEnds.isMixed else { return [] }
    return [.init(rule: "line-ends", count: 1, message: "the file ends its rows in several ways")]
  }

  /// Whatever no other format knows.
  public static func recognises(_ beginning: [UInt8], path: String) -> Bool { true }

  /// Opens a file.
  ///
  /// - Throws: where the options cannot be, such as a delimiter that is a quote, or disagree with the file.
  public init(path: String, options: SourceOptions) throws(SourceFault) {
    try self.init(path: path, options: options, limit: .max)
  }

  /// Opens a file of which at most `limit` bytes are read.
  init(path: String, options: SourceOptions, limit: Int) throws(SourceFault) {
    let file = FileBeginning.name(path)
    var dialect = try Self.dialect(options, file: file)
    var rows = try DelimitedBytes(path: path, dialect: dialect, encoding: options.encoding, limit: limit)
    if rows.isEmpty { throw SourceFault(file: file, rule: "not-empty", message: "the file is empty") }
    range = options.range
    // The first line alone is looked at, with a delimiter that leaves it whole.
    let plain = DelimitedBytes.Dialect(delimiter: 0x1F, quote: nil)
    let first = try? DelimitedBytes(path: path, dialect: plain, encoding: options.encoding, limit: 64).row()
    if let named = Self.namedDelimiter(first?.first) {
      if let declared = options.delimiter, declared != named {
        throw SourceFault(
          file: file, line: 1, rule: "delimiter",
          message: "the first line of the file names another delimiter than is declared")
      }
      dialect.delimiter = named
      rows = try DelimitedBytes(path: path, dialect: dialect, encoding: options.encoding, limit: limit)
      _ = try rows.row()
      isNamedByFile = true
    } else {
      isNamedByFile = false
    }
    delimiter = dialect.delimiter
    self.rows = rows
  }

  /// The next row, or nil at the end.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    while let fields = try rows.row() {
      place += 1
      guard let range else { return SourceRow(fields: fields, line: rows.line) }
      if place >= range.rows.upperBound { return nil }
      if place < range.rows.lowerBound { continue }
      return SourceRow(fields: Array(fields[range.columns.clamped(to: fields.indices)]), line: rows.line)
    }
    return nil
  }

  /// The delimiter that a first line `sep=;` names, or nil; the delimiter itself may cut the line and quotes stand around it.
  private static func namedDelimiter(_ line: String?) -> UInt8? {
    guard var bytes = line.map({ Array($0.utf8) }) else { return nil }
    if bytes.first == 0x22, bytes.last == 0x22 { bytes = Array(bytes.dropFirst().dropLast()) }
    guard bytes.count == 5, String(decoding: bytes.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
      return nil
    }
    return isDelimiter(bytes[4]) ? bytes[4] : nil
  }

  /// Whether a byte can stand between fields: none of a line end, a quote or a letter.
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == 0x09 || (byte >= 0x20 && byte < 0x7F && byte != 0x22 && !Character(Unicode.Scalar(byte)).isLetter)
  }

  private static func dialect(
    _ options: SourceOptions, file: String
  ) throws(SourceFault) -> DelimitedBytes.Dialect {
    var dialect = DelimitedBytes.Dialect()
    if let delimiter = options.delimiter {
      let isQuote = delimiter == 0x22 && options.quote == nil
      guard delimiter > 0, delimiter < 0x80, delimiter != 0x0A, delimiter != 0x0D, !isQuote else {
        throw SourceFault(
          file: file, rule: "delimiter",
          message: "the declared delimiter is not one character of ASCII in a line")
      }
      dialect.delimiter = delimiter
    }
    if let quote = options.quote {
      let bytes = Array(quote.utf8)
      guard bytes.isEmpty || (bytes.count == 1 && bytes[0] > 0x1F && bytes[0] < 0x7F),
        bytes.first != dialect.delimiter
      else {
        throw SourceFault(
          file: file, rule: "quote",
          message: "the declared quote is not one mark of ASCII beside the delimiter")
      }
      dialect.quote = bytes.first
    }
    if case .mark(let mark) = options.escape {
      guard mark > 0x1F, mark < 0x7F, mark != dialect.delimiter, mark != dialect.quote else {
        throw SourceFault(
          file: file, rule: "escape",
          message: "the declared escape is not one mark of ASCII beside the delimiter and the quote")
      }
      dialect.escape = mark
    }
    return dialect
  }
}
