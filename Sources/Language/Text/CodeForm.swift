/// The form of what may stand for something in published figures.
public enum CodeForm {
  /// The most characters of a code.
  private static let longestCode = 24
  /// The most characters of a release.
  private static let longestRelease = 32
  /// The marks of codes, those of bands (`<18`, `65+`) among them.
  private static let marks = Set("_-.+<>".utf8)

  /// What a code is, in words.
  public static let codeHelp =
    "a code has at most 24 letters (A to Z), digits and _ - . + < >, and no spaces; words are its label"

  /// Whether a text is a code and no words: at most 24 ASCII letters, digits and `_ - . + < >`.
  public static func isCode(_ text: String) -> Bool {
    (1...longestCode).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: marks.contains(byte)
        }
      }
  }

  /// Whether a text can name a release: at most 32 characters, none of them white space.
  public static func isRelease(_ text: String) -> Bool {
    (1...longestRelease).contains(text.count)
      && !text.unicodeScalars.contains { $0.properties.isWhitespace }
  }
}
