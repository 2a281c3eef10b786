extension Diagnostic {
  /// The diagnostic in words that may be shown to anybody.
  ///
  /// Of a file that is none of ours nothing is quoted, not even a key; what looks like a password is left
  /// out of every line.
  public var quotable: Diagnostic {
    var result = self
    result.message = SecretText.withoutUsers(message)
    result.caretNote = caretNote.map(SecretText.withoutUsers)
    result.help = help.map(SecretText.withoutUsers)
    guard let location else { return result }
    switch location.source.quoting {
    case .withheld:
      result.message = YAMLCode(rawValue: code)?.meaning ?? "what stands here does not belong here"
      result.caretNote = nil
      result.help =
        "most keys of the file are none of a pipeline, a contract, a page or a brand, so that nothing of it is shown; is it the one that was meant?"
    case .shown:
      let secrets = location.source.secrets(around: location.start.line)
      guard !secrets.isEmpty else { break }
      result.message = SecretText.removing(secrets, from: result.message)
      result.caretNote = result.caretNote.map { SecretText.removing(secrets, from: $0) }
      result.help = result.help.map { SecretText.removing(secrets, from: $0) }
    }
    return result
  }
}

extension YAMLCode {
  /// What the code means, without a word of the file.
  fileprivate var meaning: String {
    switch self {
    case .unreadable: "the file is missing or cannot be read"
    case .limit: "the text is larger or nested deeper than a limit"
    case .character: "the text is not UTF-8, or holds a character that is not allowed"
    case .syntax: "not YAML"
    case .anchor: "an anchor or an alias is not allowed"
    case .tag: "a tag or a directive is not allowed"
    case .mergeKey: "a merge key is not allowed"
    case .duplicateKey: "a key stands twice"
    case .complexKey: "a key must be one word or a quoted text"
    case .documentCount: "the file holds no document, more than one, or one of another kind"
    }
  }
}

extension SourceText {
  /// A line as it may be shown; empty where there is none.
  func shownLine(_ number: Int) -> String {
    guard lines.indices.contains(number - 1) else { return "" }
    return SecretText.masked(
      lines[number - 1], after: number > 1 ? lines[number - 2] : "", under: parent(of: number))
  }

  /// What looks like a password in a line and the one above it, whole and by its words.
  fileprivate func secrets(around number: Int) -> [String] {
    [number - 1, number].filter { lines.indices.contains($0 - 1) }.flatMap { number in
      SecretText.secrets(
        in: lines[number - 1], after: number > 1 ? lines[number - 2] : "", under: parent(of: number))
    }
  }

  /// The nearest line above that is indented less; empty where there is none.
  private func parent(of number: Int) -> String { parents[number - 1].map { lines[$0] } ?? "" }
}
