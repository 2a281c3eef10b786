/// A mapping or a sequence whose end has not been reached.
struct YAMLOpenCollection {
  /// Which of the two it is.
  enum Kind {
    case sequence
    case mapping
  }

  /// A key that waits for its value.
  private enum PendingKey {
    case word(String, SourceLocation)
    /// A key that was refused: its value is read for errors and then left out.
    case refused
  }

  /// Which of the two it is.
  let kind: Kind
  /// Where it begins.
  let location: SourceLocation
  /// Whether it is written in brackets.
  let isFlow: Bool
  /// The elements so far, of a sequence.
  var elements: [Node] = []
  private var entries: [Node.Entry] = []
  private var lineOfKey: [String: Int] = [:]
  private var pending: PendingKey?

  init(kind: Kind, location: SourceLocation, isFlow: Bool) {
    self.kind = kind
    self.location = location
    self.isFlow = isFlow
  }

  /// Takes a key or the value of the last key, and returns what the subset refuses about a key.
  mutating func take(_ node: Node, isEmpty: Bool) -> Diagnostic? {
    switch pending {
    case .word(let key, let place):
      entries.append(Node.Entry(key: key, keyLocation: place, value: node))
      pending = nil
      return nil
    case .refused:
      pending = nil
      return nil
    case nil:
      let refusal = refusal(ofKey: node, isEmpty: isEmpty)
      if refusal == nil, let key = node.text {
        lineOfKey[key] = node.location.start.line
        pending = .word(key, node.location)
      } else {
        pending = .refused
      }
      return refusal
    }
  }

  private func refusal(ofKey node: Node, isEmpty: Bool) -> Diagnostic? {
    guard case .scalar(let key, let style) = node.content, style != .block, !isEmpty else {
      return Diagnostic(
        .complexKey, isEmpty ? "a key is empty" : "a key must be one word or a quoted text",
        at: node.location, help: "write 'key: value'")
    }
    if key == "<<" && style == .plain {
      return Diagnostic(
        .mergeKey, "the merge key '<<' is not allowed", at: node.location,
        help: "write the keys out where they are needed")
    }
    if let line = lineOfKey[key] {
      let other = node.location.start.line
      return Diagnostic(
        .duplicateKey,
        line == other
          ? "key '\(key)' stands twice in line \(line)"
          : "key '\(key)' stands twice, in lines \(line) and \(other)",
        at: node.location, note: "first in line \(line)", help: "keep one of them")
    }
    return nil
  }

  /// The finished node.
  ///
  /// libyaml ends a block where the next token begins, lines further down; the end of the last
  /// value says more.
  func node(endingAt end: SourcePosition) -> Node {
    var location = location
    switch kind {
    case .sequence:
      location.end = isFlow ? end : elements.last?.location.end ?? location.start
      return Node(content: .sequence(elements), location: location)
    case .mapping:
      location.end = isFlow ? end : entries.last?.value.location.end ?? location.start
      return Node(content: .mapping(entries), location: location)
    }
  }
}
