import Language
import Tables

/// A figure's cell without the mark that stands behind it, or before it.
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

  /// What is left of a text without what stands before or behind it where a heading says that it is a figure: as `split`, and `~120`,
  /// `c. 120`, `>120`, `120+`.
  static func splitFigure(_ text: String) -> (rest: String, mark: String?) {
    let found = split(text)
    guard found.mark == nil else { return found }
    if text.hasSuffix("+"), text.dropLast().last?.isNumber == true { return (String(text.dropLast()), "+") }
    let mark = String(text.prefix { !$0.isNumber })
    guard beforeFigures[HeadingText.plain(mark).lowercased()] != nil, mark.count < text.count else {
      return found
    }
    return (String(text.dropFirst(mark.count)), HeadingText.plain(mark))
  }

  /// What stands before a figure that is not exact, in lower case, with its meaning.
  private static let beforeFigures: [String: FigureMark] = [
    "~": .estimated, "\u{223C}": .estimated, "\u{2248}": .estimated, "c.": .estimated, "ca": .estimated,
    "ca.": .estimated, "circa": .estimated, "approx": .estimated, "approx.": .estimated, "about": .estimated,
    "est.": .estimated, "env.": .estimated, "environ": .estimated, "aprox.": .estimated,
    "cerca de": .estimated,
    "حوالي": .estimated, "تقريبا": .estimated, "حدود": .estimated, "تقریباً": .estimated, "تقریبا": .estimated,
    ">": .atLeast, "\u{2265}": .atLeast, ">=": .atLeast, "over": .atLeast, "more than": .atLeast,
    "at least": .atLeast, "plus de": .atLeast, "au moins": .atLeast, "más de": .atLeast, "al menos": .atLeast,
  ]

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

  /// What a mark means, in the word of a contract: of one before a figure and of `+` what it says, of a letter that of Eurostat's flag, and
  /// of anything else nothing.
  static func meaning(_ mark: String) -> FigureMark {
    if mark == "+" { return .atLeast }
    if let meaning = beforeFigures[mark.lowercased()] { return meaning }
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
