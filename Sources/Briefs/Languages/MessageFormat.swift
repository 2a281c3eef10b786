/// A message of ICU MessageFormat, parsed once: arguments, `plural` with `=0` and `#`, `select`, and quotation by apostrophes.
///
/// The subset is that of catalogues. Formats of numbers and dates are not in it: what is printed comes as an argument.
/// Source: Unicode ICU, MessageFormat and MessagePattern (apostrophe mode DOUBLE_OPTIONAL).
struct MessageFormat: Sendable, Hashable {
  /// A piece of a message.
  indirect enum Part: Sendable, Hashable {
    /// Words of the language.
    case text(String)
    /// An argument.
    case argument(String)
    /// The number of the plural around it.
    case number
    /// One of several, by the number of an argument.
    case plural(argument: String, cases: [Case])
    /// One of several, by a word.
    case select(argument: String, cases: [Case])
  }

  /// One of several messages with the word that chooses it: `one`, `=0`, `other`.
  struct Case: Sendable, Hashable {
    var word: String
    var parts: [Part]
  }

  /// What is wrong with a message.
  struct Problem: Error, Hashable {
    var reason: String
  }

  /// The pieces, in order.
  var parts: [Part]

  /// Parses a message.
  init(_ pattern: String) throws(Problem) {
    var parser = MessageParser(pattern)
    parts = try parser.message()
  }

  /// How an argument is used.
  enum Use: Sendable, Hashable, Comparable {
    /// It only chooses.
    case choice
    /// It chooses by its number, and may be printed.
    case plural
    /// It is printed.
    case printed
  }

  /// The arguments, each with the strongest use that is made of it.
  var arguments: [String: Use] {
    var uses: [String: Use] = [:]
    func note(_ name: String, _ use: Use) { uses[name] = max(uses[name] ?? use, use) }
    func walk(_ parts: [Part]) {
      for part in parts {
        switch part {
        case .text, .number: break
        case .argument(let name): note(name, .printed)
        case .plural(let name, let cases):
          note(name, .plural)
          cases.forEach { walk($0.parts) }
        case .select(let name, let cases):
          note(name, .choice)
          cases.forEach { walk($0.parts) }
        }
      }
    }
    walk(parts)
    return uses
  }

  /// All choices by number, with the argument and the words of their cases.
  var plurals: [(argument: String, words: [String])] {
    func walk(_ parts: [Part]) -> [(argument: String, words: [String])] {
      parts.flatMap { part -> [(argument: String, words: [String])] in
        switch part {
        case .text, .number, .argument: []
        case .plural(let name, let cases): [(name, cases.map(\.word))] + cases.flatMap { walk($0.parts) }
        case .select(_, let cases): cases.flatMap { walk($0.parts) }
        }
      }
    }
    return walk(parts)
  }

  /// The message with other words between its arguments.
  func mapText(_ change: (String) -> String) -> MessageFormat {
    func map(_ parts: [Part]) -> [Part] {
      parts.map { part in
        switch part {
        case .text(let words): .text(change(words))
        case .number, .argument: part
        case .plural(let name, let cases):
          .plural(argument: name, cases: cases.map { Case(word: $0.word, parts: map($0.parts)) })
        case .select(let name, let cases):
          .select(argument: name, cases: cases.map { Case(word: $0.word, parts: map($0.parts)) })
        }
      }
    }
    var copy = self
    copy.parts = map(parts)
    return copy
  }
}

/// Reads a message character by character.
private struct MessageParser {
  private let characters: [Unicode.Scalar]
  private var place = 0

  init(_ pattern: String) { characters = Array(pattern.unicodeScalars) }

  private var next: Unicode.Scalar? { place < characters.count ? characters[place] : nil }

  /// A whole message.
  mutating func message() throws(MessageFormat.Problem) -> [MessageFormat.Part] {
    let parts = try self.parts(in: .message)
    if next != nil { throw MessageFormat.Problem(reason: "has a '}' too many") }
    return parts
  }

  private enum Surrounding {
    case message, select, plural
  }

  /// Pieces up to the end or to a closing brace, which is left.
  private mutating func parts(
    in surrounding: Surrounding
  ) throws(MessageFormat.Problem) -> [MessageFormat.Part] {
    var parts: [MessageFormat.Part] = []
    var text = String.UnicodeScalarView()
    func flush() {
      if !text.isEmpty { parts.append(.text(String(text))) }
      text = String.UnicodeScalarView()
    }
    while let scalar = next, scalar != "}" {
      place += 1
      switch scalar {
      case "{":
        flush()
        parts.append(try argument(surrounding))
      case "#" where surrounding == .plural:
        flush()
        parts.append(.number)
      case "'": quoted(in: surrounding, into: &text)
      default: text.append(scalar)
      }
    }
    flush()
    return parts
  }

  /// What follows an apostrophe: another one, words in quotation, or anything else, before which it is itself.
  private mutating func quoted(in surrounding: Surrounding, into text: inout String.UnicodeScalarView) {
    guard let first = next,
      first == "'" || first == "{" || first == "}" || first == "#" && surrounding == .plural
    else { return text.append("'") }
    if first == "'" {
      place += 1
      return text.append("'")
    }
    while let scalar = next {
      place += 1
      guard scalar == "'" else {
        text.append(scalar)
        continue
      }
      guard next == "'" else { return }
      text.append("'")
      place += 1
    }
  }

  /// What stands in braces.
  private mutating func argument(
    _ surrounding: Surrounding
  ) throws(MessageFormat.Problem) -> MessageFormat.Part {
    let name = try word("the name of an argument")
    switch next {
    case "}":
      place += 1
      return .argument(name)
    case ",": place += 1
    case nil: throw MessageFormat.Problem(reason: "does not close the brace of '\(name)'")
    default: throw MessageFormat.Problem(reason: "has more than a name in the braces of '\(name)'")
    }
    let kind = try word("'plural' or 'select' after '\(name)'")
    guard kind == "plural" || kind == "select" else {
      throw MessageFormat.Problem(reason: "has '\(kind)' where 'plural' or 'select' stands for '\(name)'")
    }
    guard next == "," else {
      throw MessageFormat.Problem(reason: "has no comma after '\(kind)' of '\(name)'")
    }
    place += 1
    // A choice by a word inside one by a number leaves '#' what it was.
    let inside: Surrounding = kind == "plural" || surrounding == .plural ? .plural : .select
    var cases: [MessageFormat.Case] = []
    skipSpaces()
    while next != "}" {
      let chosen = try word("a case of '\(name)'")
      guard next == "{" else {
        throw MessageFormat.Problem(reason: "has no braces after the case '\(chosen)' of '\(name)'")
      }
      place += 1
      guard !cases.contains(where: { $0.word == chosen }) else {
        throw MessageFormat.Problem(reason: "has the case '\(chosen)' of '\(name)' twice")
      }
      if kind == "plural" { try check(chosen, of: name) }
      cases.append(MessageFormat.Case(word: chosen, parts: try parts(in: inside)))
      guard next == "}" else {
        throw MessageFormat.Problem(reason: "does not close the case '\(chosen)' of '\(name)'")
      }
      place += 1
      skipSpaces()
    }
    place += 1
    guard cases.contains(where: { $0.word == "other" }) else {
      throw MessageFormat.Problem(reason: "has no case 'other' of '\(name)'")
    }
    return kind == "plural" ? .plural(argument: name, cases: cases) : .select(argument: name, cases: cases)
  }

  private func check(_ word: String, of name: String) throws(MessageFormat.Problem) {
    if word.hasPrefix("=") {
      guard Int(word.dropFirst()) != nil else {
        throw MessageFormat.Problem(reason: "has '\(word)' for '\(name)', which is no number")
      }
    } else if PluralCategory(rawValue: word) == nil {
      throw MessageFormat.Problem(
        reason: "has '\(word)' for '\(name)'; numbers are zero, one, two, few, many, other or such as =0")
    }
  }

  /// A word up to a space, a comma or a brace, with the spaces around it.
  private mutating func word(_ what: String) throws(MessageFormat.Problem) -> String {
    skipSpaces()
    var word = String.UnicodeScalarView()
    while let scalar = next, scalar != ",", scalar != "{", scalar != "}", !scalar.properties.isWhitespace {
      word.append(scalar)
      place += 1
    }
    skipSpaces()
    guard !word.isEmpty else { throw MessageFormat.Problem(reason: "lacks \(what)") }
    return String(word)
  }

  private mutating func skipSpaces() {
    while let scalar = next, scalar.properties.isWhitespace { place += 1 }
  }
}
