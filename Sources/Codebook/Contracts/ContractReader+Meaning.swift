import Language
import Tables

/// What a contract says of its figures for those who read them.
extension ContractReader {
  /// The keys of a contract that say something of its figures as a whole, beside `matter` and `unit`.
  static let meaningKeys = ["synthetic", "notes", "events"]
  /// The keys of a column that say something of it.
  static let columnMeaningKeys = ["label", "phrase", "projections"]

  /// Reads what is said of the figures as a whole and of each column.
  ///
  /// - Parameter isDimension: whether tables may be split by a column.
  mutating func readMeaning(
    _ node: Node, of contract: inout Contract, isDimension: (Node.Entry) -> Bool
  ) {
    contract.unit = node["unit"]?.text
    contract.matter = matter(node)
    contract.origin = origin(node)
    contract.notes = notes(node)
    for entry in node["columns"]?.entries ?? [] {
      let isDimension = isDimension(entry)
      let label = entry.value["label"].flatMap { text($0, "column '\(entry.key)': 'label'") }
      let words = ColumnWords(label: label, phrase: phrase(entry, isDimension))
      if words != ColumnWords() { contract.words[entry.key] = words }
      contract.projections[entry.key] = projections(entry, isDimension)
    }
    contract.events = events(node, of: contract)
  }

  private mutating func matter(_ node: Node) -> Matter? {
    guard let node = node["matter"] else { return nil }
    if let matter = node.text.flatMap(Matter.init(rawValue:)) { return matter }
    let words = Matter.allCases.map(\.rawValue)
    fail(
      "'matter' says what the source is about", at: node,
      note: node.text.flatMap { Suggestion.note(for: $0, in: words) },
      help: "one of: \(words.joined(separator: ", "))")
    return nil
  }

  private mutating func origin(_ node: Node) -> FigureOrigin {
    guard let node = node["synthetic"] else { return .recorded }
    let words = ["true", "false"]
    if !words.contains(node.text ?? "") {
      fail(
        "'synthetic' is true or false", at: node,
        note: node.text.flatMap { Suggestion.note(for: $0, in: words) },
        help: "synthetic: true where what the source holds is made up")
    }
    return node.text == "true" ? .synthetic : .recorded
  }

  private mutating func notes(_ node: Node) -> [LocalizedText] {
    guard let node = node["notes"] else { return [] }
    guard let elements = node.elements, !elements.isEmpty else {
      fail(
        "'notes' lists what every page of these figures must say", at: node,
        help: "such as 'notes: [One person can be counted twice.]'")
      return []
    }
    return elements.enumerated().compactMap { text($0.element, "note \($0.offset + 1)") }
  }

  private mutating func events(_ node: Node, of contract: Contract) -> [DeclaredEvent] {
    guard let node = node["events"] else { return [] }
    var problems: [EventReading.Problem] = []
    let events = EventReading.events(
      node, dimensions: contract.eventDimensions,
      codes: { contract.eventCodes(of: $0, in: library) }, report: { problems.append($0) })
    for problem in problems {
      fail(problem.message, at: problem.location, note: problem.note, help: problem.help)
    }
    return events
  }

  /// How the categories of a dimension are said.
  private mutating func phrase(_ entry: Node.Entry, _ isDimension: Bool) -> LocalizedText? {
    guard let node = entry.value["phrase"] else { return nil }
    let subject = "column '\(entry.key)': 'phrase'"
    let help = "such as 'of nationals of {}'; the label of the category takes the place of {}"
    guard isDimension else {
      fail("\(subject) says how the categories of a dimension are said", at: node, help: help)
      return nil
    }
    guard let phrase = text(node, subject) else { return nil }
    let wrong = (node.entries?.map(\.value) ?? [node]).filter {
      ($0.text ?? "").ranges(of: "{}").count != 1
    }
    for node in wrong { fail("\(subject) holds {} once", at: node, help: help) }
    return wrong.isEmpty ? phrase : nil
  }

  /// The codes of a dimension whose figures are projections, or nil where there are none.
  private mutating func projections(_ entry: Node.Entry, _ isDimension: Bool) -> [String]? {
    guard let node = entry.value["projections"] else { return nil }
    let list = entry.value["list"]?.text.flatMap { library[$0] }
    guard isDimension, entry.value["type"]?.text == "code", let elements = node.elements, !elements.isEmpty
    else {
      fail(
        "column '\(entry.key)': 'projections' lists codes of a dimension whose figures are projections",
        at: node, help: "such as 'projections: [MED]', of a dimension with a 'list'")
      return nil
    }
    let known = (list?.items ?? []).map(\.code) + (entry.value["also"]?.elements ?? []).compactMap(\.text)
    var codes: [String] = []
    for element in elements {
      let code = element.text ?? ""
      guard known.contains(code) else {
        fail(
          "column '\(entry.key)': 'projections' has what is no code of it", at: element,
          note: Suggestion.note(for: code, in: known),
          help: "codes of list '\(entry.value["list"]?.text ?? "")'")
        continue
      }
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  /// A text in one or several languages; what is wrong with it is said of the subject.
  private mutating func text(_ node: Node, _ subject: String) -> LocalizedText? {
    LocalizedText.read(node) { problem in
      fail("\(subject) \(problem.reason)", at: problem.location, note: problem.note, help: problem.help)
    }
  }
}
