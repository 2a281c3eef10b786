/// A text that people wrote and that diagnostics point into.
///
/// Only pipelines, contracts, code lists and command lines are source texts. A file of records is
/// never one: a diagnostic prints the line it points at, and a line of records must not be printed.
public final class SourceText: Sendable {
  /// The name that diagnostics print, such as `pipelines/nightly-trends.yaml`.
  public let name: String
  /// The absolute path of the file, or the empty string for a text that is not a file.
  public let path: String
  /// The text split at line feeds, without them.
  public let lines: [String]

  /// Creates a source text from its printed name, its absolute path and its content.
  public init(name: String, path: String = "", text: String) {
    self.name = name
    self.path = path
    self.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasSuffix("\r") ? String($0.dropLast()) : String($0)
    }
  }
}
