/// Fields of CSV as RFC 4180 writes them, over bytes, safe to open in a spreadsheet.
///
/// What a field is decides how it is written, not how it begins: text that a spreadsheet would take
/// for a formula gets an apostrophe, and a number never does, so that `-5` stays a number.
public enum CSVField {
  /// Text: neutralised where a spreadsheet would run it, and quoted where it must.
  ///
  /// `original(_:)` gives the text back.
  public static func text(_ text: String) -> String {
    figure(isFormula(withoutApostrophes(text)) ? "'" + text : text)
  }

  /// A number, a period or another word that we write ourselves: quoted where it must, else as it is.
  public static func figure(_ text: String) -> String {
    // Bytes and not characters: a mark that combines with a comma or a quote would hide it.
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      return text
    }
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text that `text(_:)` was given, from the content of its field without the quotes.
  public static func original(_ content: String) -> String {
    guard content.utf8.first == apostrophe, isFormula(withoutApostrophes(content)) else { return content }
    return String(decoding: content.utf8.dropFirst(), as: UTF8.self)
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// A text that is itself an apostrophe before a formula gets another one, so that none is lost.
  private static func withoutApostrophes(_ text: String) -> Substring.UTF8View {
    text.utf8.drop { $0 == apostrophe }
  }

  /// Whether a spreadsheet may run a text: it begins with `=`, `+`, `-`, `@`, a tab or the end of a line,
  /// or with the full-width form of one of the signs.
  private static func isFormula(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first else { return false }
    if [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D].contains(first) { return true }
    // U+FF0B, U+FF0D, U+FF1D and U+FF20.
    return [[0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0xA0]]
      .contains { text.starts(with: $0) }
  }
}
