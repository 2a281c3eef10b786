/// A file that a pipeline reads, as a manifest names it.
public struct LineageFile: Sendable, Hashable, Codable {
  /// What a file is to a pipeline.
  public enum Role: String, Sendable, Hashable, Codable {
    /// Data.
    case source
    /// A contract, a code list or a template.
    case definition
    /// The pipeline itself.
    case pipeline
  }

  /// What it is.
  public var role: Role
  /// Its path from the folder of the pipeline.
  public var path: String
  /// The SHA-256 of its content; nil for a confidential source, whose hash is never told.
  public var sha256: String?

  /// Creates a description of a file.
  public init(role: Role, path: String, sha256: String?) {
    self.role = role
    self.path = path
    self.sha256 = sha256
  }
}
