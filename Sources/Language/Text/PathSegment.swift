/// One part of a path, made of a text that may hold anything.
///
/// Every byte but letters of ASCII, digits, `-` and `_` is written as `%` and two hexadecimal digits, so
/// that no text names another folder, hides itself by a dot, or holds what a shell or an address reads.
public enum PathSegment {
  /// The longest segment; a name is made of some of them and must stay below 255 bytes.
  private static let longest = 80
  /// The longest name made of several.
  private static let longestName = 200

  /// The segment of one text.
  ///
  /// Different texts have different segments. The empty text is `%`, and of a long one the beginning is
  /// followed by a hash of the whole.
  public static func encoded(_ text: String) -> String { encoded(text, isHyphenPlain: true) }

  /// The segment of a name and the texts that follow it, between hyphens: `series-AFG`.
  ///
  /// Where several follow, the hyphens in them are encoded too, so that each can be told from the next.
  public static func joined(_ name: String, _ texts: [String]) -> String {
    let rest = texts.map { encoded($0, isHyphenPlain: texts.count == 1) }
    let whole = ([encoded(name)] + rest).joined(separator: "-")
    guard whole.utf8.count > longestName else { return whole }
    return encoded(name) + "-%%" + digest(whole)
  }

  /// The segment of some texts, between hyphens: `AFG`, `AFG-TIP`; different texts have different ones.
  public static func key(_ texts: [String]) -> String {
    let whole = texts.map { encoded($0, isHyphenPlain: texts.count == 1) }.joined(separator: "-")
    return whole.utf8.count > longestName ? "%%" + digest(whole) : whole
  }

  private static func encoded(_ text: String, isHyphenPlain: Bool) -> String {
    var segment = ""
    for byte in text.utf8 {
      let part = part(byte, isHyphenPlain: isHyphenPlain)
      guard segment.utf8.count + part.utf8.count <= longest else {
        // No other text has a bare '%%' in its segment.
        return segment + "%%" + digest(text)
      }
      segment += part
    }
    return segment.isEmpty ? "%" : segment
  }

  private static func digest(_ text: String) -> String {
    var hash = ContentHash()
    hash.update(field: text)
    return String(hash.finish().prefix(32))
  }

  private static func part(_ byte: UInt8, isHyphenPlain: Bool) -> String {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return String(Unicode.Scalar(byte))
    case 0x2D where isHyphenPlain: return "-"
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.utf8.count == 1 ? "%0" + digits : "%" + digits
    }
  }
}
