import Language

/// `words`: a paragraph of the page's own, or, as `words: notes`, what the office wrote in `notes/`.
struct WordsBlock: PageBlock {
  static let word = "words"
  /// The value that asks for the words of the office.
  private static let notes = "notes"

  private enum Content {
    case own(LocalizedText)
    case office
  }

  private let content: Content

  static func read(_ reader: BlockReader) -> WordsBlock? {
    reader.keys([])
    if reader.main?.text == notes { return WordsBlock(content: .office) }
    return reader.words(word).map { WordsBlock(content: .own($0)) }
  }

  var saysOfficeWords: Bool {
    if case .office = content { true } else { false }
  }

  func check(_ check: PageCheck) {
    guard saysOfficeWords, check.notes.isEmpty else { return }
    check.absent(
      "there is no note beside the pipeline", at: nil,
      help: "write notes/CODE.md, or notes/PAGE.md for a page about nothing, or add 'absent: skip'")
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    switch content {
    case .own(let text): [.note(phrase: .own(text: text))]
    case .office: page.inputs.words.map { $0.passages.isEmpty ? [] : [.words(words: $0)] } ?? []
    }
  }
}

extension PageFile {
  /// Whether a block of the page holds what the office wrote.
  public var saysOfficeWords: Bool { items.contains { ($0.block as? WordsBlock)?.saysOfficeWords == true } }
}
