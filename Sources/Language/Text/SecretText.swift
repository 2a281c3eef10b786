/// Finds what looks like a password in a line that is to be shown.
///
/// A value is taken for one where its key says so (`password`, `token`, `secret`, `api_key`, ...), where it
/// stands in an address before `@`, or where it is written like the tokens of services.
enum SecretText {
  private static let words = [
    "password", "passwd", "passphrase", "pwd", "token", "secret", "credential", "apikey", "accesskey",
    "privatekey", "bearer", "authorization",
  ]
  private static let parts: Set<Substring> = ["key", "auth", "pass", "pin"]
  private static let prefixes = [
    "AKIA", "ASIA", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk-", "eyJ",
  ]

  /// The places of secrets in a line, as offsets of its Unicode scalars, in order.
  ///
  /// `previous` is the line above: a key that ends it has its value here.
  static func spans(in line: String, after previous: String = "") -> [Range<Int>] {
    let scalars = Array(line.unicodeScalars)
    if isOpenKey(Array(previous.unicodeScalars)) {
      let start = scalars.firstIndex { $0 != " " && $0 != "\t" } ?? scalars.count
      return start < scalars.count ? [start..<scalars.count] : []
    }
    var spans: [Range<Int>] = []
    var offset = 0
    while offset < scalars.count {
      guard isWord(scalars[offset]) else {
        if let end = addressEnd(scalars, from: offset) {
          spans.append((offset + 3)..<end)
          offset = end
        } else {
          offset += 1
        }
        continue
      }
      let start = offset
      while offset < scalars.count, isWord(scalars[offset]) { offset += 1 }
      let word = text(scalars[start..<offset])
      if isToken(word) {
        spans.append(start..<offset)
      } else if isSecretName(word), let value = value(scalars, after: offset, isOption: word.hasPrefix("-")) {
        spans.append(value)
        offset = value.upperBound
      }
    }
    return spans
  }

  /// The line with every scalar of a secret as `*`, so that columns stay where they are.
  static func masked(_ line: String, after previous: String = "") -> String {
    var scalars = Array(line.unicodeScalars)
    for span in spans(in: line, after: previous) {
      for place in span { scalars[place] = "*" }
    }
    return text(scalars[...])
  }

  /// The secrets of a line, each whole and by its words of four letters or more.
  static func secrets(in line: String, after previous: String) -> [String] {
    let scalars = Array(line.unicodeScalars)
    return spans(in: line, after: previous).flatMap { span in
      let words = scalars[span].split { " ,\"'[]{}()#".unicodeScalars.contains($0) }
      return [text(scalars[span])] + words.filter { $0.count >= 4 }.map(text)
    }
  }

  /// A text in which none of the secrets stands as a word of its own.
  static func removing(_ secrets: [String], from text: String) -> String {
    var result = text
    for secret in secrets where !secret.isEmpty {
      var rest = result[...]
      var kept = ""
      while let range = rest.firstRange(of: secret) {
        let before = (kept + rest[..<range.lowerBound]).unicodeScalars.last
        let after = rest[range.upperBound...].unicodeScalars.first
        let isWhole = !(before.map(isWord) ?? false) && !(after.map(isWord) ?? false)
        kept += rest[..<range.lowerBound] + (isWhole ? "***" : secret)
        rest = rest[range.upperBound...]
      }
      result = kept + rest
    }
    return result
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "_", "-": true
    default: false
    }
  }

  private static func isSecretName(_ word: String) -> Bool {
    let lower = word.lowercased()
    let joined = lower.filter { $0 != "_" && $0 != "-" }
    return words.contains { joined.contains($0) }
      || lower.split(whereSeparator: { $0 == "_" || $0 == "-" }).contains { parts.contains($0) }
  }

  private static func isToken(_ word: String) -> Bool {
    if word.count >= 20, prefixes.contains(where: word.hasPrefix) { return true }
    guard word.count >= 32, word.contains(where: \.isNumber), !word.contains("_"), !word.contains("-") else {
      return false
    }
    return word.allSatisfy(\.isHexDigit)
      || (word.contains(where: \.isUppercase) && word.contains(where: \.isLowercase))
  }

  /// Whether a line ends with a key of a secret, so that the value is below.
  private static func isOpenKey(_ scalars: [Unicode.Scalar]) -> Bool {
    var rest = scalars[...]
    while let last = rest.last, " \t|>-+".unicodeScalars.contains(last) { rest.removeLast() }
    guard rest.last == ":" else { return false }
    rest.removeLast()
    while let last = rest.last, "\"' ".unicodeScalars.contains(last) { rest.removeLast() }
    return isSecretName(text(rest[rest.startIndex...].reversed().prefix { isWord($0) }.reversed()[...]))
  }

  /// The value that follows a key, or nil where none does or it is a mapping.
  private static func value(
    _ scalars: [Unicode.Scalar], after end: Int, isOption: Bool
  ) -> Range<Int>? {
    var place = end
    if place < scalars.count, scalars[place] == "\"" || scalars[place] == "'" { place += 1 }
    func skipSpaces() { while place < scalars.count, scalars[place] == " " { place += 1 } }
    let hadSpace = place < scalars.count && scalars[place] == " "
    skipSpaces()
    guard place < scalars.count else { return nil }
    if scalars[place] == ":" || scalars[place] == "=" || (isOption && scalars[place] == ",") {
      place += 1
      skipSpaces()
    } else if !(isOption && hadSpace) {
      return nil
    }
    guard place < scalars.count, scalars[place] != "{" else { return nil }
    if scalars[place] == "\"" || scalars[place] == "'" {
      let quote = scalars[place]
      let close = scalars[(place + 1)...].firstIndex(of: quote) ?? scalars.count
      return place + 1 < close ? (place + 1)..<close : nil
    }
    // In brackets a value ends with its element, elsewhere with its line.
    let isInBrackets = scalars[..<end].contains { $0 == "{" || $0 == "[" } && scalars[place] != "["
    let close =
      isInBrackets
      ? scalars[place...].firstIndex { ",}]".unicodeScalars.contains($0) } ?? scalars.count : scalars.count
    return place < close ? place..<close : nil
  }

  /// Where the name and password of an address end, if one begins here with `://`.
  private static func addressEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard scalars[start...].starts(with: "://".unicodeScalars) else { return nil }
    let host = scalars[(start + 3)...].prefix { !"/?# \t,\"'".unicodeScalars.contains($0) }
    return host.lastIndex(of: "@").flatMap { $0 > start + 3 ? $0 : nil }
  }
}
