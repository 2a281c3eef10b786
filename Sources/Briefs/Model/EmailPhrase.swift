/// What a mail says beside its page.
public enum EmailPhrase: Sendable, Hashable, Codable {
  /// So many more rows of a table stand on the page.
  case moreRows(count: Int)
  /// The strength of evidence behind a message.
  case evidence(evidence: Evidence)
  /// The heading above sources.
  case sources
}
