internal import Language
internal import Tables

/// Delimited text: two bytes that choose dialect and encoding, then the file.
///
/// Rows that were read are the same when they are written as plain CSV and read again, and when they lie over the end of the window
/// that is split at once.
enum DelimitedTarget {
  private static let delimiters: [UInt8?] = [nil, 0x3B, 0x09, 0x7C, 0x20, 0x2C, 0x3A, 0x7E]
  private static let quotes: [String?] = [nil, "", "'", "\""]
  private static let encodings: [String?] = [
    nil, "utf-8", "utf-16", "utf-16be", "windows-1252", "windows-1256", "iso-8859-8", "windows-1258",
  ]

  @Sendable static func run(_ input: ArraySlice<UInt8>) {
    guard input.count > 2 else { return }
    let (dialect, extra) = (Int(input[input.startIndex]), Int(input[input.startIndex + 1]))
    let bytes = input.dropFirst(2)
    var options = SourceOptions()
    options.format = DelimitedSource.format
    options.delimiter = delimiters[dialect & 7]
    options.quote = quotes[dialect >> 3 & 3]
    if dialect & 32 != 0 { options.escape = .mark(0x5C) }
    options.encoding = encodings[extra & 7]
    if extra & 8 != 0 { options.range = CellRange("B2:D9") }
    let path = ScratchFile.path(bytes, name: "input.csv")
    var rows: [SourceRow] = []
    let outcome = ReadTable.read(path, options) { rows.append($0) }
    if case .success = outcome { expectSame(rows) }
    if extra & 16 != 0, options.range == nil, isPlainText(bytes, options) {
      expectSame(outcome, rows, over: bytes, options)
    }
    if extra & 32 != 0 {
      ReadTable.detect(path)
    } else if extra & 64 != 0 {
      ReadTable.detect(path, options)
    }
  }

  /// Rows written as plain CSV are read as they were.
  private static func expectSame(_ rows: [SourceRow]) {
    let lines = rows.map { $0.fields.map(CSVField.figure).joined(separator: ",") }
    // A first line that names a delimiter is none of the rows.
    let text = "heading\n" + lines.map { $0 + "\n" }.joined()
    var again: [SourceRow] = []
    var options = SourceOptions()
    options.format = DelimitedSource.format
    guard
      case .success = ReadTable.read(
        ScratchFile.path(text.utf8, name: "again.csv"), options, { again.append($0) })
    else { Fuzz.violated("what was written can be read") }
    // A row of which nothing lies in the range is a blank line, and that has one blank field.
    let fields = rows.map { $0.fields.isEmpty ? [""] : $0.fields }
    Fuzz.expect(again.dropFirst().map(\.fields) == fields, "rows are read as they were written")
  }

  /// Whether the file is bytes that may stand behind others: no mark of an encoding and no line that names the delimiter.
  private static func isPlainText(_ bytes: ArraySlice<UInt8>, _ options: SourceOptions) -> Bool {
    let isWide = options.encoding?.hasPrefix("utf-16") == true
    let begin = String(decoding: bytes.prefix(8), as: UTF8.self).lowercased()
    return !isWide && !begin.contains("sep=") && !bytes.starts(with: [0xEF, 0xBB, 0xBF])
      && !bytes.starts(with: [0xFE, 0xFF])
      && !bytes.starts(with: [0xFF, 0xFE]) && !bytes.isEmpty
  }

  /// Behind a long row the same rows are read, and the same fault a line below.
  private static func expectSame(
    _ outcome: Result<Int, SourceFault>, _ rows: [SourceRow], over bytes: ArraySlice<UInt8>,
    _ options: SourceOptions
  ) {
    // The first window ends within the input.
    let length = 1 << 17
    let row = [UInt8](repeating: 0x61, count: length - min(bytes.count / 2, length - 1) - 1) + [0x0A]
    var again: [SourceRow] = []
    let moved = ReadTable.read(ScratchFile.path(row + bytes, name: "moved.csv"), options) { again.append($0) }
    switch (outcome, moved) {
    case (.success(let count), .success(let other)):
      Fuzz.expect(other == count + 1, "a window cuts no row")
    case (.failure(let fault), .failure(let other)):
      Fuzz.expect(
        other.rule == fault.rule && (fault.line == nil || other.line == fault.line.map { $0 + 1 }),
        "a fault is found wherever a window ends")
    default: Fuzz.violated("a file is read or refused wherever a window ends")
    }
    Fuzz.expect(
      again.dropFirst().map(\.fields) == rows.map(\.fields), "fields are the same wherever a window ends")
  }
}
