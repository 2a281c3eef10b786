/// Where published figures come from, as a page must cite them.
public struct SourceCitation: Sendable, Hashable, Codable {
  /// The contract that declares the source, such as `frontex-detections`.
  public var contract: String
  /// The publisher.
  public var publisher: String
  /// The release, in the publisher's words.
  public var release: String
  /// The day of the release, `2025-06-03`.
  public var date: String
  /// Where the release is found.
  public var url: String
  /// The terms it may be used on.
  public var terms: String

  /// Creates a citation.
  public init(
    contract: String, publisher: String, release: String, date: String, url: String, terms: String
  ) {
    self.contract = contract
    self.publisher = publisher
    self.release = release
    self.date = date
    self.url = url
    self.terms = terms
  }
}
