import Foundation

/// What readers of files say to whoever writes a contract, in the words of whoever runs a command: `'file: {until: WORD}'` is `--until WORD`.
enum CommandLineWords {
  /// A message with options in place of keys of a contract, and without what a pipeline would say.
  static func told(_ message: String) -> String {
    let asked = asides.reduce(message) { $0.replacing($1, with: "") }
    let replaced = asked.replacing(#/'file: \{([^}]*)\}'/#) { match in
      "'\(options(String(match.1)))'"
    }
    let alone = replaced.replacing(#/'(sheet|skip|header|until|short-rows): ([^']*)'/#) {
      "'--\($0.1) \($0.2)'"
    }
    return phrases.reduce(alone) { $0.replacing($1.0, with: $1.1) }
  }

  /// What a message says of a pipeline or a contract beside the option.
  private static var asides: [Regex<Substring>] {
    [
      #/,? or in a pipeline '[^']*'/#, #/,? or '[^']*' in a pipeline/#,
      #/,? or '[^']*' of the column in a contract/#,
      #/; in a pipeline [^;]*/#, #/,? or 'participant: [^']*'/#,
    ]
  }

  /// What helps where a file breaks a rule of how it is written, and its reader says no more; nil where no option does.
  static func help(for rule: String) -> String? {
    switch rule {
    case "field-count":
      "where cells at the end of rows are left out: --short-rows blank; where the table has ended there: --until WORD, as the row below it begins, or --until blank; --delimiter C says what stands between fields"
    case "header", "skip":
      "say where the heading stands: --skip N for the rows above it, --header N for its rows (--header 1 where it is one)"
    case "until", "below-table":
      "say where the table ends: --until WORD, as the row below it begins, or --until blank"
    case "encoding": "say how the letters are kept: --encoding NAME, such as windows-1256"
    case "delimiter": "say what stands between fields: --delimiter C"
    case "unnamed-column": "give the column a name, or say which cells are read: --range B4:H40 of a workbook"
    default: nil
    }
  }

  /// The options that say what the keys of a mapping do, such as `skip: 2, header: 2`.
  private static func options(_ mapping: String) -> String {
    mapping.split(separator: ",").compactMap { entry -> String? in
      let pair = entry.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard let key = pair.first, pair.count == 2 else { return nil }
      let value = pair[1] == "..." ? placeholders[key] ?? "VALUE" : pair[1]
      return "--\(key) \(value)"
    }.joined(separator: " ")
  }

  private static let placeholders = ["skip": "N", "header": "N", "below-header": "N", "until": "WORD"]

  /// Keys that stand alone in a message.
  private static let phrases = [
    ("'header' says how many", "--header says how many"),
    ("'sheet' says which", "--sheet says which"), ("'file: detect'", "no option"),
  ]
}
