/// What is wrong with a source file: where and by which rule, never what stands there.
public struct SourceFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name of the file.
  public var file: String
  /// The line, from 1, or nil when the file as a whole is meant.
  public var line: Int?
  /// The column, or nil.
  public var column: String?
  /// The rule that is broken.
  public var rule: String
  /// What is wrong, without any value.
  public var message: String
  /// What to do about it, where that is known; nil where nobody can tell.
  public var remedy: String?

  /// Creates a fault.
  public init(file: String, line: Int? = nil, column: String? = nil, rule: String, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.rule = rule
    self.message = message
  }

  /// The fault in one line.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    let field = column.map { "column '\($0)' " } ?? ""
    return "\(place): \(field)\(message) (rule: \(rule))"
  }
}
