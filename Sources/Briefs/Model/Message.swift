public import Tables

/// A key message.
public struct Message: Sendable, Hashable, Codable {
  /// What was found, in one sentence.
  public var headline: Phrase
  /// The size, its range and what else could explain it.
  public var sentences: [Phrase]
  /// How strong the evidence is, or nil for a message about nothing published.
  public var evidence: Evidence?
  /// The tested statement the message is made of, or nil.
  public var statement: FindingStatement?
  /// Where its figures come from; nil where the page says it elsewhere.
  public var sources: [SourceCitation]?

  /// Creates a message.
  public init(
    headline: Phrase, sentences: [Phrase], evidence: Evidence?, statement: FindingStatement? = nil,
    sources: [SourceCitation]? = nil
  ) {
    self.headline = headline
    self.sentences = sentences
    self.evidence = evidence
    self.statement = statement
    self.sources = sources
  }
}

/// A large figure.
public struct KeyFigure: Sendable, Hashable, Codable {
  /// What is counted.
  public var label: Phrase
  /// The figure.
  public var value: Quantity
  /// What it is to be compared with.
  public var note: Phrase

  /// Creates a key figure.
  public init(label: Phrase, value: Quantity, note: Phrase) {
    self.label = label
    self.value = value
    self.note = note
  }
}

/// One reason how far figures can be trusted.
public struct TrustNote: Sendable, Hashable, Codable {
  /// The topic in a word or two.
  public var topic: Phrase
  /// What a reader must know.
  public var sentences: [Phrase]

  /// Creates a note.
  public init(topic: Phrase, sentences: [Phrase]) {
    self.topic = topic
    self.sentences = sentences
  }
}
