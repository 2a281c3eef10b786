public import Language
public import Tables

/// Reads `events:` of a contract or a pipeline.
public enum EventReading {
  /// What is wrong, and where.
  public struct Problem: Sendable {
    /// What is wrong.
    public var message: String
    /// Where it stands.
    public var location: SourceLocation
    /// What may have been meant.
    public var note: String?
    /// What to write.
    public var help: String?
  }

  /// The codes that a dimension takes.
  public enum Codes: Sendable {
    /// Any text.
    case any
    /// These.
    case some([String])
  }

  private static let keys = ["date", "kind", "text", "where", "applies"]
  private static let form =
    "such as {date: 2023-01, kind: form, text: {en: New form of registration}}"

  /// The events of a list, in its order; what is wrong is reported and left out.
  ///
  /// - Parameters:
  ///   - node: a list of mappings of `date` (a day, a month or a year), `kind`, `text`, and perhaps `where` (words) and `applies`
  ///     (a code, or several, by dimension).
  ///   - dimensions: the names that `applies` may have.
  ///   - codes: the codes of each.
  ///   - report: takes what is wrong.
  public static func events(
    _ node: Node, dimensions: [String], codes: (String) -> Codes, report: (Problem) -> Void
  ) -> [DeclaredEvent] {
    guard let elements = node.elements, !elements.isEmpty else {
      report(
        Problem(
          message: "'events' lists what happened", location: node.location, note: nil, help: "\(form)"))
      return []
    }
    return elements.compactMap { event($0, dimensions, codes, report) }
  }

  private static func event(
    _ node: Node, _ dimensions: [String], _ codes: (String) -> Codes, _ report: (Problem) -> Void
  ) -> DeclaredEvent? {
    var isWrong = false
    func fail(_ message: String, at place: SourceLocation, note: String? = nil, help: String? = nil) {
      isWrong = true
      report(Problem(message: message, location: place, note: note, help: help))
    }
    guard let entries = node.entries else {
      fail("an event is a mapping", at: node.location, help: form)
      return nil
    }
    for entry in entries where !keys.contains(entry.key) {
      fail(
        "unknown key '\(entry.key)' of an event", at: entry.keyLocation,
        note: Suggestion.note(for: entry.key, in: keys), help: "keys: \(keys.joined(separator: ", "))")
    }
    for key in keys.prefix(3) where node[key] == nil {
      fail("an event needs '\(key)'", at: node.location, help: form)
    }
    let date = node["date"].flatMap { $0.text.flatMap(self.date) }
    if let place = node["date"], date == nil {
      fail(
        "'date' is a day, a month or a year", at: place.location, help: "such as 2023-01-15, 2023-01 or 2023")
    }
    let words = DeclaredEvent.Kind.allCases.map(\.rawValue)
    let kind = node["kind"]?.text.flatMap(DeclaredEvent.Kind.init)
    if let place = node["kind"], kind == nil {
      fail(
        "unknown kind of event", at: place.location,
        note: place.text.flatMap { Suggestion.note(for: $0, in: words) },
        help: "kinds: \(words.joined(separator: ", "))")
    }
    func text(_ key: String) -> LocalizedText? {
      node[key].flatMap { node in
        LocalizedText.read(node) { problem in
          fail(
            "event: '\(key)' \(problem.reason)", at: problem.location, note: problem.note, help: problem.help)
        }
      }
    }
    let (name, place) = (text("text"), text("where"))
    var applies: [String: [String]] = [:]
    if let node = node["applies"] {
      if node.entries == nil {
        fail(
          "'applies' takes codes by dimension", at: node.location, help: "such as applies: {source: ngo}")
      }
      for entry in node.entries ?? [] {
        guard dimensions.contains(entry.key) else {
          fail(
            "'applies' names '\(entry.key)', which is no dimension", at: entry.keyLocation,
            note: Suggestion.note(for: entry.key, in: dimensions),
            help: dimensions.isEmpty ? nil : "dimensions: \(dimensions.joined(separator: ", "))")
          continue
        }
        let known = codes(entry.key)
        for element in entry.value.elements ?? [entry.value] {
          guard let code = element.text, !code.isEmpty else {
            fail("'applies' takes codes by dimension", at: element.location)
            continue
          }
          if case .some(let list) = known, !list.contains(code) {
            fail(
              "'\(code)' is no code of '\(entry.key)'", at: element.location,
              note: Suggestion.note(for: code, in: list))
          }
          applies[entry.key, default: []].append(code)
        }
      }
    }
    guard !isWrong, let date, let kind, let name else { return nil }
    return DeclaredEvent(date: date, kind: kind, text: name, place: place, applies: applies)
  }

  private static func date(_ text: String) -> Period? {
    [Period.Frequency.day, .month, .year].lazy.compactMap { Period(text: text, frequency: $0) }.first
  }
}

extension Contract {
  /// The dimensions that events may apply to, in order.
  public var eventDimensions: [String] {
    if let records {
      return records.columns.map(\.name).filter {
        if case .code? = records.types[$0] { true } else { false }
      }
    }
    return columns.filter { $0.role == .dimension }.map(\.name)
  }

  /// The codes of one of them.
  public func eventCodes(of dimension: String, in library: CodeListLibrary) -> EventReading.Codes {
    let column = columns.first { $0.name == dimension }
    guard case .code(let list)? = records?.types[dimension] ?? column?.type, let known = library[list] else {
      return .any
    }
    return .some(known.items.map(\.code) + (column?.also ?? []).sorted() + [CountsSchema.unknownCode])
  }
}
