import Language

/// What a text is like, in words that tell nothing of what it says.
public enum TextKind {
  /// Such as `words` or `digits with other signs`.
  public static func words(_ text: String) -> String {
    let plain = HeadingText.plain(text)
    let scalars = plain.unicodeScalars
    let hasDigits = scalars.contains { $0.properties.numericType != nil }
    let hasLetters = scalars.contains { $0.properties.isAlphabetic }
    if hasDigits, DayText(plain) != nil { return "what looks like a day" }
    if plain.hasSuffix("%") || plain.hasSuffix("٪") { return "digits with a sign of per cent" }
    if hasDigits, !hasLetters, let first = plain.unicodeScalars.first,
      "-\u{2212}".unicodeScalars.contains(first)
    {
      return "a number below zero"
    }
    return switch (hasDigits, hasLetters) {
    case (true, true): "words and digits"
    case (true, false): "digits with other signs"
    case (false, true): "words"
    case (false, false): "signs alone"
    }
  }
}
