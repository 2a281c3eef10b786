/// Finds what looks like a password in a line that is to be shown.
///
/// A value is taken for one where its key says so (`password`, `token`, `mot de passe`, ...), where it follows an
/// option that takes one (`--user NAME:PASSWORD`), where it stands in an address before `@` or in one that is a secret
/// itself, or where it is written like the tokens of services.
enum SecretText {
  private static let prefixes = [
    "AKIA", "ASIA", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk-", "eyJ",
  ]

  /// What stands in addresses before a part that lets everybody in who knows it.
  private static let hooks = ["hooks.slack.com/services/", "/webhooks/", "/webhook/", "api.telegram.org/bot"]

  /// The places of secrets in a line, as offsets of its Unicode scalars, in order.
  ///
  /// `previous` is the line above: a key or an option that ends it has its value here. `parent` is the line that this one
  /// stands under: the default of a parameter is as secret as its name says.
  static func spans(in line: String, after previous: String = "", under parent: String = "") -> [Range<Int>] {
    let scalars = Array(line.unicodeScalars)
    if expectsSecret(Array(parent.unicodeScalars), beforeUser: false),
      let value = defaultValue(scalars, from: 0)
    {
      return [value]
    }
    if let start = scalars.firstIndex(where: { $0 != " " && $0 != "\t" }),
      expectsSecret(Array(previous.unicodeScalars), beforeUser: scalars.contains(":"))
    {
      return [start..<scalars.count]
    }
    var spans: [Range<Int>] = []
    var offset = 0
    while offset < scalars.count {
      guard isWord(scalars[offset]) else {
        if let secret = addressSecret(scalars, from: offset) {
          spans.append(secret)
          offset = secret.upperBound
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
      } else if let value = secretValue(scalars, of: word, from: start, to: offset) {
        spans.append(value)
        offset = value.upperBound
      }
    }
    return spans
  }

  /// A text in which the names and passwords of addresses are `*`; keys and options are not looked at.
  static func withoutUsers(_ line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: ":")) else { return line }
    var scalars = Array(line.unicodeScalars)
    for offset in scalars.indices {
      for place in addressSecret(scalars, from: offset) ?? 0..<0 { scalars[place] = "*" }
    }
    return text(scalars[...])
  }

  /// The line with every scalar of a secret as `*`, so that columns stay where they are.
  static func masked(_ line: String, after previous: String = "", under parent: String = "") -> String {
    var scalars = Array(line.unicodeScalars)
    for span in spans(in: line, after: previous, under: parent) {
      for place in span { scalars[place] = "*" }
    }
    return text(scalars[...])
  }

  /// The secrets of a line, each whole and by its words of four letters or more.
  static func secrets(in line: String, after previous: String, under parent: String) -> [String] {
    let scalars = Array(line.unicodeScalars)
    return spans(in: line, after: previous, under: parent).flatMap { span in
      let words = scalars[span].split { " ,:;/&=@\"'[]{}()#".unicodeScalars.contains($0) }
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
    if scalar.isASCII {
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", "_", "-": return true
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber:
      return true
    default: return scalar.value == 0x200C || scalar.value == 0x200D
    }
  }

  /// The word that ends at an offset with the words before it, as far as spaces alone stand between them.
  private static func phrase(_ scalars: [Unicode.Scalar], endingAt end: Int) -> String {
    let start = scalars[..<end].lastIndex { !isWord($0) && $0 != " " }.map { $0 + 1 } ?? 0
    return text(scalars[start..<end])
  }

  private static func isToken(_ word: String) -> Bool {
    if word.count >= 20, prefixes.contains(where: word.hasPrefix) { return true }
    guard word.count >= 32, word.contains(where: \.isNumber), !word.contains("_"), !word.contains("-") else {
      return false
    }
    return word.allSatisfy(\.isHexDigit)
      || (word.contains(where: \.isUppercase) && word.contains(where: \.isLowercase))
  }

  /// Whether a line ends with the key or the option of a secret, so that the value is below.
  ///
  /// - Parameter beforeUser: whether the line below could be a name and a password.
  private static func expectsSecret(_ scalars: [Unicode.Scalar], beforeUser: Bool) -> Bool {
    func end(without ends: String, of end: Int) -> Int {
      scalars[..<end].lastIndex { !ends.unicodeScalars.contains($0) }.map { $0 + 1 } ?? 0
    }
    let option = end(without: " \t,\"'", of: scalars.count)
    let start = scalars[..<option].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
    let word = text(scalars[start..<option])
    if word.hasPrefix("-"), SecretName.matches(word) || beforeUser && SecretName.takesUser(word) {
      return true
    }
    let colon = end(without: " \t|>-+", of: scalars.count)
    guard colon > 0, scalars[colon - 1] == ":" else { return false }
    return SecretName.matches(phrase(scalars, endingAt: end(without: "\"' ", of: colon - 1)))
  }

  /// The value of a key or an option, where that is one of a secret.
  private static func secretValue(
    _ scalars: [Unicode.Scalar], of word: String, from start: Int, to end: Int
  ) -> Range<Int>? {
    if SecretName.holdsUser(word), end < scalars.count, scalars[end] == ":" {
      let close = scalars[end...].firstIndex { " ,\"'}]".unicodeScalars.contains($0) } ?? scalars.count
      return (start + 2)..<close
    }
    if SecretName.holdsPassword(word) {
      let close = scalars[end...].firstIndex { " ,\"'}]".unicodeScalars.contains($0) } ?? scalars.count
      return (start + 2)..<close
    }
    let isSecret = SecretName.matches(word) || SecretName.matches(phrase(scalars, endingAt: end))
    guard let value = value(scalars, after: end, isOption: word.hasPrefix("-")) else {
      return isSecret ? defaultValue(scalars, from: end) : nil
    }
    if SecretName.takesUser(word) { return scalars[value].contains(":") ? value : nil }
    return isSecret ? value : nil
  }

  /// The value of the key `default` of a parameter that begins at an offset, or nil where it has none.
  private static func defaultValue(_ scalars: [Unicode.Scalar], from start: Int) -> Range<Int>? {
    let key = Array("default".unicodeScalars)
    let rest = scalars[start...].prefix { $0 != "}" }
    return rest.indices.lazy.compactMap { place -> Range<Int>? in
      let end = place + key.count
      guard end <= rest.endIndex, rest[place..<end].elementsEqual(key),
        place == 0 || !isWord(scalars[place - 1])
      else { return nil }
      return value(scalars, after: end, isOption: false)
    }.first
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
    if ":=：".unicodeScalars.contains(scalars[place]) || (isOption && scalars[place] == ",") {
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

  /// The secret part of an address of which a colon stands at an offset.
  ///
  /// It is the name and password of `https://NAME:PASSWORD@HOST`, the password alone of `NAME:PASSWORD@HOST`, and what follows
  /// the public part of an address that is a secret itself.
  private static func addressSecret(_ scalars: [Unicode.Scalar], from colon: Int) -> Range<Int>? {
    guard scalars[colon] == ":" else { return nil }
    // A path that was made absolute has one slash left.
    let start = scalars[(colon + 1)...].firstIndex { $0 != "/" } ?? scalars.count
    let word = scalars[start...].prefix { !" \t\"'".unicodeScalars.contains($0) }
    guard start > colon + 1 else {
      guard colon > 0, isWord(scalars[colon - 1]) else { return nil }
      let rest = word.prefix { !",[]{}".unicodeScalars.contains($0) }
      return rest.lastIndex(of: "@").flatMap { $0 > start && $0 + 1 < rest.endIndex ? start..<$0 : nil }
    }
    let host = word.prefix { !"/?#,".unicodeScalars.contains($0) }
    // Where a password may have begun, an `@` behind a slash may end it.
    let end = (host.contains(":") ? word : host).lastIndex(of: "@")
    return end.flatMap { $0 > start ? start..<$0 : nil } ?? hookSecret(scalars, of: word)
  }

  private static func hookSecret(_ scalars: [Unicode.Scalar], of word: ArraySlice<Unicode.Scalar>) -> Range<
    Int
  >? {
    hooks.lazy.compactMap { hook -> Range<Int>? in
      guard let found = word.firstRange(of: Array(hook.unicodeScalars)), found.upperBound < word.endIndex
      else {
        return nil
      }
      return found.upperBound..<word.endIndex
    }.first
  }
}
