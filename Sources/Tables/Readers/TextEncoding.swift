/// How the letters of a text file are written in bytes.
public enum TextEncoding: Sendable, Hashable {
  /// UTF-8, with or without a byte-order mark.
  case utf8
  /// UTF-16, the low byte first or last.
  case utf16(isLittleEndian: Bool)
  /// A code page of one byte a letter, by its name.
  case page(String)

  /// The words for encodings in contracts.
  public static let names =
    ["utf-8", "utf-16", "utf-16le", "utf-16be"] + (1250...1258).map { "windows-\($0)" }
    + (1...16).filter { $0 != 12 }.map { "iso-8859-\($0)" }

  /// The word for it.
  public var name: String {
    switch self {
    case .utf8: "utf-8"
    case .utf16(let isLittleEndian): isLittleEndian ? "utf-16le" : "utf-16be"
    case .page(let name): name
    }
  }

  /// Its name in sentences.
  var described: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .page(let name): name.hasPrefix("iso") ? name.uppercased() : name
    }
  }

  /// The encoding that the beginning of a file tells by its byte-order mark, and how long the mark is; nil without one.
  ///
  /// A text in UTF-32 is told too, since its mark begins as that of UTF-16 does; it is refused by `SourceFault`.
  static func marked(_ beginning: [UInt8], file: String) throws(SourceFault) -> (Self, length: Int)? {
    if beginning.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if beginning.starts(with: [0xFF, 0xFE, 0, 0]) || beginning.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw SourceFault(
        file: file, line: 1, rule: "encoding",
        message: "the file is UTF-32, which is not read: save it as UTF-8")
    }
    if beginning.starts(with: [0xFF, 0xFE]) { return (.utf16(isLittleEndian: true), 2) }
    if beginning.starts(with: [0xFE, 0xFF]) { return (.utf16(isLittleEndian: false), 2) }
    return nil
  }

  /// The encoding of a file and the length of its byte-order mark.
  ///
  /// - Parameters:
  ///   - name: what was declared, or nil: by the mark, else UTF-8.
  ///   - beginning: its first bytes, at most 4096.
  /// - Throws: where no encoding has the name, or the mark is of another.
  static func of(
    declared name: String?, _ beginning: [UInt8], file: String
  ) throws(SourceFault) -> (Self, mark: Int) {
    let marked = try marked(beginning, file: file)
    guard let name else { return marked.map { ($0.0, $0.length) } ?? (.utf8, 0) }
    let word = name.lowercased()
    guard names.contains(word) else {
      throw SourceFault(
        file: file, rule: "encoding",
        message:
          "the declared encoding is not read; read are utf-8, utf-16, windows-1250 to 1258 and iso-8859-1 to 16"
      )
    }
    if word == "utf-16" {
      if let marked, case .utf16 = marked.0 { return (marked.0, marked.length) }
      if marked == nil { return (.utf16(isLittleEndian: zeros(beginning).odd >= zeros(beginning).even), 0) }
    }
    let declared: Self =
      switch word {
      case "utf-8": .utf8
      case "utf-16", "utf-16le": .utf16(isLittleEndian: true)
      case "utf-16be": .utf16(isLittleEndian: false)
      default: .page(word)
      }
    guard let marked else { return (declared, 0) }
    // The two bytes of UTF-16's mark are letters of most code pages.
    if case .page = declared, case .utf16 = marked.0, zeros(beginning).odd + zeros(beginning).even == 0 {
      return (declared, 0)
    }
    guard marked.0 == declared else {
      throw SourceFault(
        file: file, line: 1, rule: "encoding",
        message: "the file begins with the mark of \(marked.0.name), and '\(word)' is declared")
    }
    return (declared, marked.length)
  }

  /// How many bytes at even and at odd places are zero.
  static func zeros(_ bytes: [UInt8]) -> (even: Int, odd: Int) {
    var zeros = (even: 0, odd: 0)
    for (place, byte) in bytes.enumerated() where byte == 0 {
      if place % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    return zeros
  }
}
