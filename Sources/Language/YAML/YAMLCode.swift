/// The codes of what the YAML reader refuses, `E001` to `E010`.
enum YAMLCode: String {
  /// The file is missing or cannot be read.
  case unreadable = "E001"
  /// The text is larger or nested deeper than a limit.
  case limit = "E002"
  /// The text is not UTF-8 or holds a character that is not allowed.
  case character = "E003"
  /// The text is not YAML.
  case syntax = "E004"
  /// An anchor or an alias.
  case anchor = "E005"
  /// A tag or a directive.
  case tag = "E006"
  /// A merge key.
  case mergeKey = "E007"
  /// A key that stands twice in one mapping.
  case duplicateKey = "E008"
  /// A key that is not a plain or quoted word.
  case complexKey = "E009"
  /// No document, or more than one.
  case documentCount = "E010"
}

extension Diagnostic {
  /// Creates an error of the YAML reader.
  init(
    _ code: YAMLCode, _ message: String, at location: SourceLocation?, note: String? = nil,
    help: String? = nil
  ) {
    self.init(
      code: code.rawValue, message: message, location: location, caretNote: note, help: help)
  }
}
