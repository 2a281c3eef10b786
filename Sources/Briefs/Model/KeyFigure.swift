/// A large figure.
public struct KeyFigure: Sendable, Hashable, Codable {
  /// What is counted.
  public var label: String
  /// The figure.
  public var value: String
  /// What it is to be compared with.
  public var note: String

  /// Creates a key figure.
  public init(label: String, value: String, note: String) {
    self.label = label
    self.value = value
    self.note = note
  }
}
