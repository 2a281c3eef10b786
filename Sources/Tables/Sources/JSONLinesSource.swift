/// JSON lines: an object a line, or one array of objects; the names of their members are the first row.
///
/// Names stand in the order in which they come first in the file. A member of an object within another is a column
/// `outer.inner`; a list of texts, numbers and truths is a cell with spaces between them. Numbers stay as they are
/// written, null and what is absent are blank, truth is `TRUE` or `FALSE`.
public struct JSONLinesSource: Source {
  /// The word for the format in contracts.
  public static let format = "json-lines"
  /// The largest file that is read, in bytes: its names are known only at its end.
  static let sizeLimit = 256 << 20
  /// The most columns that a file may have.
  static let columnLimit = 16_384

  /// The name of the file, for messages.
  public let file: String
  private let names: [String]
  private var columns: [String: Int] = [:]
  private var objects: JSONObjects
  private let range: CellRange?
  private var row = 0

  /// Files that begin as an object does, or as a list of objects, and those that their names call so.
  public static func recognises(_ beginning: [UInt8], path: String) -> Bool {
    let name = path.lowercased()
    if [".json", ".jsonl", ".ndjson"].contains(where: name.hasSuffix) { return true }
    let isMarked = beginning.starts(with: [0xEF, 0xBB, 0xBF])
    let marks = beginning.dropFirst(isMarked ? 3 : 0).filter { !JSONBytesScanner.isSpace($0) }.prefix(2)
    return switch (marks.first, marks.dropFirst().first) {
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "{"), UInt8(ascii: "}")): true
    case (UInt8(ascii: "["), UInt8(ascii: "{")), (UInt8(ascii: "["), UInt8(ascii: "]")): true
    default: false
    }
  }

  /// Opens a file and looks through it for the names of its columns.
  public init(path: String, options: SourceOptions) throws(SourceFault) {
    let file = FileBeginning.name(path)
    self.file = file
    range = options.range
    let bytes = try FileBeginning.read(path, count: Self.sizeLimit + 1)
    guard bytes.count <= Self.sizeLimit else {
      throw SourceFault(
        file: file, rule: "size-limit", message: "the file is larger than 256 MB; split it into several")
    }
    objects = try JSONObjects(bytes, file: file)
    var names: [String] = []
    var columns: [String: Int] = [:]
    let limit = Self.columnLimit
    var first = objects
    while try first.next({ (name, _) throws(SourceFault) in
      guard columns[name] == nil else { return }
      guard names.count < limit else {
        throw SourceFault(
          file: file, rule: "size-limit", message: "the objects have more than \(limit) names")
      }
      columns[name] = names.count
      names.append(name)
    }) {}
    guard !names.isEmpty else {
      throw SourceFault(file: file, rule: "not-empty", message: "the file holds no object with a name in it")
    }
    self.names = names
    self.columns = columns
  }

  /// The next row, or nil at the end.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    while true {
      var fields = names
      var line = 1
      if row > 0 {
        fields = [String](repeating: "", count: names.count)
        let columns = columns
        guard
          try objects.next({ (name, text) in
            if let column = columns[name] { fields[column] = text }
          })
        else { return nil }
        line = objects.line
      }
      row += 1
      guard let range else { return SourceRow(fields: fields, line: line) }
      // An array may have all its objects on one line: a range counts rows.
      if row >= range.rows.upperBound { return nil }
      if var inside = SourceRow(fields: fields, line: row).within(range) {
        inside.line = line
        return inside
      }
    }
  }
}
