/// Text in which nothing is hidden from a reader or obeyed by a terminal.
public enum VisibleText {
  /// One line: control characters, direction overrides and invisible characters are spelled out.
  public static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    return text.unicodeScalars.map { $0 == "\t" ? " " : spelled($0) ?? String($0) }.joined()
  }

  /// Several lines, which may hold tabs; all else is as in one line.
  public static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }) { return text }
    return text.unicodeScalars.map { $0 == "\t" || $0 == "\n" ? String($0) : spelled($0) ?? String($0) }
      .joined()
  }

  /// JSON with the same content, in which characters that a terminal would obey or hide are escapes.
  public static func json(_ json: String) -> String {
    if json.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return json }
    return json.unicodeScalars.map { scalar in
      guard scalar.value >= 0x7F, spelled(scalar) != nil else { return String(scalar) }
      return String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }.joined()
  }

  /// What is shown for a character that would be hidden or obeyed, `<U+202E>`; nil for all others.
  ///
  /// Controls, turns of the direction, invisible characters, and code points that are nobody's or everybody's
  /// are spelled out. The joiners are not: they are part of how Persian, Urdu and Pashto are written.
  public static func spelled(_ scalar: Unicode.Scalar) -> String? {
    if (0x20..<0x7F).contains(scalar.value) || scalar.value == 0x200C || scalar.value == 0x200D { return nil }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    default: return nil
    }
  }

  /// Whether a text holds nothing that would be spelled out.
  public static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { spelled($0) == nil }
  }

  /// What is printed for a character, and how many columns of a terminal it takes.
  static func cell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if let code = spelled(scalar) { return (code, code.utf8.count) }
    if scalar.value == 0x200C || scalar.value == 0x200D { return (String(scalar), 0) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return (String(scalar), 0)
    default: return (String(scalar), isWide(scalar) ? 2 : 1)
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default:
      false
    }
  }
}
