/// Tells the files that people write for Waymark from data that is named by mistake in their place.
///
/// Lines of the former are quoted when something is wrong with them. A file of records that somebody names
/// as a contract must not be.
enum OwnFile {
  /// Keys that few other files have.
  private static let marks: Set = [
    "waymark", "pipeline", "contract", "stages", "columns", "page", "blocks", "designations",
    "reference-document",
  ]
  /// All keys at the left edge of our files: pipelines, contracts, pages and brands.
  private static let keys = marks.union([
    "title", "parameters", "profiles", "include", "lock", "notify", "roots", "unit", "matter", "published",
    "coverage", "margins", "rules", "sensitive", "missing", "kicker", "needs", "names", "phrases",
    "translations",
    "organisation", "contact", "citation", "logo", "logo-alt", "colours",
  ])

  /// Whether most of the keys at the left edge of a text are ours, and one of them is one that few other files have.
  ///
  /// One key tells nothing: a person may have a `title` and a `contract` too. A key that is only close to one
  /// of ours is not counted as ours, and one that stands several times is counted as often.
  static func isOurs(_ text: String) -> Bool {
    let lines = text.utf8.split(separator: 0x0A).lazy.map { String(decoding: $0, as: UTF8.self) }
    let contents = lines.filter { line in
      let start = line.utf8.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      return start != nil && start != UInt8(ascii: "#") && start != UInt8(ascii: "%")
        && !line.hasPrefix("---")
    }
    // What the text begins with counts wherever it stands: it may be indented by mistake.
    guard let first = contents.first, let start = key(of: first) else { return false }
    let others = contents.dropFirst().filter { $0.utf8.first != 0x20 && $0.utf8.first != 0x09 }
    let found = [start] + others.compactMap(key)
    return found.contains(where: marks.contains) && found.count(where: keys.contains) * 2 > found.count
  }

  /// The key that a line begins with, or nil.
  private static func key(of line: String) -> String? {
    var rest = line.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    let quote = rest.first.flatMap { $0 == 0x22 || $0 == 0x27 ? $0 : nil }
    if quote != nil { rest = rest.dropFirst() }
    let word = rest.prefix {
      (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
        || $0 == 0x2D
    }
    rest = rest[word.endIndex...]
    if let quote {
      guard rest.first == quote else { return nil }
      rest = rest.dropFirst()
    }
    rest = rest.drop { $0 == 0x20 }
    guard !word.isEmpty, rest.first == UInt8(ascii: ":"),
      rest.dropFirst().first.map({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) ?? true
    else { return nil }
    return String(decoding: word, as: UTF8.self)
  }
}
