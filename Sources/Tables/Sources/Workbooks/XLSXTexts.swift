/// The texts that cells of a workbook share and the forms in which its numbers are shown.
struct XLSXTexts {
  /// The most texts that cells may share, and the most bytes they may have together.
  static let limit = (count: 1 << 23, bytes: 1 << 28)

  /// Reads the texts that cells share, in order.
  static func shared(_ part: String?, in archive: ZipBytesArchive) throws(SourceFault) -> [String] {
    guard let part, let entry = try archive.entry(part) else { return [] }
    let markup = try MarkupBytesReader(entry, file: archive.file)
    var texts: [String] = []
    var bytes = 0
    while true {
      switch try markup.next() {
      case .finished: return texts
      case .start where markup.isNamed("si"):
        let text = try rich(markup)
        bytes &+= text.utf8.count
        guard texts.count < limit.count, bytes <= limit.bytes else {
          throw markup.fault(
            "size-limit", "the cells share more than 8 million texts, or more than 256 MB of them")
        }
        texts.append(text)
      default: break
      }
    }
  }

  /// The text of the element that has just begun: its runs joined, how it is to be pronounced left out.
  static func rich(_ markup: MarkupBytesReader) throws(SourceFault) -> String {
    let depth = markup.depth
    var result = ""
    var isText = false
    var isPreserved = false
    while true {
      switch try markup.next() {
      case .start:
        isText = markup.isNamed("t")
        isPreserved = markup.isAttribute("xml:space", "preserve")
        if markup.isNamed("rPh") { try markup.skip() }
      case .text where isText:
        let text = try markup.text()
        // Spaces at the ends count only where the file says so, as in a spreadsheet.
        result += isPreserved ? text[...] : SheetWords.trimmed(text)
      case .text: break
      case .end:
        isText = false
        if markup.depth < depth { return unescaped(result) }
      case .finished: return result
      }
    }
  }

  /// A text with `_x000D_` and its like as the characters that they stand for (ECMA-376, part 1, 22.9.2.19).
  static func unescaped(_ text: String) -> String {
    guard text.utf8.count >= 7, text.contains("_x") else { return text }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    result.reserveCapacity(units.count)
    var place = 0
    while place < units.count {
      if let unit = escaped(units, place) {
        result.append(unit)
        place += 7
      } else {
        result.append(units[place])
        place += 1
      }
    }
    // Half of a character is none: then the text stays as it stands.
    return String(validating: result, as: UTF16.self) ?? text
  }

  private static func escaped(_ units: [UInt16], _ place: Int) -> UInt16? {
    guard place + 7 <= units.count, units[place] == 0x5F, units[place + 1] == 0x78, units[place + 6] == 0x5F
    else { return nil }
    var value: UInt16 = 0
    for unit in units[place + 2..<place + 6] {
      guard let digit = Unicode.Scalar(unit).flatMap({ Character($0).hexDigitValue }), unit < 0x80 else {
        return nil
      }
      value = value << 4 | UInt16(digit)
    }
    // A NUL stays as it is written: nothing downstream takes one.
    return value == 0 ? nil : value
  }

  /// Reads the forms of the cell formats, in order; nil where the workbook names a part for them that is not there.
  static func forms(
    _ part: String?, in archive: ZipBytesArchive
  ) throws(SourceFault) -> [SerialTime.Form]? {
    guard let part else { return [] }
    guard let entry = try archive.entry(part) else { return nil }
    let markup = try MarkupBytesReader(entry, file: archive.file)
    var codes: [Int: SerialTime.Form] = [:]
    var numbers: [Int] = []
    var isInside = false
    while true {
      switch try markup.next() {
      case .finished: return numbers.map { codes[$0] ?? SerialTime.Form(builtIn: $0) }
      case .start where markup.isNamed("numFmt"):
        if let number = try markup.number("numFmtId"), let code = try markup.attribute("formatCode") {
          codes[number] = SerialTime.Form(code: code)
        }
      case .start where markup.isNamed("cellXfs"): isInside = true
      case .end where markup.isNamed("cellXfs"): isInside = false
      case .start where isInside && markup.isNamed("xf"):
        numbers.append(try markup.number("numFmtId") ?? 0)
      default: break
      }
    }
  }
}
