public import Language

/// Reads one block of a page file, or one entry in it, and says everything that is wrong with it.
public struct BlockReader: Sendable {
  /// The node of the block.
  public let node: Node
  /// The kind, for messages.
  public let kind: String
  /// The folder of the page file, for pictures.
  public let folder: String
  let report: @Sendable (Diagnostic) -> Void

  /// A reader of a part of the block, which reports where this one does.
  func part(_ node: Node) -> BlockReader {
    BlockReader(node: node, kind: kind, folder: folder, report: report)
  }

  /// The value of the key that names the kind.
  public var main: Node? { node[kind] }

  /// Reports keys that a block does not have.
  public func keys(_ keys: [String]) {
    let keys = keys + ["absent"] + (main == nil ? [] : ["paper"])
    for entry in node.entries ?? [] where entry.key != kind && !keys.contains(entry.key) {
      report(
        Diagnostic(
          code: "E011", message: "page: block '\(kind)': unknown key '\(entry.key)'",
          location: entry.keyLocation, caretNote: Suggestion.note(for: entry.key, in: keys),
          help: "keys of '\(kind)': \(keys.joined(separator: ", "))"))
    }
  }

  /// Reports a wrong value.
  public func fail(_ message: String, at location: SourceLocation?, note: String? = nil, help: String? = nil)
  {
    report(
      Diagnostic(
        code: "E015", message: "page: block '\(kind)': \(message)", location: location, caretNote: note,
        help: help))
  }

  /// Text in one or several languages; nil when absent or wrong, a wrong one is reported.
  public func words(_ key: String) -> LocalizedText? {
    node[key].flatMap { Self.words($0, "'\(key)'", fail: fail) }
  }

  /// A word of several; a wrong one is reported with the closest.
  public func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let value = node[key] else { return nil }
    return choice(value, named: key, type)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ value: Node, named key: String, _ type: Choice.Type)
    -> Choice?
  where Choice.RawValue == String {
    if let text = value.text, let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    fail(
      "'\(key)' does not know '\(value.text ?? "this")'", at: value.location,
      note: value.text.flatMap { Suggestion.note(for: $0, in: words) },
      help: "one of: \(words.joined(separator: ", "))")
    return nil
  }

  /// A whole number within bounds; a wrong one is reported.
  public func count(_ key: String, in range: ClosedRange<Int>) -> Int? {
    node[key].flatMap { number($0, named: key, in: range) }
  }

  func number(_ value: Node, named key: String, in range: ClosedRange<Int>) -> Int? {
    if let text = value.text, let number = Int(text), range.contains(number) { return number }
    fail(
      "'\(key)' takes a whole number from \(range.lowerBound) to \(range.upperBound)", at: value.location,
      help: "such as '\(key): \(min(range.upperBound, 5))'")
    return nil
  }

  /// A text or a list of texts; nil when absent or wrong, a wrong one is reported.
  public func texts(_ key: String) -> [String]? {
    guard let value = node[key] else { return nil }
    let texts = (value.elements ?? [value]).map(\.text)
    guard texts.allSatisfy({ $0?.isEmpty == false }) else {
      fail("'\(key)' takes a word or a list of words", at: value.location)
      return nil
    }
    return texts.compactMap(\.self)
  }

  /// What is done where the inputs cannot fill the block.
  var absence: BlockAbsence {
    guard node["absent"] != nil else { return .refused }
    return choice("absent", BlockAbsence.self) ?? .refused
  }

  /// What is done with the block on paper.
  var paper: Report.Section.OnPaper? { choice("paper", Report.Section.OnPaper.self) }

  /// The keys of a slice.
  public static let sliceKeys = ["table", "contract", "where", "by", "measure", "of", "last"]

  /// What the block takes of its table.
  func slice() -> Slice {
    var slice = Slice()
    if let table = node["table"] {
      if let name = table.text {
        slice.selector = .stage(name)
      } else {
        fail("'table' takes the name of a stage", at: table.location)
      }
      slice.selectorLocation = table.location
    }
    if let contract = node["contract"] {
      if node["table"] != nil {
        fail("'table' and 'contract' both name the table", at: contract.location, help: "keep one of them")
      } else if let name = contract.text {
        slice.selector = .contract(name)
        slice.selectorLocation = contract.location
      } else {
        fail("'contract' takes the name of a contract", at: contract.location)
      }
    }
    if let filter = node["where"] {
      if filter.entries == nil {
        fail(
          "'where' takes a mapping of dimensions to codes", at: filter.location,
          help: "such as 'where: {sex: F, age: [ADULT, CHILD]}'")
      }
      for entry in filter.entries ?? [] {
        let codes = (entry.value.elements ?? [entry.value]).map(\.text)
        guard !codes.isEmpty, codes.allSatisfy({ $0?.isEmpty == false }) else {
          fail("'\(entry.key)' takes a code or a list of codes", at: entry.value.location)
          continue
        }
        slice.pins.append(
          .init(dimension: entry.key, codes: codes.compactMap(\.self), location: entry.value.location))
      }
    }
    slice.spread = texts("by") ?? []
    if let twice = slice.spread.first(where: { name in slice.spread.count { $0 == name } > 1 }) {
      fail("'by' names '\(twice)' twice", at: node["by"]?.location, help: "keep it once")
    }
    slice.spreadLocation = node["by"]?.location
    slice.measure = node["measure"]?.text
    slice.counts = words("of")
    slice.last = count("last", in: 1...1000)
    slice.absence = absence
    return slice
  }

  /// What the categories of the block are parts of: codes of the same table, and what they count.
  func base() -> Slice? {
    guard let value = node["base"] else { return nil }
    guard value.entries != nil else {
      fail(
        "'base' takes a mapping with 'where'", at: value.location,
        help: "such as 'base: {where: {dimension: TOTAL}}'")
      return nil
    }
    let inner = part(value)
    inner.keys(["where", "of", "measure"])
    var base = inner.slice()
    let own = slice()
    (base.selector, base.selectorLocation) = (own.selector, own.selectorLocation)
    base.absence = own.absence
    return base
  }

  /// Reads text in one or several languages.
  static func words(
    _ node: Node, _ name: String,
    fail: (_ message: String, _ location: SourceLocation?, _ note: String?, _ help: String?) -> Void
  ) -> LocalizedText? {
    LocalizedText.read(node) { problem in
      fail("\(name) \(problem.reason)", problem.location, problem.note, problem.help)
    }
  }
}
