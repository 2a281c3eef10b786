/// Reads the tokens of JSON as RFC 8259 writes it, over bytes, and keeps numbers as they are written.
struct JSONBytesScanner {
  /// How deep objects may stand within each other.
  static let depthLimit = 64
  /// The longest text, in bytes.
  static let lengthLimit = 16 << 20

  /// The line that is read, from 1.
  private(set) var line = 1
  private let file: String
  private let bytes: [UInt8]
  private var place = 0

  /// Begins to read bytes that came from a file of some name.
  init(_ bytes: [UInt8], file: String) throws(SourceFault) {
    (self.bytes, self.file) = (bytes, file)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw SourceFault(
        file: file, line: 1, rule: "encoding", message: "the file is UTF-16; save it as UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// Whether a byte is white space of JSON.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// The next byte that is no white space, which is passed over; nil at the end.
  mutating func peek() -> UInt8? {
    while place < bytes.count, Self.isSpace(bytes[place]) {
      if bytes[place] == 0x0A { line += 1 }
      place += 1
    }
    return place < bytes.count ? bytes[place] : nil
  }

  /// Passes over the byte that was seen.
  mutating func advance() { place += 1 }

  /// Passes over a byte that has to come next.
  mutating func expect(_ byte: UInt8) throws(SourceFault) {
    guard peek() == byte else { throw malformed }
    place += 1
  }

  /// A text, a number, a truth or null as a cell has it.
  mutating func scalar() throws(SourceFault) -> String {
    switch peek() {
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "t"): return try word("true", "TRUE")
    case UInt8(ascii: "f"): return try word("false", "FALSE")
    case UInt8(ascii: "n"): return try word("null", "")
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ text: String) throws(SourceFault) -> String {
    guard bytes[place...].starts(with: word.utf8) else { throw malformed }
    place += word.utf8.count
    return text
  }

  private mutating func number() throws(SourceFault) -> String {
    let start = place
    func byte() -> UInt8? { place < bytes.count ? bytes[place] : nil }
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    if byte() == UInt8(ascii: "-") { place += 1 }
    guard isDigit(byte()) else { throw malformed }
    if byte() == UInt8(ascii: "0") { place += 1 } else { while isDigit(byte()) { place += 1 } }
    if byte() == UInt8(ascii: ".") {
      place += 1
      guard isDigit(byte()) else { throw malformed }
      while isDigit(byte()) { place += 1 }
    }
    if let mark = byte(), mark | 0x20 == UInt8(ascii: "e") {
      place += 1
      if let sign = byte(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { place += 1 }
      guard isDigit(byte()) else { throw malformed }
      while isDigit(byte()) { place += 1 }
    }
    // Two values side by side are none.
    if isDigit(byte()) { throw malformed }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// A text in quotes.
  mutating func string() throws(SourceFault) -> String {
    try expect(UInt8(ascii: "\""))
    let start = place
    var hasEscape = false
    while true {
      guard place < bytes.count, place - start <= Self.lengthLimit else { throw malformed }
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") { break }
      guard byte >= 0x20 else { throw malformed }
      if byte == UInt8(ascii: "\\") {
        hasEscape = true
        place += 1
      }
      place += 1
    }
    let raw = bytes[start..<place]
    place += 1
    if !hasEscape {
      guard let text = String(validating: raw, as: UTF8.self) else {
        throw fault("encoding", "a text is not UTF-8; save the file as UTF-8")
      }
      return text
    }
    return try unescaped(raw)
  }

  private func unescaped(_ raw: ArraySlice<UInt8>) throws(SourceFault) -> String {
    var result: [UInt8] = []
    var place = raw.startIndex
    while place < raw.endIndex {
      guard raw[place] == UInt8(ascii: "\\") else {
        result.append(raw[place])
        place += 1
        continue
      }
      guard place + 1 < raw.endIndex else { throw malformed }
      let mark = raw[place + 1]
      place += 2
      switch mark {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(mark)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        var value = UInt32(try unit(raw, &place))
        if value & 0xFC00 == 0xD800, raw[place...].starts(with: "\\u".utf8) {
          var next = place + 2
          let low = UInt32(try unit(raw, &next))
          if low & 0xFC00 == 0xDC00 {
            value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
            place = next
          }
        }
        guard value > 0, let character = Unicode.Scalar(value) else {
          throw fault("encoding", "a text holds half a character or a NUL")
        }
        result.append(contentsOf: String(character).utf8)
      default: throw malformed
      }
    }
    guard let text = String(validating: result, as: UTF8.self) else {
      throw fault("encoding", "a text is not UTF-8; save the file as UTF-8")
    }
    return text
  }

  private func unit(_ raw: ArraySlice<UInt8>, _ place: inout Int) throws(SourceFault) -> UInt16 {
    guard place + 4 <= raw.endIndex else { throw malformed }
    var value: UInt16 = 0
    for byte in raw[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw malformed }
      value = value << 4 | UInt16(digit)
    }
    place += 4
    return value
  }

  private var malformed: SourceFault { fault("json", "the file is no JSON here, or is cut short") }

  /// A fault at the line that is read.
  func fault(_ rule: String, _ message: String) -> SourceFault {
    SourceFault(file: file, line: line, rule: rule, message: message)
  }
}
