import Language
import Tables

/// The rows of a sheet as texts, with where each stands.
struct SheetRows: Sendable {
  /// One row.
  struct Row: Sendable {
    /// Its texts, in order of the names.
    var fields: [String]
    /// Its line in the file; nil where it was stored.
    var line: Int?
  }

  /// What messages call it.
  var file: String
  /// The names of the columns.
  var names: [String]
  /// The rows in order; none of them is the heading again.
  var rows: [Row]

  private let places: [String: Int]

  init(file: String, names: [String], rows: [Row]) {
    (self.file, self.names, self.rows) = (file, names, rows)
    places = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a column stands; nil for one that is not there.
  func place(of column: String) -> Int? { places[column] }

  /// What is wrong with a row, in words that hold no value of it.
  func fault(_ row: Int, column: String?, rule: String, _ message: String) -> SourceFault {
    let line = rows[row].line
    return SourceFault(
      file: file, line: line, column: column, rule: rule,
      message: line == nil ? "\(message) in record \(row + 1)" : message)
  }
}

/// What is remarkable about a sheet although it can be read: by rule and count, never a value.
struct SheetNote: Sendable, Hashable {
  /// The rule.
  var rule: String
  /// How often.
  var count: Int
  /// The sentence.
  var text: String
}

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

  /// Whether a code reads as the name of a person: words of letters, and no digit.
  static func isName(_ text: String) -> Bool {
    let words = HeadingText.plain(text).split { $0.isWhitespace || ".,'’".contains($0) }
    guard !words.isEmpty, words.allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "-" } }) else {
      return false
    }
    let long = words.filter { $0.count > 1 }
    if long.count > 1 { return true }
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
