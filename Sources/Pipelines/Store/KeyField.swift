/// One part of what a key is the hash of.
public struct KeyField: Sendable, Hashable, Codable {
  /// What it is, `parameter from`, `contract`, `source cases.csv`.
  public var name: String
  /// Its value, or the hash of it where it is a file; keyed where the file is not public.
  public var value: String

  /// Creates a field.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
