/// Prints diagnostics for people.
///
/// ```
/// pipelines/nightly.yaml:47:7: error[E011]: stage 'counts': unknown key 'mesure'
///    46 |     where: "country = each.country"
///    47 |       mesure: {victims: count(case_id)}
///       |       ^^^^^^ did you mean 'measure'?
///    help: keys of 'disaggregate': measure, by, period, window, missing
/// ```
public enum DiagnosticPrinter {
  /// All diagnostics, ordered by file, position and code; those without a place come last.
  ///
  /// Characters that a terminal would obey or hide are spelled out, and a long line is cut around
  /// the caret. The text ends with a line feed unless it is empty.
  public static func text(_ diagnostics: [Diagnostic]) -> String {
    ordered(diagnostics).map(text).joined()
  }

  /// The diagnostics in the order in which they are told, each in words that may be shown.
  public static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { precedes($0, $1) }.map(\.element.quotable)
  }

  private static func precedes(
    _ left: (offset: Int, element: Diagnostic), _ right: (offset: Int, element: Diagnostic)
  ) -> Bool {
    switch (left.element.location, right.element.location) {
    case (_?, nil): return true
    case (nil, _?): return false
    case (let first?, let second?):
      if first.source.name != second.source.name { return first.source.name < second.source.name }
      if first.start != second.start { return first.start < second.start }
    case (nil, nil): break
    }
    return (left.element.code, left.element.message, left.offset)
      < (right.element.code, right.element.message, right.offset)
  }

  private static func text(_ diagnostic: Diagnostic) -> String {
    var lines: [String] = []
    var place = ""
    if let location = diagnostic.location {
      place = "\(location.source.name):\(location.start.line):\(location.start.column): "
    }
    let severity = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]"
    lines.append(VisibleText.line("\(place)\(severity): \(diagnostic.message)"))
    let excerpt = diagnostic.location.map { self.excerpt($0, note: diagnostic.caretNote) } ?? []
    lines += excerpt
    if excerpt.isEmpty, let note = diagnostic.caretNote {
      lines.append("   \(VisibleText.line(note))")
    }
    if let help = diagnostic.help {
      lines.append("   help: \(VisibleText.line(help))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func excerpt(_ location: SourceLocation, note: String?) -> [String] {
    guard case .shown = location.source.quoting else { return [] }
    let lines = location.source.lines
    let index = location.start.line - 1
    guard lines.indices.contains(index), lines.contains(where: { !$0.isEmpty }) else { return [] }
    let start = location.start.column
    // A stretch over several lines is marked to the end of its first line.
    let end = location.end.line > location.start.line ? Int.max : max(location.end.column, start + 1)
    let excerpt = Excerpt(line: location.source.shownLine(index + 1), start: start, end: end)
    var printed: [String] = []
    if index > 0, !lines[index - 1].allSatisfy(\.isWhitespace) {
      let above = Excerpt.context(location.source.shownLine(index), above: lines[index], start: start)
      printed.append(gutter(index) + above)
    }
    printed.append(gutter(index + 1) + excerpt.text)
    let carets = String(repeating: "^", count: excerpt.caretWidth)
    let padding = String(repeating: " ", count: excerpt.caretOffset)
    let words = note.map { " " + VisibleText.line($0) } ?? ""
    printed.append("      | " + padding + carets + words)
    return printed
  }

  private static func gutter(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, 5 - digits.count)) + digits + " | "
  }
}
