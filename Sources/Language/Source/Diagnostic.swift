/// One thing to say about a source text: what is wrong, where, and what to do about it.
///
/// Diagnostics are collected and all are reported, ordered by file, position and code.
public struct Diagnostic: Sendable, Error {
  /// How grave a diagnostic is.
  public enum Severity: String, Sendable {
    /// Nothing runs.
    case error
    /// The run goes on.
    case warning
  }

  /// A code such as `E011`; each has one meaning, listed in Documentation/Language.md.
  public var code: String
  /// How grave it is.
  public var severity: Severity
  /// One line, without a full stop, never a value of the data.
  public var message: String
  /// Where it is, when it is in a source text.
  public var location: SourceLocation?
  /// Words printed after the caret, such as `did you mean 'measure'?`.
  public var caretNote: String?
  /// What to do, printed on a line of its own.
  public var help: String?

  /// Creates a diagnostic.
  public init(
    code: String, severity: Severity = .error, message: String, location: SourceLocation? = nil,
    caretNote: String? = nil, help: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.caretNote = caretNote
    self.help = help
  }
}

/// Several diagnostics thrown together.
public struct DiagnosticsError: Error, Sendable {
  /// What is to be said, in no particular order.
  public var diagnostics: [Diagnostic]

  /// Creates an error from what is to be said.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
