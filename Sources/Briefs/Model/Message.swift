/// A key message.
public struct Message: Sendable, Hashable, Codable {
  /// What was found, in one sentence.
  public var headline: String
  /// The size, its range and what else could explain it.
  public var text: String
  /// How strong the evidence is, or nil for a message about nothing published.
  public var evidence: Evidence?
  /// The tested statement the message is made of, or nil.
  public var statement: FindingStatement?
  /// The numbers of the headline.
  public var facts: [Fact]

  /// Creates a message.
  public init(
    headline: String, text: String, evidence: Evidence?, statement: FindingStatement? = nil,
    facts: [Fact] = []
  ) {
    self.headline = headline
    self.text = text
    self.evidence = evidence
    self.statement = statement
    self.facts = facts
  }
}
