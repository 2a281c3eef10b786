/// The office's own words as plain HTML, inside the bookmark by which they are found again.
enum WordTextMarkup {
  /// Writes them.
  static func write(_ words: OfficeWords, to buffer: inout MarkupBuffer) {
    buffer.element("div", [("id", .text(WordStyle.wordsBookmark))]) { buffer in
      for group in words.groups {
        switch group[0].kind {
        case .heading:
          for passage in group { buffer.element("h3", text: passage.text) }
        case .paragraph:
          for passage in group { WordDocumentMarkup.paragraph(.officeWords, passage.text, to: &buffer) }
        case .bullet: writeList("ul", group, to: &buffer)
        case .numbered: writeList("ol", group, to: &buffer)
        }
      }
    }
  }

  private static func writeList(
    _ name: StaticString, _ items: [OfficeWords.Passage], to buffer: inout MarkupBuffer
  ) {
    buffer.element(name) { buffer in
      for item in items { buffer.element("li", text: item.text) }
    }
  }
}
