/// Text inside a style sheet, in which all but letters, digits and spaces of ASCII are escapes.
///
/// Nothing can end the text, the rule or the sheet.
struct StyleText: Sendable, Hashable {
  /// The text, with its quotes where it has some.
  let text: String

  /// A colour of a style sheet; nil for what is not `#` and six hexadecimal digits.
  static func colour(_ colour: String) -> StyleText? {
    ColourSight.parts(colour) == nil ? nil : StyleText(text: colour)
  }

  /// Text in quotes, as content of a style sheet.
  static func quoted(_ words: String) -> StyleText {
    var text = "\""
    for scalar in words.unicodeScalars {
      let isPlain =
        scalar == " " || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
      text += isPlain ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }
    return StyleText(text: text + "\"")
  }
}
