/// What was left out or taken for granted when a file was read: by rule and count, never a value.
public struct SourceNotice: Sendable, Hashable {
  /// How much it matters.
  public enum Weight: Sendable, Hashable {
    /// It is told.
    case note
    /// Whoever brought the file should look.
    case warning
  }

  /// The rule, such as `blank-row`.
  public var rule: String
  /// How many rows, columns or cells.
  public var count: Int
  /// What happened to one of them, and to several: `row is blank and left out`.
  public var text: String
  /// How much it matters.
  public var weight: Weight

  /// Creates a notice.
  public init(rule: String, count: Int, text: String, weight: Weight = .note) {
    self.rule = rule
    self.count = count
    self.text = text
    self.weight = weight
  }
}
