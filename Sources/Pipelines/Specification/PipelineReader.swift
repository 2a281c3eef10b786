import Language

/// Reads the mapping of a pipeline and says everything that is wrong with its form.
struct PipelineReader {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func read(_ node: Node) -> PipelineSpecification {
    checkKeys(
      node,
      [
        "waymark", "pipeline", "title", "parameters", "profiles", "include", "lock", "notify", "roots",
        "stages",
      ],
      of: "the pipeline")
    if node["waymark"]?.text != "1" {
      fail("E010", "a pipeline begins with 'waymark: 1'", at: node["waymark"]?.location ?? node.location)
    }
    let name = node["pipeline"]?.text ?? ""
    if !name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
      || name.isEmpty
    {
      fail(
        "E013", "'pipeline' needs a name of lower-case letters, digits and hyphens",
        at: node["pipeline"]?.location ?? node.location)
    }
    if node["stages"]?.entries == nil, node["include"] == nil {
      fail("E013", "'stages' is missing", at: node["stages"]?.location ?? node.location)
    }
    var specification = PipelineSpecification(
      name: name, title: title(node["title"]) ?? LocalizedText(name),
      parameters: (node["parameters"]?.entries ?? []).compactMap { parameter($0) },
      profiles: profiles(node["profiles"]), includes: includes(node["include"]), control: control(node),
      stages: (node["stages"]?.entries ?? []).compactMap { stage($0) })
    specification.roots = roots(node["roots"])
    return specification
  }

  private mutating func title(_ node: Node?) -> LocalizedText? {
    guard let node else { return nil }
    if let text = node.text { return LocalizedText(text) }
    var problems: [LocalizedText.Problem] = []
    let title = LocalizedText.read(node) { problems.append($0) }
    for one in problems {
      fail("E013", "'title' \(one.reason)", at: one.location, note: one.note, help: one.help)
    }
    return title
  }

  mutating func fail(
    _ code: String, _ message: String, at location: SourceLocation, note: String? = nil,
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(code: code, message: message, location: location, caretNote: note, help: help))
  }

  mutating func checkKeys(_ node: Node, _ keys: [String], of what: String) {
    for entry in node.entries ?? [] where !keys.contains(entry.key) {
      fail(
        "E011", "unknown key '\(entry.key)' of \(what)", at: entry.keyLocation,
        note: Suggestion.note(for: entry.key, in: keys), help: "keys: \(keys.joined(separator: ", "))")
    }
  }

  private mutating func parameter(_ entry: Node.Entry) -> PipelineSpecification.Parameter? {
    checkKeys(entry.value, ["type", "default", "min", "max"], of: "parameter '\(entry.key)'")
    if entry.key == "today" {
      fail(
        "E019", "every pipeline has the parameter 'today'; it is not declared", at: entry.keyLocation,
        help: "use 'parameters.today'")
      return nil
    }
    let text = entry.value["type"]?.text ?? ""
    let isList = text.hasPrefix("list of ")
    let word = isList ? String(text.dropFirst(8)) : text
    let types: [(String, ScalarType)] = [
      ("country", .code(list: "countries")), ("month", .month), ("date", .date), ("year", .year),
      ("week", .week), ("quarter", .quarter), ("half-year", .halfYear), ("fiscal year", .fiscalYear),
      ("int", .int), ("count", .count), ("real", .real), ("text", .text),
    ]
    guard let type = types.first(where: { $0.0 == word })?.1 else {
      fail(
        "E016", "parameter '\(entry.key)': unknown type",
        at: entry.value["type"]?.location ?? entry.keyLocation,
        note: Suggestion.note(for: word, in: types.map(\.0)),
        help: "types: \(types.map(\.0).joined(separator: ", ")), or 'list of' one of them")
      return nil
    }
    return .init(
      name: entry.key, type: ParameterType(element: type, isList: isList),
      defaultValue: entry.value["default"], minimum: entry.value["min"], maximum: entry.value["max"],
      location: entry.keyLocation)
  }

  mutating func stage(_ entry: Node.Entry) -> PipelineSpecification.Stage? {
    let kinds = KindSignature.all.map(\.name)
    let common = ["from", "for", "where", "when", "retries", "timeout", "memory", "gate"]
    guard let entries = entry.value.entries else {
      fail("E014", "stage '\(entry.key)' takes a mapping", at: entry.value.location)
      return nil
    }
    let own = entries.filter { kinds.contains($0.key) }
    for other in entries where !kinds.contains(other.key) && !common.contains(other.key) {
      fail(
        "E011", "stage '\(entry.key)': unknown key '\(other.key)'", at: other.keyLocation,
        note: Suggestion.note(for: other.key, in: kinds + common),
        help: "a stage has one kind: \(kinds.joined(separator: ", ")); and: \(common.joined(separator: ", "))"
      )
    }
    guard let kind = own.first, own.count == 1 else {
      fail(
        "E012", "stage '\(entry.key)' needs exactly one kind", at: entry.keyLocation,
        help: "kinds: \(kinds.joined(separator: ", "))")
      return nil
    }
    return .init(
      name: entry.key, nameLocation: entry.keyLocation, kind: kind.key, kindLocation: kind.keyLocation,
      configuration: kind.value, references: references(entry.value["from"], entry.key),
      bindings: bindings(entry.value["for"], entry.key),
      filter: expression(entry.value["where"], "where", entry.key),
      condition: expression(entry.value["when"], "when", entry.key),
      control: control(entry.value, of: entry.key), gate: gate(entry.value["gate"], entry.key))
  }

  private mutating func expression(_ node: Node?, _ key: String, _ stage: String) -> Expression? {
    guard let node else { return nil }
    guard let text = node.text else {
      fail("E014", "stage '\(stage)': '\(key)' takes an expression", at: node.location)
      return nil
    }
    do {
      return try ExpressionParser.parse(text, at: node)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  private mutating func references(_ node: Node?, _ stage: String) -> [PipelineSpecification.Reference] {
    guard let node else { return [] }
    if let entries = node.entries {
      return entries.flatMap { entry in
        (entry.value.elements ?? [entry.value]).compactMap { reference($0, port: entry.key, stage) }
      }
    }
    return (node.elements ?? [node]).compactMap { reference($0, port: nil, stage) }
  }

  private mutating func reference(
    _ node: Node, port: String?, _ stage: String
  ) -> PipelineSpecification.Reference? {
    var words = (node.text ?? "").split(separator: " ").map(String.init)
    let isAll = words.first == "all"
    if isAll { words.removeFirst() }
    let isOptional = words.suffix(2) == ["or", "none"]
    if isOptional { words.removeLast(2) }
    guard words.count == 1 else {
      fail(
        "E014", "stage '\(stage)': 'from' names a stage", at: node.location,
        help: "such as 'counts', 'all trends', 'clean.quality' or 'trends or none'")
      return nil
    }
    var parts = words[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isPrevious = parts[0] == "previous"
    if isPrevious { parts.removeFirst() }
    guard let name = parts.first, parts.count <= 2 else {
      fail(
        "E017", "stage '\(stage)': 'previous' needs a stage", at: node.location,
        help: "such as 'previous.counts'")
      return nil
    }
    return .init(
      port: port, stage: name, sourcePort: parts.count > 1 ? parts[1] : nil, isAll: isAll,
      isOptional: isOptional, isPrevious: isPrevious, location: node.location)
  }

  private mutating func bindings(
    _ node: Node?, _ stage: String
  ) -> [(name: String, source: PipelineSpecification.BindingSource, location: SourceLocation)] {
    guard let node else { return [] }
    return (node.entries ?? []).compactMap { entry in
      let parts = (entry.value.text ?? "").split(separator: ".", omittingEmptySubsequences: false)
      switch (parts.first, parts.count) {
      case ("parameters", 2): return (entry.key, .parameter(String(parts[1])), entry.value.location)
      case ("codelist", 2): return (entry.key, .codeList(String(parts[1])), entry.value.location)
      default:
        fail(
          "E018", "stage '\(stage)': 'for' runs over a parameter or a code list", at: entry.value.location,
          help: "such as 'for: {country: parameters.countries}' or 'for: {route: codelist.frontex-routes}'")
        return nil
      }
    }
  }
}
