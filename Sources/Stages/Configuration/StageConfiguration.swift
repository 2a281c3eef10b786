import Language
import Pipelines

/// Reads the mapping under a kind's key, and says everything that is wrong with it.
struct StageConfiguration {
  /// The stage's name, for messages.
  let stage: String
  /// The kind's key, for messages.
  let kind: String
  private let node: Node
  private let report: @Sendable (Diagnostic) -> Void

  /// What a kind does with the `where` of a stage.
  enum FilterUse {
    /// Only rows for which it is true enter.
    case heeded
    /// It is reported, with what to do: what it was to leave out would stay in.
    case refused(help: String)
  }

  /// Opens the configuration of a stage, or reports that it is not a mapping and returns nil.
  ///
  /// Keys outside `keys` are reported with the closest known one; missing keys of `required` too, and a `where`
  /// that the kind does not heed.
  init?(
    _ declaration: StageDeclaration, kind: String, keys: [String], required: [String],
    filter: FilterUse = .refused(
      help:
        "put it on the 'disaggregate' stage that makes the table; a page slices with 'where' of its blocks"),
    report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.stage = declaration.name
    self.kind = kind
    self.node = declaration.configuration
    self.report = report
    guard let entries = node.entries else {
      report(
        Diagnostic(
          code: "E014", message: "stage '\(declaration.name)': '\(kind)' takes a mapping",
          location: node.location, help: "keys of '\(kind)': \(keys.joined(separator: ", "))"))
      return nil
    }
    if declaration.filter != nil, case .refused(let help) = filter {
      fail("'\(kind)' takes no 'where'", at: declaration.nameLocation, help: help)
    }
    for entry in entries where !keys.contains(entry.key) {
      report(
        Diagnostic(
          code: "E011", message: "stage '\(declaration.name)': unknown key '\(entry.key)'",
          location: entry.keyLocation,
          caretNote: Suggestion.note(for: entry.key, in: keys),
          help: "keys of '\(kind)': \(keys.joined(separator: ", "))"))
    }
    for key in required where node[key] == nil {
      report(
        Diagnostic(
          code: "E013", message: "stage '\(declaration.name)': key '\(key)' is missing",
          location: declaration.nameLocation, help: "'\(kind)' needs: \(required.joined(separator: ", "))"))
    }
  }

  /// The value of a key, or nil.
  subscript(key: String) -> Node? { node[key] }

  /// The place of a key's value, or of the whole configuration.
  func location(of key: String) -> SourceLocation { node[key]?.location ?? node.location }

  /// Reports a wrong value.
  func fail(_ message: String, at location: SourceLocation, note: String? = nil, help: String? = nil) {
    report(
      Diagnostic(
        code: "E015", message: "stage '\(stage)': \(message)", location: location, caretNote: note,
        help: help))
  }

  /// The text of a scalar key, nil when absent or wrong; a wrong one is reported.
  func text(_ key: String) -> String? {
    guard let value = node[key] else { return nil }
    if let text = value.text, !text.isEmpty { return text }
    fail("'\(key)' takes text", at: value.location)
    return nil
  }

  /// The path under a key, nil when absent or wrong; an address on another machine is wrong, and is reported unsaid.
  func path(_ key: String) -> String? {
    text(key).flatMap { isPath($0, key, at: location(of: key)) ? $0 : nil }
  }

  /// Whether a text is a path; an address on another machine is reported without a word of it.
  func isPath(_ text: String, _ key: String, at location: SourceLocation) -> Bool {
    guard AddressText.isAddress(text) else { return true }
    fail(
      "'\(key)' takes a path, and this is an address; nothing is fetched from a network", at: location,
      help: "fetch it before the run, without a password in this file, and name the path where it then is")
    return false
  }

  /// The texts of a scalar or a sequence of scalars; a wrong value is reported.
  func texts(_ key: String) -> [(text: String, location: SourceLocation)]? {
    guard let value = node[key] else { return nil }
    let nodes = value.elements ?? [value]
    var texts: [(text: String, location: SourceLocation)] = []
    for element in nodes {
      guard let text = element.text, !text.isEmpty else {
        fail("'\(key)' takes text or a list of texts", at: element.location)
        return nil
      }
      texts.append((text, element.location))
    }
    return texts
  }

  /// One of several words; anything else is reported with the closest.
  func choice(_ key: String, of words: [String]) -> String? {
    guard let text = text(key) else { return nil }
    return checkedChoice(text, of: words, key: key, at: location(of: key)) ? text : nil
  }

  /// Whether a word is one of several; anything else is reported with the closest.
  func checkedChoice(_ word: String, of words: [String], key: String, at location: SourceLocation) -> Bool {
    if words.contains(word) { return true }
    fail(
      "'\(key)' does not know '\(word)'", at: location,
      note: Suggestion.note(for: word, in: words),
      help: "one of: \(words.joined(separator: ", "))")
    return false
  }

  /// A whole number within bounds; anything else is reported.
  func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key) else { return nil }
    guard case .integer(let value)? = ScalarValueReader.read(text, as: .int),
      let number = Int(exactly: value),
      range.contains(number)
    else {
      fail(
        "'\(key)' takes a whole number from \(range.lowerBound) to \(range.upperBound)", at: location(of: key)
      )
      return nil
    }
    return number
  }

  /// A number within bounds; anything else is reported.
  func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let text = text(key) else { return nil }
    guard case .real(let number)? = ScalarValueReader.read(text, as: .real), range.contains(number) else {
      fail("'\(key)' takes a number from \(range.lowerBound) to \(range.upperBound)", at: location(of: key))
      return nil
    }
    return number
  }
}
