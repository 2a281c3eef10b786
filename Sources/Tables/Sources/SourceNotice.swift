/// What a reader met in a file that changes nothing in its rows and that whoever reads them should know.
public struct SourceNotice: Sendable, Hashable {
  /// A word for what it is, such as `hidden-rows`.
  public var rule: String
  /// How often it was met.
  public var count: Int
  /// What was met and what was done, without any value, such as `12 hidden rows are read`.
  public var message: String

  /// Creates a notice.
  public init(rule: String, count: Int, message: String) {
    self.rule = rule
    self.count = count
    self.message = message
  }
}
