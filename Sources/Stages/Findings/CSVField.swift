/// Text as a field of CSV.
enum CSVField {
  /// Quotes where it must; text that a spreadsheet would take for a formula gets an apostrophe,
  /// unless it is a number.
  ///
  /// `original(_:)` gives the text back.
  static func text(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    // Bytes and not characters: a mark that combines with a comma or a quote would hide it.
    guard safe.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return safe }
    var bytes: [UInt8] = [0x22]
    for byte in safe.utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
    return String(decoding: bytes + [0x22], as: UTF8.self)
  }

  /// The text that `text(_:)` was given, from the content of its field without the quotes.
  static func original(_ content: String) -> String {
    guard content.utf8.first == UInt8(ascii: "'"), isFormula(content) else { return content }
    return String(decoding: content.utf8.dropFirst(), as: UTF8.self)
  }

  /// A text that is itself an apostrophe before a formula gets another one, so that none is lost.
  private static func isFormula(_ text: String) -> Bool {
    let rest = text.utf8.drop { $0 == UInt8(ascii: "'") }
    guard let first = rest.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D].contains(first) else {
      return false
    }
    return Double(text) == nil
  }
}
