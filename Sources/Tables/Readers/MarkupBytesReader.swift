internal import CMarkup
import Foundation

/// Reads a part of an office document token by token through a window that moves along it.
///
/// A small part is held whole, so that it can be looked at from its end first.
final class MarkupBytesReader {
  /// What comes next.
  enum Event {
    /// An element begins.
    case start
    /// An element ends.
    case end
    /// Text inside an element.
    case text
    /// The document is at its end.
    case finished
  }

  /// A part up to this size is held whole; the longest token a larger one may have.
  static let windowLimit = 64 << 20

  /// The name of the file and of the sheet, for faults.
  var file: String
  /// The row of the sheet that is read, for faults.
  var line: Int?
  /// The column of the cell that is read, from 0, for faults.
  var column: Int?

  private let entry: ZipBytesEntry
  private let markup: OpaquePointer
  private var window: UnsafeMutableRawBufferPointer
  private var count = 0
  private var offset = 0
  private var isLast = false
  private var token = WMMarkupToken()
  private var scratch: UnsafeMutableRawBufferPointer

  /// Begins to read an entry: held whole if it has fewer bytes than `whole`, else through a window of `window` bytes
  /// that grows where a token is longer.
  init(
    _ entry: ZipBytesEntry, file: String, whole: Int = windowLimit, window size: Int = 1 << 20
  ) throws(SourceFault) {
    guard let markup = wm_markup_create() else {
      throw SourceFault(file: file, rule: "memory", message: "there is not enough memory to read the file")
    }
    self.markup = markup
    self.entry = entry
    self.file = file
    // One byte more than the part has, so that the end is seen.
    window = .allocate(
      byteCount: entry.size < whole ? max(entry.size, 4096) + 1 : size, alignment: 16)
    scratch = .allocate(byteCount: 4096, alignment: 16)
    try fill()
    try checkEncoding()
  }

  deinit {
    wm_markup_destroy(markup)
    window.deallocate()
    scratch.deallocate()
  }

  /// Whether the part is in memory as a whole.
  var isWhole: Bool { isLast }

  /// How many elements are open: one that begins is, one that ends is not.
  var depth: Int { Int(token.depth) }

  /// The next token.
  func next() throws(SourceFault) -> Event {
    while true {
      token = wm_markup_next(
        markup, window.baseAddress?.assumingMemoryBound(to: UInt8.self), count, isLast, &offset)
      switch token.event {
      case WM_MARKUP_START: return .start
      case WM_MARKUP_END: return .end
      case WM_MARKUP_TEXT: return .text
      case WM_MARKUP_FINISHED: return .finished
      case WM_MARKUP_MORE: try fill()
      case WM_MARKUP_DOCTYPE:
        throw fault(
          "entities",
          "the file declares a document type or entities, which no workbook needs and which are not read")
      case WM_MARKUP_LIMIT:
        throw fault(
          "size-limit", "the file nests more than 256 elements, or gives one more than 256 attributes")
      default:
        throw fault(
          "markup", "the file is damaged: a part of it is not XML or is cut short; open it and save it again")
      }
    }
  }

  /// Passes over the rest of the element that has just begun.
  func skip() throws(SourceFault) {
    let depth = token.depth
    repeat {
      if try next() == .finished { return }
    } while token.event != WM_MARKUP_END || token.depth >= depth
  }

  /// Whether the element that has just begun or ended has a name, whatever its prefix.
  func isNamed(_ name: StaticString) -> Bool { isEqual(token.stretch, name) }

  /// The value of an attribute of the element that has just begun, or nil.
  func attribute(_ name: StaticString) throws(SourceFault) -> String? {
    let stretch = stretch(name)
    guard stretch.is_found else { return nil }
    return try text(stretch, isPlain: false, isLiteral: false)
  }

  /// Whether an attribute of the element that has just begun is some word.
  func isAttribute(_ name: StaticString, _ value: StaticString) -> Bool {
    let stretch = stretch(name)
    return stretch.is_found && isEqual(stretch, value)
  }

  /// Whether an attribute of the element that has just begun says yes, as XML Schema writes it.
  func isTrue(_ name: StaticString) -> Bool { isAttribute(name, "1") || isAttribute(name, "true") }

  /// Whether the element that has just begun has an attribute.
  func has(_ name: StaticString) -> Bool { stretch(name).is_found }

  /// The whole number, below a million million, of an attribute of the element that has just begun; nil without it.
  func number(_ name: StaticString) throws(SourceFault) -> Int? {
    let stretch = stretch(name)
    guard stretch.is_found else { return nil }
    guard let number = Self.digits(bytes(stretch)[...]) else {
      throw fault(
        "markup", "the file is damaged: a place or a count is no whole number; open it and save it again")
    }
    return number
  }

  /// The column, from 0, and the row of a reference such as `B4` that an attribute holds; nil without the attribute.
  func reference(_ name: StaticString) throws(SourceFault) -> (column: Int, row: Int)? {
    let stretch = stretch(name)
    guard stretch.is_found else { return nil }
    let bytes = bytes(stretch)
    var column = 0
    var place = 0
    while place < bytes.count, place < 4, case let byte = bytes[place] & 0xDF, byte >= 0x41, byte <= 0x5A {
      column = column &* 26 &+ Int(byte) &- 0x40
      place += 1
    }
    guard place > 0, column <= CellRange.most.columns, let row = Self.digits(bytes[place...]), row >= 1,
      row <= CellRange.most.rows
    else {
      throw fault(
        "cell-reference",
        "a cell says that it stands where no sheet has cells; open the file and save it again")
    }
    return (column - 1, row)
  }

  /// The text that has come, with its references resolved.
  func text() throws(SourceFault) -> String {
    try text(token.stretch, isPlain: token.is_plain, isLiteral: token.is_literal)
  }

  /// The whole number, below a million million, that the text is, or nil where it is another.
  func wholeNumber() -> Int? { Self.digits(bytes(token.stretch)[...]) }

  /// The text as a number writes itself most shortly, where it does so already: up to 15 digits without a leading nought.
  func shortestWholeNumber() -> String? {
    let bytes = bytes(token.stretch)
    let digits = bytes.first == 0x2D ? bytes.dropFirst() : bytes[...]
    guard (1...15).contains(digits.count), digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      digits.first != 0x30 || bytes.count == 1
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether nothing but spaces and line ends stands in the text.
  var isBlank: Bool { bytes(token.stretch).allSatisfy { $0 <= 0x20 } }

  /// Whether a word stands anywhere in a part that is held whole.
  func contains(_ word: StaticString) -> Bool {
    wm_markup_contains(
      window.baseAddress?.assumingMemoryBound(to: UInt8.self), count, word.utf8Start, word.utf8CodeUnitCount)
  }

  /// A fault at the place that is read.
  func fault(_ rule: String, _ message: String) -> SourceFault {
    SourceFault(file: file, line: line, column: column.map(CellRange.letters), rule: rule, message: message)
  }

  private func text(
    _ stretch: WMMarkupStretch, isPlain: Bool, isLiteral: Bool
  ) throws(SourceFault) -> String {
    let source = bytes(stretch)
    if isPlain, let text = String(validating: source, as: UTF8.self) { return text }
    if scratch.count < source.count {
      scratch.deallocate()
      scratch = .allocate(byteCount: source.count, alignment: 16)
    }
    let target = scratch.assumingMemoryBound(to: UInt8.self)
    let written = wm_markup_text(source.baseAddress, source.count, isLiteral, target.baseAddress)
    guard written >= 0 else {
      throw fault(
        "markup",
        "a text holds an entity or a character that no workbook has; open the file and save it again")
    }
    guard let text = String(validating: target.prefix(written), as: UTF8.self) else {
      throw fault("encoding", "a text is not UTF-8; open the file and save it again")
    }
    return text
  }

  private func stretch(_ name: StaticString) -> WMMarkupStretch {
    name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount) {
      wm_markup_attribute(
        markup, window.baseAddress?.assumingMemoryBound(to: UInt8.self), $0, name.utf8CodeUnitCount)
    }
  }

  private func bytes(_ stretch: WMMarkupStretch) -> UnsafeBufferPointer<UInt8> {
    guard stretch.count > 0, let start = window.baseAddress else { return .init(start: nil, count: 0) }
    return UnsafeBufferPointer(
      start: (start + stretch.at).assumingMemoryBound(to: UInt8.self), count: stretch.count)
  }

  private func isEqual(_ stretch: WMMarkupStretch, _ word: StaticString) -> Bool {
    guard stretch.count == word.utf8CodeUnitCount, let start = window.baseAddress else { return false }
    return memcmp(start + stretch.at, word.utf8Start, stretch.count) == 0
  }

  private static func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
    var number = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number &* 10 &+ Int(byte &- 0x30)
    }
    return number
  }

  /// Moves what is not read yet to the front of the window and reads on behind it.
  private func fill() throws(SourceFault) {
    guard let start = window.baseAddress else { return }
    if offset > 0 {
      memmove(start, start + offset, count - offset)
      count -= offset
      offset = 0
    } else if count == window.count {
      guard window.count < Self.windowLimit else {
        throw fault("size-limit", "a text or an element of the file is longer than 64 MB")
      }
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: window.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(window))
      window.deallocate()
      window = larger
    }
    while count < window.count {
      let read = try entry.read(into: UnsafeMutableRawBufferPointer(rebasing: window[count...]))
      if read == 0 {
        isLast = true
        return
      }
      count += read
    }
  }

  /// Refuses a part that is not UTF-8, as far as it says so.
  private func checkEncoding() throws(SourceFault) {
    let beginning = window.prefix(min(count, 256))
    if beginning.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    let isWide =
      beginning.starts(with: [0xFE, 0xFF]) || beginning.starts(with: [0xFF, 0xFE])
      || beginning.starts(with: [0x3C, 0])
    var isOther = false
    if beginning.dropFirst(offset).starts(with: Array("<?xml".utf8)) {
      let declaration = String(decoding: beginning.prefix { $0 != 0x3E }, as: UTF8.self).lowercased()
      if let place = declaration.range(of: "encoding") {
        let named = declaration[place.upperBound...]
        isOther = !["utf-8", "utf8", "us-ascii"].contains { named.contains($0) }
      }
    }
    guard !isWide, !isOther else {
      throw fault("encoding", "a part of the workbook is not UTF-8; open it and save it again")
    }
  }
}
