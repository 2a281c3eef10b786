import Foundation

/// Words as they are compared: what people write in several ways and mean as one.
///
/// The same table folds words here and in the engine; the engine leaves the ligature of lam and alef as it is.
public enum FoldedText {
  /// A word in lower case and NFC, with Persian forms of Arabic letters, Western digits, presentation forms as their letters, every space a
  /// plain one, without marks of direction and joiners, and without spaces at its ends.
  public static func fold(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return trimmed(word.lowercased()) }
    var result = ""
    for scalar in word.unicodeScalars {
      if let replaced = replaced[scalar] {
        result += replaced
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return trimmed(result.lowercased().precomposedStringWithCanonicalMapping)
  }

  private static func trimmed(_ text: String) -> String {
    guard text.first == " " || text.last == " " else { return text }
    return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The letters that one other stands for, in order, and what they become; for the engine's `translate`.
  public static let letters: (from: String, to: String) = {
    let single = ordered.filter { $0.to.unicodeScalars.count == 1 }
    let gone = ordered.filter(\.to.isEmpty)
    return (
      (single + gone).map(\.from).joined(), single.map(\.to).joined()
    )
  }()

  private static let replaced: [Unicode.Scalar: String] = Dictionary(
    ordered.compactMap { pair in pair.from.unicodeScalars.first.map { ($0, pair.to) } },
    uniquingKeysWith: { first, _ in first })

  private static let ordered: [(from: String, to: String)] = {
    var pairs: [(from: String, to: String)] = []
    func add(_ values: ClosedRange<UInt32>, _ to: (UInt32) -> String) {
      for value in values {
        if let scalar = Unicode.Scalar(value) { pairs.append((String(scalar), to(value))) }
      }
    }
    // Kaf, yeh, alef maksura and yeh barree are one letter each in what people type.
    for (letter, to) in [
      ("\u{0643}", "\u{06A9}"), ("\u{064A}", "\u{06CC}"), ("\u{0649}", "\u{06CC}"), ("\u{06D2}", "\u{06CC}"),
    ] {
      pairs.append((letter, to))
    }
    add(0x0660...0x0669) { String($0 - 0x0660) }
    // Persian and Urdu, Hindi, Bengali, and the wide ones of East Asia.
    for first: UInt32 in [0x06F0, 0x0966, 0x09E6, 0xFF10] { add(first...first + 9) { String($0 - first) } }
    // Spaces that do not break, or are narrower.
    for value: UInt32 in [0x00A0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000] {
      add(value...value) { _ in " " }
    }
    // Tatweel lengthens a word; joiners and marks of direction have no form of their own.
    for value: UInt32 in [0x0640, 0x200C, 0x200D] { add(value...value) { _ in "" } }
    for value: UInt32 in 0x00AD...0xFEFF {
      guard let scalar = Unicode.Scalar(value), HeadingText.isInvisible(scalar) else { continue }
      pairs.append((String(scalar), ""))
    }
    // Arabic letters in the forms that old programs saved (Unicode, Arabic Presentation Forms A and B).
    let known = Dictionary(pairs.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
    for range: ClosedRange<UInt32> in [0xFB50...0xFBDC, 0xFBFC...0xFBFF, 0xFE70...0xFEFC] {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let plain = String(scalar).precomposedStringWithCompatibilityMapping
        guard plain != String(scalar), !plain.contains(" ") else { continue }
        pairs.append((String(scalar), plain.unicodeScalars.map { known[String($0)] ?? String($0) }.joined()))
      }
    }
    return pairs
  }()
}
