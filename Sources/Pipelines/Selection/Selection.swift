import Language

/// Which instances of a pipeline are meant: words of a small grammar.
///
/// Words are joined, parts between commas must all hold. A part is a stage, an instance
/// `trends[AFG]`, `kind:render`, `state:stale`, `state:fresh`, `result:failed`, or a name bound by
/// `for` with a value, `country:AFG`. A plus before it adds what it reads, behind it what reads it;
/// a number at the plus says how many steps.
public struct Selection: Sendable, Hashable {
  /// What a part names.
  enum Base: Sendable, Hashable {
    case stage(String)
    case instance(String)
    case kind(String)
    case stale
    case fresh
    case failed
    case binding(name: String, value: String)
  }

  /// A part.
  struct Part: Sendable, Hashable {
    var base: Base
    /// How many steps towards what it reads, and towards what reads it.
    var up = 0
    var down = 0
  }

  /// A text that is no selection.
  public struct Malformed: Error, Sendable {
    /// What is wrong.
    public var message: String
    /// What to do.
    public var help: String
  }

  /// Joined; each holds where all of its parts hold.
  ///
  /// Empty means everything.
  var included: [[Part]]
  var excluded: [[Part]]

  /// Reads the words of a command line against the stages of a pipeline.
  public init(
    _ words: [String], excluding excludedWords: [String] = [], of pipeline: CheckedPipeline
  ) throws(Malformed) {
    included = []
    excluded = []
    for word in words { included.append(try Self.parts(word, pipeline)) }
    for word in excludedWords { excluded.append(try Self.parts(word, pipeline)) }
  }

  /// Whether everything is meant.
  public var isEverything: Bool { included.isEmpty && excluded.isEmpty }

  /// Whether what is stored must be looked at to tell what is meant.
  var needsPlan: Bool { (included + excluded).joined().contains { [.stale, .fresh].contains($0.base) } }

  private static func parts(_ word: String, _ pipeline: CheckedPipeline) throws(Malformed) -> [Part] {
    var texts = [""]
    var depth = 0
    for character in word {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character == ",", depth == 0 { texts.append("") } else { texts[texts.count - 1].append(character) }
    }
    var parts: [Part] = []
    for text in texts { parts.append(try part(text, pipeline)) }
    return parts
  }

  private static func part(_ text: String, _ pipeline: CheckedPipeline) throws(Malformed) -> Part {
    var middle = Substring(text)
    var (up, down) = (0, 0)
    let before = middle.prefix(while: \.isNumber)
    if middle.dropFirst(before.count).first == "+" {
      up = before.isEmpty ? Int.max : Int(before) ?? Int.max
      middle = middle.dropFirst(before.count + 1)
    }
    let behind = middle.reversed().prefix(while: \.isNumber).count
    if middle.dropLast(behind).last == "+" {
      down = behind == 0 ? Int.max : Int(middle.suffix(behind)) ?? Int.max
      middle = middle.dropLast(behind + 1)
    }
    return Part(base: try base(String(middle), pipeline), up: up, down: down)
  }

  private static func base(_ text: String, _ pipeline: CheckedPipeline) throws(Malformed) -> Base {
    let names = pipeline.stages.map(\.declaration.name)
    if text.contains("[") {
      let stage = String(text.prefix { $0 != "[" })
      if let known = pipeline.stages.first(where: { $0.declaration.name == stage }),
        known.instances.contains(where: { InstanceAddress(stage: stage, bindings: $0).description == text })
      {
        return .instance(text)
      }
      throw Malformed(message: "there is no instance '\(text)'", help: "waymark plan lists instances")
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      if names.contains(text) { return .stage(text) }
      throw Malformed(
        message: "there is no stage '\(text)'",
        help: Suggestion.note(for: text, in: names) ?? "stages: \(names.joined(separator: ", "))")
    }
    switch (parts[0], parts[1]) {
    case ("kind", let kind):
      let kinds = Set(pipeline.stages.map(\.kind.name)).sorted()
      if kinds.contains(kind) { return .kind(kind) }
      throw Malformed(
        message: "no stage is of kind '\(kind)'", help: "kinds here: \(kinds.joined(separator: ", "))")
    case ("state", "stale"): return .stale
    case ("state", "fresh"): return .fresh
    case ("result", "failed"): return .failed
    default:
      let bound = pipeline.stages.flatMap(\.instances).joined()
      if bound.contains(where: { $0.name == parts[0] && $0.value == parts[1] }) {
        return .binding(name: parts[0], value: parts[1])
      }
      let known = Set(bound.map(\.name)).sorted().map { "\($0):" }
      throw Malformed(
        message: "'\(text)' selects nothing",
        help: "one of: kind:, state:stale, state:fresh, result:failed"
          + (known.isEmpty ? "" : ", \(known.joined(separator: ", "))"))
    }
  }
}
