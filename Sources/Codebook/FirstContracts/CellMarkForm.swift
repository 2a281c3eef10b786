/// A figure's cell without the mark that stands behind it.
enum CellMarkForm {
  /// Letters that stand for a flag of their own and for no unit: `m` may be a million.
  private static let letters: Set<String> = ["b", "c", "d", "e", "f", "i", "n", "p", "r", "s", "u", "z"]

  /// What is left of a text without its mark, and the mark; a text as it is where it has none that is known.
  ///
  /// Marks are stars and daggers (`980*`), something in brackets (`12 (p)`), the letter of a footnote (`1,100 a/`) and the flags of
  /// Eurostat (`: c`). A letter without a space before it is one only behind a digit or a colon.
  static func split(_ text: String) -> (rest: String, mark: String?) {
    for width in 1...4 {
      guard text.count > width else { break }
      let mark = String(text.suffix(width))
      var rest = text.dropLast(width)
      let isSpaced = rest.last?.isWhitespace ?? false
      while rest.last?.isWhitespace ?? false { rest.removeLast() }
      guard let end = rest.last, isMark(mark) else { continue }
      // `(12)` is a figure in brackets and no mark, and so is what stands behind a word.
      if end.isNumber || end == ":" || isSpaced && [".", "-", "–"].contains(end) {
        return (String(rest), mark)
      }
    }
    return (text, nil)
  }

  /// What a text says that stands in a cell in place of a figure, withheld or not there; nil of any other text.
  static func alone(_ text: String) -> FigureMark? { lone[text.lowercased()] }

  private static let lone: [String: FigureMark] = [
    "*": .hidden, "**": .hidden, "***": .hidden, "(*)": .hidden, "[*]": .hidden, "\u{2020}": .hidden,
    "c": .hidden,
    "(c)": .hidden, "[c]": .hidden, "x": .hidden, "(x)": .hidden, "[x]": .hidden, "s": .hidden,
    "[s]": .hidden,
    "conf": .hidden, "conf.": .hidden, "confidential": .hidden, "suppressed": .hidden, "np": .hidden,
    "n.p.": .hidden,
    ".": .missing, "z": .missing, "(z)": .missing, "[z]": .missing, "u": .missing, "(u)": .missing,
    "[u]": .missing,
  ]

  /// What a mark means, in the word of a contract: that of Eurostat's flag of this letter, and of anything else nothing.
  static func meaning(_ mark: String) -> FigureMark {
    let letter = String(mark.filter { !"()[]/".contains($0) }).lowercased()
    guard letters.contains(letter), !mark.hasSuffix("/"),
      let meaning = StatusFlags.eurostat.marks(letter)?.first
    else { return .ignored }
    return meaning
  }

  private static func isMark(_ text: String) -> Bool {
    if letters.contains(text) { return true }
    if text.allSatisfy({ "*†‡".contains($0) }) { return true }
    if text.hasSuffix("/") { return text.count == 2 && text.first?.isLetter == true }
    guard text.count > 2, let first = text.first, let last = text.last,
      first == "(" && last == ")" || first == "[" && last == "]"
    else { return false }
    return text.dropFirst().dropLast().allSatisfy { $0.isLetter || $0.isNumber || $0 == "*" }
  }
}
