/// What libyaml says about a text that is not YAML.
struct YAMLSyntaxProblem: Error {
  /// Its words, such as `did not find expected key`.
  var problem: String
  /// Where it gave up.
  var position: SourcePosition
  /// What it was reading, such as `while parsing a block mapping`.
  var context: String?
  /// Where that began.
  var contextPosition: SourcePosition?

  /// Says it in words of this project, with the remedy for the usual causes.
  func diagnostic(in source: SourceText) -> Diagnostic {
    var position = position
    if position.line > source.lines.count {
      position = SourcePosition(
        line: source.lines.count, column: (source.lines.last?.unicodeScalars.count ?? 0) + 1)
    }
    let line = source.lines.indices.contains(position.line - 1) ? source.lines[position.line - 1] : ""
    let scalars = Array(line.unicodeScalars)
    let end = SourcePosition(line: position.line, column: position.column + 1)
    let location = SourceLocation(source: source, start: position, end: end)
    let indentation = scalars.prefix { $0 == " " || $0 == "\t" }
    if let tab = indentation.firstIndex(of: "\t"), position.column - 1 <= indentation.count {
      let start = SourcePosition(line: position.line, column: tab + 1)
      let end = SourcePosition(line: position.line, column: tab + 2)
      return Diagnostic(
        .syntax, "a tab is used for indentation",
        at: SourceLocation(source: source, start: start, end: end), note: "tab",
        help: "indent with spaces")
    }
    let found = scalars.indices.contains(position.column - 1) ? scalars[position.column - 1] : nil
    return Diagnostic(.syntax, message, at: location, help: help(found: found))
  }

  private var message: String {
    guard let context, let contextPosition, contextPosition != position else {
      return "not YAML: \(problem)"
    }
    return "not YAML: \(problem) \(context) that begins in line \(contextPosition.line)"
  }

  private func help(found: Unicode.Scalar?) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      return "put a text that holds ': ' in quotes, or check the indentation of this line"
    case "did not find expected key":
      return "check the indentation of this line and the quotes of the line above"
    case "found unexpected end of stream":
      return "close the quote or bracket that is open"
    case "could not find expected ':'":
      return "write ': ' after a key, or put the text in quotes"
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return "separate elements with ',' and close the bracket"
    case "found unknown escape character":
      return "write '\\\\' for a backslash, or use single quotes"
    case "found character that cannot start any token":
      let character = found.map { "'\($0)'" } ?? "this character"
      return "put a text that begins with \(character) in quotes"
    default:
      return "check the indentation and the quotes near this line"
    }
  }
}
