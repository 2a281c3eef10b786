import Foundation
import Language

/// Reads CSV as RFC 4180 writes it, over bytes, and finds what is wrong with it.
///
/// Line feeds, with or without carriage returns, end rows; a byte-order mark is skipped. Bytes and
/// not characters, since a letter that combines with a comma would swallow it.
public struct CSVBytesReader {
  /// The name of the file, for faults.
  public let file: String
  /// The line on which the last row began, from 1.
  public private(set) var line = 0
  private let bytes: [UInt8]
  private var offset = 0
  private var nextLine = 1
  private var fieldCount: Int?

  /// The longest row in bytes.
  private static let longestRow = 16 << 20

  /// Opens a file; of a large one that only its beginning is wanted of, at most `limit` bytes.
  public init(path: String, limit: Int? = nil) throws(SourceFault) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let descriptor: Int32
    do { descriptor = try RegularFile.open(path) } catch {
      throw SourceFault(file: file, rule: "exists", message: Self.reason(error))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard
      let data = try? limit.map({ try handle.read(upToCount: $0) ?? Data() }) ?? handle.readToEnd() ?? Data()
    else {
      throw SourceFault(file: file, rule: "exists", message: "the file cannot be read")
    }
    try self.init(bytes: [UInt8](data), file: file)
  }

  /// Reads bytes that came from a file of some name.
  public init(bytes: [UInt8], file: String) throws(SourceFault) {
    (self.file, self.bytes) = (file, bytes)
    if bytes.isEmpty { throw SourceFault(file: file, rule: "not-empty", message: "the file is empty") }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw SourceFault(
        file: file, line: 1, rule: "encoding", message: "the file is UTF-16; save it as UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
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
    guard offset < bytes.count, !isBlankToTheEnd else { return nil }
    line = nextLine
    let start = offset
    var fields: [String] = []
    while true {
      let field = try self.field()
      fields.append(field)
      guard offset < bytes.count else { break }
      let end = bytes[offset]
      offset += 1
      if end == 0x2C { continue }
      if end == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      nextLine += 1
      break
    }
    if offset - start > Self.longestRow {
      throw SourceFault(file: file, line: line, rule: "row-length", message: "the row is longer than 16 MB")
    }
    if let fieldCount, fields.count != fieldCount {
      throw SourceFault(
        file: file, line: line, rule: "field-count",
        message: "the row has \(fields.count) fields, the header \(fieldCount)")
    }
    return fields
  }

  private var isBlankToTheEnd: Bool {
    guard let fieldCount, fieldCount > 1, [0x0A, 0x0D].contains(bytes[offset]) else { return false }
    return bytes[offset...].allSatisfy { $0 == 0x0A || $0 == 0x0D }
  }

  private mutating func field() throws(SourceFault) -> String {
    if offset < bytes.count, bytes[offset] == 0x22 { return try quoted() }
    let start = offset
    while offset < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[offset]) {
      if bytes[offset] == 0x22 { throw fault("quoting", "a quote stands inside an unquoted field") }
      offset += 1
    }
    return try text(bytes[start..<offset])
  }

  private mutating func quoted() throws(SourceFault) -> String {
    var content: [UInt8] = []
    offset += 1
    while true {
      guard offset < bytes.count else { throw fault("quoting", "a quoted field is not closed") }
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0A { nextLine += 1 }
      guard byte == 0x22 else {
        content.append(byte)
        continue
      }
      if offset < bytes.count, bytes[offset] == 0x22 {
        content.append(0x22)
        offset += 1
        continue
      }
      break
    }
    if offset < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[offset]) {
      throw fault("quoting", "text follows a closing quote")
    }
    return try text(content[...])
  }

  private func text(_ field: ArraySlice<UInt8>) throws(SourceFault) -> String {
    if field.contains(0) { throw fault("encoding", "a field holds a NUL byte") }
    guard let text = String(validating: field, as: UTF8.self) else {
      throw fault("encoding", "a field is not UTF-8; save the file as UTF-8")
    }
    return text
  }

  private func fault(_ rule: String, _ message: String) -> SourceFault {
    SourceFault(file: file, line: line, rule: rule, message: message)
  }
}
