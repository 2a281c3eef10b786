extension Report {
  /// What the page says first: that a night is quiet, else its first message, else its first paragraph; nil where it says
  /// nothing in words.
  public var headline: Phrase? {
    var message: Phrase?
    var paragraph: Phrase?
    for block in sections.flatMap(\.blocks) {
      switch block {
      case .messages(let messages): message = message ?? messages.first?.headline
      case .paragraph(let phrase):
        if case .night(.quiet) = phrase { return phrase }
        paragraph = paragraph ?? phrase
      default: break
      }
    }
    return message ?? paragraph
  }
}
