import Language
import Tables

/// What stands in a cell of a sheet, however it was typed.
enum SheetText {
  /// The words that mean that somebody was not there or a value is not known.
  static let missingWords: Set<String> = Set(
    [
      "-", "--", "—", "–", "absent", "abs", "abs.", "ab", "a", "n/a", "na", "n.a.", "not taken",
      "did not take",
      "missing", "unknown", "غایب", "غائب", "غير حاضر", "غیر حاضر", "نامعلوم",
    ].map(FoldedText.fold))

  /// A code without spaces and in capitals, with Western digits: `isb 07` and `ISB07` are one.
  static func code(_ text: String) -> String {
    FoldedText.fold(HeadingText.plain(text)).filter { !$0.isWhitespace }.uppercased()
  }

  /// Whether nothing stands in the cell of a code, or a dash or a word that says so; `A` is a code.
  static func isBlank(_ text: String) -> Bool {
    let word = FoldedText.fold(HeadingText.plain(text))
    return !word.contains { $0.isLetter || $0.isNumber }
      || ["n/a", "n.a.", "missing", "unknown"].contains(word)
  }

  /// Whether a code is a word for the sum or the mean of the rows above.
  static func isSummary(_ text: String) -> Bool {
    let word = FoldedText.fold(HeadingText.plain(text)).filter { !".:".contains($0) }
    return summaryWords.contains(word)
  }

  /// What is said of such rows.
  static func summaryNote(_ count: Int) -> String {
    "\(count) row\(count == 1 ? " holds a total or a mean and is" : "s hold totals or means and are") not read"
  }

  private static let summaryWords = Set(
    [
      "total", "totals", "grand total", "sum", "mean", "average", "avg", "median", "min", "max", "minimum",
      "maximum", "sd", "std", "std dev", "standard deviation", "overall", "totaux", "moyenne", "somme",
      "médiane", "media", "promedio", "suma", "mediana", "gesamt", "summe", "mittelwert", "durchschnitt",
      "всего", "итого", "среднее", "المجموع", "مجموع", "المتوسط", "متوسط", "میانگین", "جمع", "جمع کل", "اوسط",
      "کل", "合计", "平均",
    ].map(FoldedText.fold))

  /// Whether a code reads as the name of a person: an address of mail, or words of letters and no digit.
  static func isName(_ text: String) -> Bool {
    if text.contains("@") { return true }
    let words = HeadingText.plain(text).split { $0.isWhitespace || ".,'’".contains($0) }
    guard !words.isEmpty, words.allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "-" } }) else {
      return false
    }
    let long = words.filter { $0.count > 1 }
    if long.count > 1 { return true }
    // A word with an initial: `DIALLO A.`
    if words.count > 1, long.contains(where: { $0.count > 2 }) { return true }
    // A word alone is a name where it is written as one: `Amina`, but not `AMX`.
    return long.contains { word in
      word.count > 2 && word.contains { $0.isLetter && ($0.isLowercase || !$0.isCased) }
    }
  }

  /// Whether a text says yes, no, or neither.
  static func truth(_ text: String) -> Bool? {
    let word = FoldedText.fold(HeadingText.plain(text))
    if yes.contains(word) { return true }
    return no.contains(word) ? false : nil
  }

  private static let yes = Set(
    ["y", "yes", "1", "true", "x", "✓", "✔", "chosen", "selected", "بله", "بلی", "ہاں", "نعم"].map(
      FoldedText.fold))
  private static let no = Set(
    ["n", "no", "0", "false", "✗", "✘", "not chosen", "not selected", "نه", "خیر", "نہیں", "لا"].map(
      FoldedText.fold))

  /// Whether a text says right, wrong, or neither.
  static func isRight(_ text: String) -> Bool? {
    let word = FoldedText.fold(HeadingText.plain(text))
    if right.contains(word) { return true }
    return wrong.contains(word) ? false : nil
  }

  private static let right = Set(
    ["right", "correct", "true", "yes", "y", "✓", "✔", "درست", "صحیح", "صحيح"].map(FoldedText.fold))
  private static let wrong = Set(
    ["wrong", "incorrect", "false", "no", "n", "✗", "✘", "غلط", "خطأ", "نادرست"].map(FoldedText.fold))
}

extension Character {
  /// Whether it has a small and a large form.
  fileprivate var isCased: Bool { lowercased() != uppercased() }
}
