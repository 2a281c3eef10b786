import Language

/// Characters that lay out a piece of a line on its own: numbers from the left, names by their first letter.
///
/// Source: Unicode Standard Annex 9, isolates.
enum DirectionIsolate {
  private static let left: Unicode.Scalar = "\u{2066}"
  private static let firstStrong: Unicode.Scalar = "\u{2068}"
  private static let end: Unicode.Scalar = "\u{2069}"

  /// A piece from left to right.
  static func leftToRight(_ text: String) -> String { "\u{2066}" + text + "\u{2069}" }

  /// A piece in the direction of its first letter.
  static func byFirstLetter(_ text: String) -> String { "\u{2068}" + text + "\u{2069}" }

  /// The direction of the piece that begins at a place, by its first letter where it says none; nil where one ends.
  static func direction(at place: String.Index, in text: String) -> WritingDirection? {
    let scalars = text.unicodeScalars
    guard scalars[place] != end else { return nil }
    guard scalars[place] == firstStrong else { return .leftToRight }
    return direction(of: text[place...])
  }

  /// The direction of the first letter of a text; from the left where it has none.
  static func direction(of text: some StringProtocol) -> WritingDirection {
    let letter = text.unicodeScalars.first { $0.properties.isAlphabetic }
    return letter.map(isFromRight) == true ? .rightToLeft : .leftToRight
  }

  /// Whether a character begins or ends a piece.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == left || scalar == firstStrong || scalar == end
  }

  /// English words where lines begin at the right or at the left.
  static func english(_ text: String, in direction: WritingDirection) -> String {
    direction == .rightToLeft ? leftToRight(text) : text
  }

  /// The text without pieces of its own.
  static func removed(from text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isMark(scalar) { result.append(scalar) }
    return String(result)
  }

  /// Whether every piece that begins ends, and none ends that did not begin.
  static func isBalanced(_ text: String) -> Bool {
    var depth = 0
    for scalar in text.unicodeScalars where isMark(scalar) {
      depth += scalar == end ? -1 : 1
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// Lines that a text was divided into: pieces that go on in the next line are ended and begun anew.
  static func balanced(_ lines: [String]) -> [String] {
    var open: [Unicode.Scalar] = []
    return lines.map { line in
      let before = String(String.UnicodeScalarView(open))
      for scalar in line.unicodeScalars where isMark(scalar) {
        if scalar != end { open.append(scalar) } else if !open.isEmpty { open.removeLast() }
      }
      return before + line + String(repeating: "\u{2069}", count: open.count)
    }
  }

  /// The text with the numbers in it kept together: `<5`, `12–17`, `50+`, `+12%`.
  static func numbersIsolated(in text: String) -> String {
    text.replacing(#/[<>≥≤×]?[+−-]?[0-9]+(?:[.,–:\/][0-9]+)*[+%]?/#) { leftToRight(String($0.output)) }
  }

  /// A name from data where lines begin at the right: on its own where it holds a letter that is written from the left.
  static func name(_ text: String) -> String {
    let isFromLeft = text.unicodeScalars.contains { scalar in
      scalar.properties.isAlphabetic && !isFromRight(scalar)
    }
    return isFromLeft ? byFirstLetter(text) : numbersIsolated(in: text)
  }

  /// A label of a chart, whose line begins at the left: one with a letter from the right is laid out in its own direction.
  static func label(_ text: String) -> String {
    text.unicodeScalars.contains(where: isFromRight) ? byFirstLetter(text) : text
  }

  /// Whether a letter is of a script that is written from the right: Hebrew, Arabic, Syriac, Thaana, NKo and their forms.
  static func isFromRight(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
