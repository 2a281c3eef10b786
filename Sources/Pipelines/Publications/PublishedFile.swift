/// One file of a publication.
public struct PublishedFile: Sendable, Hashable, Codable {
  /// Its path inside the publication, `AFG/index.html`.
  public var path: String
  /// Its size in bytes.
  public var bytes: Int
  /// The SHA-256 of its content, lower-case hexadecimal.
  public var sha256: String

  /// Creates a description of a file.
  public init(path: String, bytes: Int, sha256: String) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}
