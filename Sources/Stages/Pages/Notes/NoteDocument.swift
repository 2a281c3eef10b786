import Briefs
import Language
import Tables

/// Notes as Word documents: a brief that an officer edited and saved, or a document of her own.
enum NoteDocument {
  /// The style of the office's own words, by its name in small letters.
  static let wordsStyle = "office words"
  /// Styles that only documents of ours have.
  private static let ourStyles: Set = [wordsStyle, "key message", "key figure"]
  /// Styles that the words of an office never have: with them the rest of the page begins.
  private static let otherStyles: Set = [
    "heading 1", "caption", "figure", "source", "key message", "key figure",
  ]
  private static let pageBookmark = "waymark_page"
  static let wordsBookmark = "waymark_words"

  /// Takes the words out of a document.
  ///
  /// Of a brief of ours they are what stands in the bookmark of the words, and every paragraph of their style; of
  /// another document they are all of it.
  static func read(
    _ document: WordDocument, name: String, place: SourceText
  ) throws(DiagnosticsError) -> OfficeNote {
    let isOurs = document.paragraphs.contains {
      $0.bookmarks.contains(pageBookmark) || ourStyles.contains($0.style)
    }
    // A bookmark that lost its end ends where the page goes on.
    var isPast = false
    func isTaken(_ paragraph: WordDocument.Paragraph) -> Bool {
      if !isOurs || paragraph.style == wordsStyle { return true }
      guard paragraph.bookmarks.contains(wordsBookmark) else { return false }
      isPast = isPast || otherStyles.contains(paragraph.style)
      return !isPast
    }
    var taken = document.paragraphs.enumerated().filter { isTaken($0.element) }
    guard !taken.isEmpty else {
      throw DiagnosticsError([
        OfficeNotes.problem(
          place, "'\(place.name)' holds no words of the office",
          help: isOurs
            ? "give the paragraphs that are yours the style 'Office Words'"
            : "write the words as paragraphs, or take the file away")
      ])
    }
    var note = OfficeNote(
      name: name, file: place.name, path: place.path, words: OfficeWords(passages: []),
      leftOut: isOurs ? 0 : document.leftOut)
    if let first = taken.first, let (key, release) = NoteText.release(first.element.text), key == "release" {
      guard let release else {
        throw DiagnosticsError([
          OfficeNotes.problem(
            place, line: first.offset + 1,
            "the first paragraph of '\(place.name)' takes 'release: public' or 'release: internal'",
            help: "write one of these, or take it out")
        ])
      }
      note.release = release
      taken.removeFirst()
    }
    note.words.passages = taken.map { place, paragraph in
      .init(kind(paragraph), OfficeNotes.visible(paragraph.text), line: place + 1)
    }
    return note
  }

  private static func kind(_ paragraph: WordDocument.Paragraph) -> OfficeWords.Passage.Kind {
    if paragraph.style.hasPrefix("heading ") || paragraph.style == "title" { return .heading }
    return switch paragraph.list {
    case .bullet: .bullet
    case .numbered: .numbered
    case .none:
      paragraph.style.hasPrefix("list bullet")
        ? .bullet : paragraph.style.hasPrefix("list number") ? .numbered : .paragraph
    }
  }
}
