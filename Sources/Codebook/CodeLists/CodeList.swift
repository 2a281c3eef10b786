/// A code list: codes with their labels and the other words that mean them.
public struct CodeList: Sendable {
  /// One code.
  public struct Item: Sendable, Hashable {
    /// The code.
    public var code: String
    /// The label for people.
    public var label: String
    /// Other words that mean the code.
    public var aliases: [String]
  }

  /// The codes in order of the file.
  public let items: [Item]
  private let labels: [String: String]
  private let codesByWord: [String: String]

  /// Creates a list from rows of code, label and aliases.
  init(rows: [(code: String, label: String, aliases: [String])]) {
    items = rows.map { Item(code: $0.code, label: $0.label, aliases: $0.aliases) }
    labels = Dictionary(rows.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
    var words: [String: String] = [:]
    // Codes win over labels and labels over aliases, whatever the order of the file.
    for row in rows { words[Self.folded(row.code)] = row.code }
    for row in rows where words[Self.folded(row.label)] == nil { words[Self.folded(row.label)] = row.code }
    for row in rows {
      for alias in row.aliases where words[Self.folded(alias)] == nil { words[Self.folded(alias)] = row.code }
    }
    codesByWord = words
  }

  /// Whether a code is in the list, exactly as written.
  public func contains(_ code: String) -> Bool { labels[code] != nil }

  /// The label of a code, or nil.
  public func label(_ code: String) -> String? { labels[code] }

  /// The label and the other words of a code.
  public func words(of code: String) -> [String] {
    items.filter { $0.code == code }.flatMap { [$0.label] + $0.aliases }
  }

  /// The code that a code, label or alias means, or nil; case and letter variants are folded.
  public func code(matching word: String) -> String? { codesByWord[Self.folded(word)] }

  /// A word for matching: lower case, Arabic yeh and kaf as in Persian, no-break spaces as spaces.
  static func folded(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.lowercased().unicodeScalars {
      switch scalar {
      case "\u{064A}", "\u{0649}": result.append("\u{06CC}")
      case "\u{0643}": result.append("\u{06A9}")
      case "\u{00A0}": result.append(" ")
      case "\u{200B}", "\u{FEFF}": continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
