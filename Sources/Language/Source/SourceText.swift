/// A text that people wrote and that diagnostics point into.
///
/// Only pipelines, contracts, code lists and command lines are source texts. A file of records is
/// never one: a diagnostic prints the line it points at, and a line of records must not be printed.
public final class SourceText: Sendable {
  /// The name that diagnostics print, such as `pipelines/nightly-trends.yaml`.
  public let name: String
  /// The absolute path of the file, or the empty string for a text that is not a file.
  public let path: String
  /// Whether lines of it may be shown.
  public let quoting: Quoting
  /// The text split at line feeds, without them.
  public let lines: [String]
  /// For each line the place of the nearest one above that is indented less and not blank, or nil.
  let parents: [Int?]

  /// Whether diagnostics show what they point at.
  public enum Quoting: Sendable {
    /// They show the line.
    case shown
    /// They name the place and the code, and nothing of the text: it may be a file of records.
    case withheld
  }

  /// Creates a source text from its printed name, its absolute path and its content.
  public init(name: String, path: String = "", text: String, quoting: Quoting = .shown) {
    self.quoting = quoting
    self.name = name
    self.path = path
    // Split as bytes: "\r\n" is one Character, which a split at the Character "\n" would miss.
    self.lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
    }
    parents = Self.parents(of: lines)
  }

  /// Found for all lines at once, since every diagnostic asks for that of its line.
  private static func parents(of lines: [String]) -> [Int?] {
    // The lines that may be a parent of those to come, each indented more than the one before.
    var open: [(indent: Int, place: Int)] = []
    return lines.enumerated().map { place, line in
      let indent = line.utf8.prefix { $0 == 0x20 }.count
      guard !line.allSatisfy(\.isWhitespace) else { return open.last { $0.indent < indent }?.place }
      while let last = open.last, last.indent >= indent { open.removeLast() }
      defer { open.append((indent, place)) }
      return open.last?.place
    }
  }
}
