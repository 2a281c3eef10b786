import Foundation

/// The name of a column as people mean it.
public enum HeadingText {
  /// A heading without what nobody sees: in NFC, on one line, single spaces, no marks of direction or byte order.
  public static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
    var result = ""
    var hasSpace = false
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars where !isInvisible(scalar) {
      if scalar.properties.isWhitespace {
        hasSpace = !result.isEmpty
      } else {
        if hasSpace { result.append(" ") }
        hasSpace = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a character has no form and no meaning: marks of direction, of byte order and of where a line may break.
  ///
  /// The joiners are not among them: in Persian words they are seen.
  public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
