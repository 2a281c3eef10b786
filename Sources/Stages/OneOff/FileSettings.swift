import Codebook
import Language
import Tables

/// How a file without a contract is written, as the command line says it; what it does not say is detected.
struct FileSettings: Sendable {
  /// How it is written.
  var options = SourceOptions()
  /// How its numbers are written.
  var numbers = NumberStyle()
  /// Words in place of a value that mean that none is known, in lower case.
  var missing: Set<String> = []
  /// Columns whose blank cells are as the one above.
  var fillDown: [String] = []

  /// The options with what they take.
  static let all: [(name: String, value: String)] = [
    ("--delimiter", "a character, tab or space"), ("--encoding", "such as windows-1256"),
    ("--sheet", "a name, or a number from 1"), ("--range", "such as B4:H40"), ("--decimal", "\".\" or \",\""),
    ("--thousands", "a character, or space"), ("--missing", "words with commas between"),
  ]

  /// Takes one of the options.
  ///
  /// - Returns: whether the text is one that it takes; of another option true.
  mutating func take(_ name: String, _ text: String) -> Bool {
    switch name {
    case "--delimiter":
      let words = ["tab": "\t", "space": " ", "semicolon": ";", "comma": ","]
      let mark = words[text] ?? text
      options.delimiter = mark.utf8.count == 1 ? mark.utf8.first : nil
      return options.delimiter != nil
    case "--encoding":
      options.encoding = text.lowercased()
      return TextEncoding.names.contains(text.lowercased())
    case "--sheet": options.sheet = Int(text).flatMap { $0 > 0 ? .number($0) : nil } ?? .name(text)
    case "--range":
      options.range = CellRange(text)
      return options.range != nil
    case "--decimal":
      guard text == "." || text == "," else { return false }
      numbers.decimal = Character(text)
      numbers.isDeclared = true
    case "--thousands":
      guard text == "space" || text.count == 1 else { return false }
      numbers.take(thousands: text)
    case "--missing": missing = Set(text.lowercased().split(separator: ",").map(String.init))
    default: break
    }
    return true
  }
}
