/// A Word document that an officer edits: plain headings, paragraphs, tables and pictures, each of a named style.
///
/// Data of figures are left out: they stand in the files beside the document.
public enum WordWriter: ReportWriter {
  /// The word.
  public static let word = "docx"
  /// Pandoc makes it.
  public static let conversions = [DocumentConversion.Kind.word]

  /// `brief.docx` of a page about something, else `report.docx`.
  public static func files(_ page: WrittenPage) -> [WrittenFile] {
    var document = WordDocumentMarkup(language: page.language, brand: page.brand)
    let html = document.text(page.report)
    return [
      WrittenFile(
        name: page.name(page.report.subject.isEmpty ? "report" : "brief", "docx"),
        conversion: .word(
          html: html, pictures: document.pictures, styles: page.brand.referenceDocument))
    ]
  }
}

/// The styles of paragraphs that the reference document of `word.py` has, by their names in Word.
enum WordStyle: String, CaseIterable, Sendable {
  case title = "Title"
  case subtitle = "Subtitle"
  case caption = "Caption"
  case figure = "Figure"
  case source = "Source"
  case keyMessage = "Key Message"
  case keyFigure = "Key Figure"
  case note = "Note"
  /// The office's own words, which are read back from an edited document.
  case officeWords = "Office Words"

  /// The bookmark around the lines below the title, by which an edited document is known as ours.
  static let pageBookmark = "waymark_page"
  /// The bookmark around the office's own words.
  static let wordsBookmark = "waymark_words"
}
