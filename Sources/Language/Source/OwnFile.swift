/// Tells the files that people write for Waymark from data that is named by mistake in their place.
///
/// Lines of the former are quoted when something is wrong with them. A file of records that somebody names
/// as a contract must not be.
enum OwnFile {
  /// Keys that begin a file of ours and few others.
  private static let beginnings = ["waymark", "pipeline", "contract", "stages"]
  /// All keys at the left edge of our files.
  private static let keys =
    beginnings + [
      "title", "parameters", "profiles", "include", "lock", "notify", "roots", "unit", "matter", "published",
      "coverage", "columns", "margins", "rules", "sensitive", "missing",
    ]

  /// Whether the first key of a text is one of ours.
  ///
  /// A key that is only close to one, or that other files have too, counts where a second key is ours.
  static func isOurs(_ text: String) -> Bool {
    let lines = text.utf8.split(separator: 0x0A).lazy.map { String(decoding: $0, as: UTF8.self) }
    let contents = lines.filter { line in
      let start = line.utf8.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      return start != nil && start != UInt8(ascii: "#") && start != UInt8(ascii: "%")
        && !line.hasPrefix("---")
    }
    guard let first = contents.first, let word = key(of: first) else { return false }
    if beginnings.contains(word) { return true }
    guard keys.contains(word) || Suggestion.closest(to: word, in: keys) != nil else { return false }
    return contents.dropFirst().contains { line in
      line.utf8.first != 0x20 && line.utf8.first != 0x09 && key(of: line).map(keys.contains) ?? false
    }
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
