internal import CDelimited
import Foundation
import Language

/// The rows of delimited text as wide as they are, split over a window of its bytes.
///
/// Bytes and not characters, since a letter that combines with a comma would swallow it.
final class DelimitedBytes {
  /// What stands between and around fields.
  struct Dialect: Sendable, Hashable {
    var delimiter: UInt8 = 0x2C
    /// The mark around fields, or nil for none.
    var quote: UInt8? = 0x22
    /// What stands before a quote inside quotes; nil where it is doubled.
    var escape: UInt8?
  }

  /// The ways in which rows end.
  struct LineEnds: OptionSet, Sendable, Hashable {
    let rawValue: UInt32
    /// A line feed alone.
    static let feed = Self(rawValue: 1)
    /// A carriage return and a line feed.
    static let both = Self(rawValue: 2)
    /// A carriage return alone.
    static let carriage = Self(rawValue: 4)
    /// Whether rows end in several ways.
    var isMixed: Bool { rawValue & (rawValue &- 1) != 0 }
  }

  /// The name of the file, for faults.
  let file: String
  /// The line on which the last row began, from 1.
  private(set) var line = 0
  /// How rows end, of those that were split so far.
  private(set) var lineEnds: LineEnds = []
  /// Whether no byte stands on the line of the last row.
  private(set) var isEmptyLine = false
  /// Whether the file has no byte.
  private(set) var isEmpty = false
  /// Whether as many bytes were read as may be.
  var isCut: Bool { handle != nil && bytesLeft == 0 }
  /// What the bytes are written in.
  let encoding: TextEncoding

  private let dialect: Dialect
  private var encoded: EncodedBytes?
  private let handle: FileHandle?
  private var bytesLeft: Int
  private let longestRow: Int
  private var bytes: UnsafeMutablePointer<UInt8>
  private var room: Int
  /// Where the bytes begin that are not split yet, and where those end that were read.
  private var start = 0
  private var end = 0
  private var isLast = false
  private var fields: UnsafeMutablePointer<WMField>
  private var fieldRoom = 1 << 12
  private let rows: UnsafeMutablePointer<WMRow>
  private static let rowRoom = 1 << 10
  /// The rows that were split: where their bytes begin, how many there are, and how many of them and of their fields were given.
  private var batch = (start: 0, rows: 0, given: 0, fields: 0)
  /// Whether their bytes are UTF-8.
  private var isSound = true
  private var fault: (rule: String, message: String)?
  private var nextLine = 1

  /// What is said of a quote that nothing closes.
  static let openQuote = "a quoted field is not closed"

  /// Behind the bytes is a block of room, since the last one is looked at whole.
  private static let margin = 64
  private static let window = 1 << 17
  private static let longestRow = 16 << 20

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - encoding: the word for its encoding, or nil: by its mark, else UTF-8.
  ///   - limit: how many bytes are read at most, of a file of which only the beginning is wanted.
  ///   - longestRow: the most bytes that a row may have as UTF-8.
  convenience init(
    path: String, dialect: Dialect, encoding: String? = nil, limit: Int = .max, longestRow: Int = longestRow
  ) throws(SourceFault) {
    let file = FileBeginning.name(path)
    let descriptor: Int32
    do { descriptor = try RegularFile.open(path) } catch {
      throw SourceFault(file: file, rule: "exists", message: CSVBytesReader.reason(error))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var beginning = [UInt8](repeating: 0, count: min(4096, limit))
    guard let count = Self.read(handle, &beginning) else {
      throw SourceFault(file: file, rule: "exists", message: "the file cannot be read")
    }
    beginning.removeSubrange(count...)
    let (encoding, mark) = try TextEncoding.of(declared: encoding, beginning, file: file)
    self.init(
      file: file, dialect: dialect, encoding: encoding, handle: handle, bytesLeft: limit - count,
      longestRow: longestRow)
    isLast = count < min(4096, limit)
    isEmpty = beginning.isEmpty
    take(beginning[mark...])
  }

  /// Reads bytes that came from a file of some name.
  convenience init(
    bytes: [UInt8], file: String, dialect: Dialect, encoding: String? = nil, longestRow: Int = longestRow
  ) throws(SourceFault) {
    let (encoding, mark) = try TextEncoding.of(declared: encoding, Array(bytes.prefix(4096)), file: file)
    self.init(
      file: file, dialect: dialect, encoding: encoding, handle: nil, bytesLeft: 0, longestRow: longestRow)
    isLast = true
    isEmpty = bytes.isEmpty
    take(bytes[mark...])
  }

  private init(
    file: String, dialect: Dialect, encoding: TextEncoding, handle: FileHandle?, bytesLeft: Int,
    longestRow: Int
  ) {
    self.file = file
    self.dialect = dialect
    self.encoding = encoding
    self.handle = handle
    self.bytesLeft = bytesLeft
    self.longestRow = longestRow
    encoded = EncodedBytes(encoding)
    room = Self.window + Self.margin
    bytes = .allocate(capacity: room)
    fields = .allocate(capacity: fieldRoom)
    rows = .allocate(capacity: Self.rowRoom)
  }

  deinit {
    bytes.deallocate()
    fields.deallocate()
    rows.deallocate()
  }

  /// The next row, or nil at the end; the end of the last line begins no row.
  func row() throws(SourceFault) -> [String]? {
    while batch.given == batch.rows {
      if let fault {
        line = nextLine
        throw SourceFault(file: file, line: line, rule: fault.rule, message: fault.message)
      }
      guard try split() else { return nil }
    }
    let row = rows[batch.given]
    let (first, count) = (batch.fields, Int(row.fields) - batch.fields)
    batch.given += 1
    batch.fields += count
    line = nextLine
    nextLine += Int(row.lines)
    let base = bytes + batch.start
    let (isSound, fields) = (isSound, fields)
    var unreadable: Int?
    let texts = [String](unsafeUninitializedCapacity: count) { texts, initialised in
      for place in 0..<count {
        let field = fields[first &+ place]
        let content = UnsafeBufferPointer(start: base + Int(field.start), count: Int(field.length))
        if field.length == 0 {
          texts.initializeElement(at: place, to: "")
          continue
        }
        if isSound, field.escaped == 0 {
          // To look at each field again would take several times as long.
          texts.initializeElement(at: place, to: String(decoding: content, as: UTF8.self))
          continue
        }
        let text = field.escaped == 0 ? String(validating: content, as: UTF8.self) : unescaped(content)
        if text == nil { unreadable = unreadable ?? place }
        texts.initializeElement(at: place, to: text ?? "")
      }
      initialised = count
    }
    let (opening, closing) = (fields[first], fields[first + count - 1])
    isEmptyLine = count == 1 && closing.length == 0 && !isQuoted(opening)
    if let unreadable {
      let remedy = encoding == .utf8 ? "; save the file as UTF-8, or name its encoding" : ""
      throw SourceFault(
        file: file, line: line, rule: "encoding",
        message: "field \(unreadable + 1) is not \(encoding.described)\(remedy)")
    }
    if Int(closing.start) + Int(closing.length) - Int(opening.start) > longestRow { throw tooLong }
    return texts
  }

  private func isQuoted(_ field: WMField) -> Bool {
    field.start > 0 && bytes[batch.start + Int(field.start) - 1] == dialect.quote
  }

  private var tooLong: SourceFault {
    SourceFault(
      file: file, line: nextLine, rule: "row-length", message: "the row is longer than \(longestRow >> 20) MB"
    )
  }

  /// Splits more rows; false where there are none.
  private func split() throws(SourceFault) -> Bool {
    while true {
      let found = wm_split_rows(
        bytes + start, end - start, isLast ? 1 : 0,
        WMDialect(
          delimiter: dialect.delimiter, quote: dialect.quote ?? 0,
          escape: dialect.escape ?? dialect.quote ?? 0),
        fields, fieldRoom, rows, Self.rowRoom)
      let verdict = found.verdict
      lineEnds.formUnion(LineEnds(rawValue: found.ends))
      batch = (start, Int(found.rows), 0, 0)
      isSound = found.is_utf8 != 0
      start += found.consumed
      if verdict == WM_ROWS_NUL {
        fault = ("encoding", "a field holds a NUL byte")
      } else if verdict == WM_ROWS_QUOTE_INSIDE {
        fault = ("quoting", "a quote stands inside an unquoted field")
      } else if verdict == WM_ROWS_TEXT_AFTER {
        fault = ("quoting", "text follows a closing quote")
      } else if verdict == WM_ROWS_OPEN, isLast, found.rows == 0 {
        fault = ("quoting", Self.openQuote)
      }
      if found.rows > 0 || fault != nil { return true }
      if verdict == WM_ROWS_ROOM {
        fields.deallocate()
        fieldRoom *= 2
        fields = .allocate(capacity: fieldRoom)
      } else if isLast {
        return false
      } else {
        try fill()
      }
    }
  }

  /// Reads on, behind the row that is not complete.
  private func fill() throws(SourceFault) {
    let tail = end - start
    if tail > longestRow { throw tooLong }
    var more = [UInt8](repeating: 0, count: min(max(Self.window, tail), bytesLeft))
    guard let handle, let count = Self.read(handle, &more) else {
      throw SourceFault(file: file, rule: "exists", message: "the file cannot be read")
    }
    isLast = count < more.count || count == bytesLeft
    bytesLeft -= count
    take(more[..<count])
  }

  /// Takes bytes as they come from the file.
  private func take(_ more: ArraySlice<UInt8>) {
    let tail = end - start
    let needed = tail + (encoded == nil ? more.count : (more.count + 4) * EncodedBytes.growth) + Self.margin
    if needed > room {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed)
      larger.update(from: bytes + start, count: tail)
      bytes.deallocate()
      (bytes, room) = (larger, needed)
    } else if start > 0 {
      bytes.update(from: bytes + start, count: tail)
    }
    start = 0
    end = tail
    more.withUnsafeBufferPointer { more in
      if encoded != nil {
        end += encoded?.write(more, to: bytes + tail, isLast: isLast) ?? 0
      } else if let first = more.baseAddress {
        (bytes + tail).update(from: first, count: more.count)
        end += more.count
      }
    }
    (bytes + end).update(repeating: 0x20, count: Self.margin)
  }

  /// Fills a buffer unless the file ends; nil where it cannot be read.
  private static func read(_ handle: FileHandle, _ buffer: inout [UInt8]) -> Int? {
    var count = 0
    while count < buffer.count {
      let more = buffer.withUnsafeMutableBytes { buffer in
        Foundation.read(handle.fileDescriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if more < 0, errno == EINTR { continue }
      if more < 0 { return nil }
      if more == 0 { break }
      count += more
    }
    return count
  }

  /// The text of a field without the marks that escape others.
  private func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> String? {
    var plain: [UInt8] = []
    plain.reserveCapacity(content.count)
    let escape = dialect.escape ?? dialect.quote
    var place = 0
    while place < content.count {
      let byte = content[place]
      place += 1
      if byte == escape, place < content.count, content[place] == dialect.quote || content[place] == escape {
        plain.append(content[place])
        place += 1
      } else {
        plain.append(byte)
      }
    }
    return String(validating: plain, as: UTF8.self)
  }
}
