/// Something found in the data that people should know: by rule and count, never a value of the data.
///
/// Loads, cleaning and disaggregation report them; a run compares them with what the same instance reported
/// in the last published run. Two conditions are the same when rule, column and subject are: a count may
/// grow from night to night without anybody being woken.
public struct DataCondition: Sendable, Hashable, Codable {
  /// What a run does about a condition that the last published run did not report; one that it did
  /// report is never more than a warning.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// It is told, and is no warning.
    case note
    /// It warns.
    case warn
    /// It stops the run, unless nothing has been published yet: then it warns.
    ///
    /// For what a source may well have done for years, and is remarkable only when it begins.
    case stopWhenAdded
    /// It stops the run, the first one too.
    ///
    /// For what nobody may miss, such as a total that is counted as a category.
    case stopWhenNew
  }

  /// The rule that the codes of a dimension do not stand for persons.
  public static let codesOfPersons = "codes-of-persons"

  /// What makes two conditions the same.
  public struct Identity: Sendable, Hashable {
    /// The rule.
    public var rule: String
    /// What the rule looked at.
    public var subject: String
    /// The column.
    public var column: String?
  }

  /// The rule, `duplicate-key`; it keeps its name from version to version.
  public var rule: String
  /// What the rule looked at: the contract of a source, or a stage; not a file, whose name may hold a date.
  public var subject: String
  /// The column, or nil where a row or the whole is meant.
  public var column: String?
  /// What a run does about it.
  public var severity: Severity
  /// How many values, rows or records.
  public var count: Int
  /// The line for people.
  public var text: String
  /// What to write where the data are right as they are, such as a line of the contract; or nil.
  public var remedy: String?

  /// Creates a condition.
  public init(
    _ rule: String, of subject: String, column: String? = nil, severity: Severity = .warn, count: Int,
    text: String, remedy: String? = nil
  ) {
    self.rule = rule
    self.subject = subject
    self.column = column
    self.severity = severity
    self.count = count
    self.text = text
    self.remedy = remedy
  }

  /// What makes it the same as another.
  public var identity: Identity { Identity(rule: rule, subject: subject, column: column) }

  /// Whether it is more than a note.
  public var isWarning: Bool { severity != .note }
}
