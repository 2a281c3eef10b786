/// A node of a YAML document with its place in the source.
public struct Node: Sendable {
  /// What a node holds.
  public enum Content: Sendable {
    /// A scalar as text; quoted scalars are always text, plain ones are typed by the reader of the key.
    case scalar(String, style: ScalarStyle)
    /// A sequence of nodes.
    case sequence([Node])
    /// A mapping in source order; keys are unique scalars.
    case mapping([Entry])
  }

  /// How a scalar was written.
  public enum ScalarStyle: Sendable {
    /// Without quotes.
    case plain
    /// In single or double quotes.
    case quoted
    /// As a literal or folded block.
    case block
  }

  /// A key of a mapping and its value.
  public struct Entry: Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keyLocation: SourceLocation
    /// The value.
    public var value: Node

    /// Creates an entry.
    public init(key: String, keyLocation: SourceLocation, value: Node) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  /// What it holds.
  public var content: Content
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a node.
  public init(content: Content, location: SourceLocation) {
    self.content = content
    self.location = location
  }

  /// The text of a scalar, else nil.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The elements of a sequence, else nil.
  public var elements: [Node]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// The entries of a mapping, else nil.
  public var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The value of a key of a mapping, or nil.
  public subscript(key: String) -> Node? {
    entries?.first { $0.key == key }?.value
  }
}
