/// A link to a page or file below this one, or in another folder of the same publish root.
public struct PageLink: Sendable, Hashable, Codable {
  /// The path from this page.
  public var path: String
  /// The words of the link.
  public var text: Phrase

  /// Creates a link.
  public init(path: String, text: Phrase) {
    self.path = path
    self.text = text
  }

  /// The path as an address writes it: a `%` of a file's name stands for itself.
  var address: String { path.replacing("%", with: "%25") }

  /// The most folders that a path may lead up: from a run to the root that holds its folder.
  private static let mostSteps = 2

  /// Whether the path is relative and plain: letters, digits, `-`, `_`, `.`, `%` and single slashes, with at most two
  /// `..` before them.
  ///
  /// Anything else is printed as words without a link.
  var isPlain: Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let steps = parts.prefix { $0 == ".." }.count
    return steps <= Self.mostSteps && steps < parts.count
      && parts.dropFirst(steps).allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
          && part.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45
              || $0 == 95
              || $0 == 46 || $0 == 37
          }
      }
  }
}
