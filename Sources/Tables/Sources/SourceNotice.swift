/// What was left out or taken for granted when a file was read: by rule and count, never a value.
public struct SourceNotice: Sendable, Hashable {
  /// How much it matters.
  public enum Weight: Sendable, Hashable {
    /// It is told.
    case note
    /// Whoever brought the file should look.
    case warning
  }

  /// A word for what it is, such as `hidden-rows`.
  public var rule: String
  /// How many rows, columns or cells.
  public var count: Int
  /// What was met and what was done, such as `12 hidden rows are read`.
  public var message: String
  /// How much it matters.
  public var weight: Weight

  /// Creates a notice.
  public init(rule: String, count: Int, message: String, weight: Weight = .note) {
    self.rule = rule
    self.count = count
    self.message = message
    self.weight = weight
  }
}
