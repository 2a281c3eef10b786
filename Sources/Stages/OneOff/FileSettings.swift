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
  /// Which rows are the table, as far as that is said.
  private var rows = DeclaredRows()

  /// The options with what they take.
  static let all: [(name: String, value: String)] = [
    ("--delimiter", "a character, tab or space"), ("--encoding", "such as windows-1256"),
    ("--sheet", "a name, or a number from 1"), ("--range", "such as B4:H40"), ("--decimal", "\".\" or \",\""),
    ("--thousands", "a character, or space"), ("--missing", "words with commas between"),
    ("--skip", "how many rows stand above the heading"),
    ("--header", "how many rows make the heading, from 1"),
    ("--below-header", "how many rows below the heading are no rows of the table"),
    ("--until", "the word with which what stands below the table begins, or blank"),
    ("--short-rows", TableLayout.ShortRows.allCases.map(\.rawValue).joined(separator: ", ")),
    ("--quote", "a character, or none"),
  ]

  /// How a file is written, and which rows are its table: as is said, and as is detected where nothing is.
  func detect(_ path: String, columns: [String]) throws(SourceFault) -> SourceDetection {
    var found = try SourceDetection.detect(
      path: path, options: options, columns: columns, declared: rows)
    found.layout.fillDown = fillDown
    return found
  }

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
    case "--skip", "--header", "--below-header": return take(rows: Int(text), name)
    case "--until":
      rows.layout.end = text == "blank" ? .blank : .word(HeadingText.plain(text))
      rows.parts.insert(.end)
    case "--short-rows":
      rows.layout.shortRows = TableLayout.ShortRows(rawValue: text)
      return rows.layout.shortRows != nil
    case "--quote":
      guard text == "none" || text.count == 1 else { return false }
      options.quote = text == "none" ? "" : text
    case "--fill-down": fillDown = text.split(separator: ",").map { HeadingText.plain(String($0)) }
    case "--missing": missing = Set(text.lowercased().split(separator: ",").map(String.init))
    default: break
    }
    return true
  }

  private mutating func take(rows count: Int?, _ name: String) -> Bool {
    guard let count, (name == "--header" ? 1...20 : 0...1_000).contains(count) else { return false }
    switch name {
    case "--skip": rows.layout.skip = count
    case "--header": rows.layout.header = count
    default: rows.layout.belowHeader = count
    }
    if name != "--below-header" { rows.parts.insert(.heading) }
    return true
  }
}
