import Language

/// A number as people write it: in digits of any script, grouped as its file does.
public enum NumberText {
  /// The number in ASCII digits, with a point before its fraction; nil where it is none in this style.
  ///
  /// Groups have three digits, or two above the last three, as in South Asia (`12,34,567`). The Arabic signs for thousands and for the
  /// fraction mean nothing else, and are taken whatever the style says.
  public static func plain(_ text: String, _ style: NumberStyle) -> String? {
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return text }
    var characters: [Character] = []
    var mark: Character?
    var hasFraction = false
    for scalar in text.unicodeScalars where !HeadingText.isInvisible(scalar) {
      let character = Character(scalar)
      if let digit = digit(scalar) {
        characters.append(digit)
      } else if character == style.decimal || scalar == "\u{066B}" {
        guard !hasFraction else { return nil }
        hasFraction = true
        characters.append(".")
      } else if let group = group(scalar, style) {
        // Nothing separates the digits of a fraction, and one number has one kind of mark.
        guard !hasFraction, mark ?? group == group else { return nil }
        mark = group
        characters.append(",")
      } else if "\u{2212}\u{FE63}\u{FF0D}-".unicodeScalars.contains(scalar) {
        characters.append("-")
      } else if scalar == "+" || scalar == "e" || scalar == "E" {
        characters.append(character)
      } else if !scalar.properties.isWhitespace {
        return nil
      } else if !characters.isEmpty {
        // A space that groups nothing may stand at the ends alone.
        characters.append(" ")
      }
    }
    while characters.last == " " || mark == " " && characters.last == "," { characters.removeLast() }
    if mark == " " { while characters.first == "," { characters.removeFirst() } }
    guard !characters.contains(" ") else { return nil }
    return mark == nil || !characters.contains(",") ? String(characters) : joined(characters)
  }

  /// The number without the marks between its groups, or nil where they stand elsewhere.
  private static func joined(_ characters: [Character]) -> String? {
    let whole = characters.prefix { $0 != "." }
    let sign = whole.first == "-" || whole.first == "+" ? 1 : 0
    let groups = whole.dropFirst(sign).split(separator: ",", omittingEmptySubsequences: false)
    // A number that begins with 0 has no thousands.
    guard let last = groups.last, last.count == 3, (1...3).contains(groups[0].count), groups[0].first != "0"
    else {
      return nil
    }
    let middle = groups.dropFirst().dropLast()
    guard middle.allSatisfy({ $0.count == 3 }) || middle.allSatisfy({ $0.count == 2 }) && groups[0].count < 3
    else { return nil }
    return String(characters.filter { $0 != "," })
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Character? {
    if ("0"..."9").contains(scalar) { return Character(scalar) }
    guard !scalar.isASCII, scalar.properties.numericType == .decimal,
      let value = scalar.properties.numericValue, (0...9).contains(value)
    else { return nil }
    return Character(String(Int(value)))
  }

  /// The kind of mark between thousands that a character is; every space is one kind.
  private static func group(_ scalar: Unicode.Scalar, _ style: NumberStyle) -> Character? {
    if style.thousands.contains(Character(scalar)) || scalar == "\u{066C}" { return Character(scalar) }
    return style.hasSpaces && scalar.properties.isWhitespace ? " " : nil
  }
}
