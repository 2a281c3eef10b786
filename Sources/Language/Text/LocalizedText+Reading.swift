extension LocalizedText {
  /// What is wrong with a text that somebody wrote, for whoever asked for it to say in words of its own.
  public struct Problem: Sendable {
    /// What is wrong, to follow the name of what was read: `is empty`.
    public var reason: String
    /// Where it is.
    public var location: SourceLocation
    /// What was probably meant, or nil.
    public var note: String?
    /// What to do.
    public var help: String
  }

  /// The most characters of a text in one language.
  private static let longest = 500

  /// Reads a text: a scalar is English, a mapping of language tags has one for each language.
  ///
  /// White space around a text is left out, so that a block of lines folded into one can be written.
  ///
  /// - Parameters:
  ///   - node: what was written.
  ///   - report: takes all that is wrong, in order of the source.
  /// - Returns: the text, or nil where something is wrong with it.
  public static func read(_ node: Node, report: (Problem) -> Void) -> LocalizedText? {
    let help = "write a text, or one for each language: {en: Route, fr: Itinéraire}"
    guard let entries = node.entries else {
      return text(node, help, report).map { LocalizedText($0) }
    }
    var texts: [String: String] = [:]
    for entry in entries {
      if !isTag(entry.key) {
        let meant = entry.key.lowercased()
        report(
          Problem(
            reason: "has '\(entry.key)' where the tag of a language stands", location: entry.keyLocation,
            note: isTag(meant) ? "did you mean '\(meant)'?" : nil,
            help: "tags are such as en, fr, fa, zh-Hant or pt-BR; a text with a colon in it stands in quotes")
        )
      }
      texts[entry.key] = text(entry.value, help, report)
    }
    if entries.isEmpty {
      report(Problem(reason: "has no text in any language", location: node.location, note: nil, help: help))
    }
    return !entries.isEmpty && texts.count == entries.count && texts.keys.allSatisfy(isTag)
      ? LocalizedText(texts: texts) : nil
  }

  /// Whether a text has the form of a language tag: two or three small letters, then perhaps a script and a region.
  private static func isTag(_ tag: String) -> Bool {
    tag.wholeMatch(of: #/[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?/#) != nil
  }

  /// The text of one language, or nil and what is wrong with it.
  private static func text(_ node: Node, _ help: String, _ report: (Problem) -> Void) -> String? {
    func refuse(_ reason: String, _ help: String) -> String? {
      report(Problem(reason: reason, location: node.location, note: nil, help: help))
      return nil
    }
    guard let written = node.text else { return refuse("is not a text", help) }
    let scalars = written.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return refuse("is empty", help) }
    let text = String(scalars[first...last])
    guard text.unicodeScalars.count <= longest else {
      return refuse("has more than \(longest) characters", "shorten it")
    }
    guard VisibleText.isPlain(text) else {
      return refuse(
        "has a line break or another character that nobody sees",
        "write it on one line, in characters that are seen")
    }
    return text
  }
}
