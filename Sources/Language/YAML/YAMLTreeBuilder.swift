/// Builds nodes from the steps of libyaml and notes what the subset refuses.
///
/// It keeps the open mappings and sequences in a list rather than on the call stack, so no input
/// can make it recurse.
struct YAMLTreeBuilder {
  private let source: SourceText
  private var open: [YAMLOpenCollection] = []
  private var nodeCount = 0
  private var documentCount = 0
  /// What the subset refuses, in source order.
  var diagnostics: [Diagnostic] = []
  /// The node of the document, once it is complete.
  private(set) var root: Node?

  init(source: SourceText) {
    self.source = source
  }

  /// Takes a step; false when there is nothing more to take.
  mutating func accept(_ event: YAMLEvent) -> Bool {
    refuseProperties(of: event)
    switch event.kind {
    case .streamStart, .documentEnd:
      break
    case .streamEnd:
      return false
    case .documentStart(let hasDirectives):
      return startDocument(event, hasDirectives: hasDirectives)
    case .alias(let name):
      note(
        .anchor, "alias '*\(name)' is not allowed", event, help: "write the value out where it is needed")
      place(Node(content: .scalar("", style: .plain), location: location(event)), isEmpty: false)
    case .scalar(let text, let style):
      guard count(event) else { return false }
      let isEmpty = text.isEmpty && style == .plain
      place(Node(content: .scalar(text, style: style), location: location(event)), isEmpty: isEmpty)
    case .sequenceStart(let isFlow):
      return count(event) && enter(event, kind: .sequence, isFlow: isFlow)
    case .mappingStart(let isFlow):
      return count(event) && enter(event, kind: .mapping, isFlow: isFlow)
    case .sequenceEnd, .mappingEnd:
      if let node = open.popLast()?.node(endingAt: event.end) { place(node, isEmpty: false) }
    }
    return diagnostics.count < YAMLLimits.diagnostics
  }

  private mutating func startDocument(_ event: YAMLEvent, hasDirectives: Bool) -> Bool {
    documentCount += 1
    if hasDirectives {
      note(.tag, "a directive is not allowed", event, help: "remove the line that begins with '%'")
    }
    if documentCount > 1 {
      note(
        .documentCount, "the file holds more than one document", event,
        help: "put each document in a file of its own")
    }
    return documentCount == 1
  }

  private mutating func refuseProperties(of event: YAMLEvent) {
    if let anchor = event.anchor {
      note(
        .anchor, "anchor '&\(anchor)' is not allowed", event,
        help: "write the value out where it is needed")
    }
    if event.isTagged {
      note(.tag, "a tag is not allowed", event, help: "remove the word that begins with '!'")
    }
  }

  private mutating func count(_ event: YAMLEvent) -> Bool {
    nodeCount += 1
    if nodeCount > YAMLLimits.nodes {
      note(.limit, "the file holds more than \(YAMLLimits.nodes) values", event)
      return false
    }
    return true
  }

  private mutating func enter(
    _ event: YAMLEvent, kind: YAMLOpenCollection.Kind, isFlow: Bool
  ) -> Bool {
    if open.count == YAMLLimits.depth {
      note(.limit, "the file is nested deeper than \(YAMLLimits.depth) levels", event)
      return false
    }
    open.append(YAMLOpenCollection(kind: kind, location: location(event), isFlow: isFlow))
    return diagnostics.count < YAMLLimits.diagnostics
  }

  private mutating func place(_ node: Node, isEmpty: Bool) {
    guard let top = open.indices.last else {
      if !isEmpty { root = node }
      return
    }
    switch open[top].kind {
    case .sequence:
      open[top].elements.append(node)
    case .mapping:
      if let refusal = open[top].take(node, isEmpty: isEmpty) { diagnostics.append(refusal) }
    }
  }

  private func location(_ event: YAMLEvent) -> SourceLocation {
    SourceLocation(source: source, start: event.start, end: event.end)
  }

  private mutating func note(
    _ code: YAMLCode, _ message: String, _ event: YAMLEvent, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: location(event), help: help))
  }
}
