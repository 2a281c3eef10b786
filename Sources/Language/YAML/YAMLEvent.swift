/// A step of libyaml through a document, free of its pointers.
struct YAMLEvent {
  /// What a step is.
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart(hasDirectives: Bool)
    case documentEnd
    case alias(String)
    case scalar(String, style: Node.ScalarStyle)
    case sequenceStart(isFlow: Bool)
    case sequenceEnd
    case mappingStart(isFlow: Bool)
    case mappingEnd
  }

  /// What it is.
  var kind: Kind
  /// The name after `&`, if any.
  var anchor: String?
  /// Whether a tag stands before the node.
  var isTagged: Bool
  /// Its first position.
  var start: SourcePosition
  /// The position after its last character.
  var end: SourcePosition
}
