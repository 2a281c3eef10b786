/// What files beside a page say, in English.
struct EnglishDocument {
  /// A phrase as words.
  func text(_ phrase: DocumentPhrase) -> String {
    switch phrase {
    case .firstRows(0, let all):
      "A table of \(NumberText.integer(all)) rows is left out on paper; the page on a screen has it."
    case .firstRows(let shown, let all):
      "The first \(NumberText.integer(shown)) of \(NumberText.integer(all)) rows; the page on a screen has all of them."
    case .figureFile(let number, let format): "Figure \(NumberText.integer(number)) as \(format)"
    }
  }
}
