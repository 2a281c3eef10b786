/// Text inside a style sheet, in which all but letters, digits and spaces of ASCII are escapes.
///
/// Nothing can end the text, the rule or the sheet.
struct StyleText: Sendable, Hashable {
  /// The text with its quotes.
  let text: String

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
