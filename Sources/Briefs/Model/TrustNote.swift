/// One reason how far figures can be trusted.
public struct TrustNote: Sendable, Hashable, Codable {
  /// The topic in a word or two.
  public var topic: String
  /// What a reader must know.
  public var text: String

  /// Creates a note.
  public init(topic: String, text: String) {
    self.topic = topic
    self.text = text
  }
}
