import Briefs
import Foundation
import Language
import Tables
import TestSupport
import Testing

@testable import Stages

/// Notes as Word documents: what is taken of a brief that somebody edited, and of a document of her own.
@Suite struct NoteDocumentTests {
  private let place = SourceText(name: "notes/AFG.docx", text: "", quoting: .withheld)

  /// A paragraph with a style; `content` is markup after its text.
  private func paragraph(_ text: String, _ style: String = "", _ content: String = "") -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(content)<w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  private func note(_ body: String) throws -> OfficeNote {
    let document = """
      <?xml version="1.0" encoding="UTF-8"?>
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\(body)</w:body></w:document>
      """
    let styles = """
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
      <w:style w:styleId="Words"><w:name w:val="Office Words"/></w:style></w:styles>
      """
    let bytes = WorkbookFile.bytes([("word/document.xml", document), ("word/styles.xml", styles)])
    let url = FileManager.default.temporaryDirectory.appending(path: "note-\(UUID().uuidString).docx")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try NoteDocument.read(try WordDocument(path: url.path), name: "AFG", place: place)
  }

  private func texts(_ body: String) throws -> [String] { try note(body).words.passages.map(\.text) }

  @Test func aDocumentOfHerOwnIsTakenAsAWholeAndHeadedByItsFirstParagraph() throws {
    let note = try note(
      paragraph("Release: public") + paragraph("A heading", "berschrift1") + paragraph("Words")
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
    #expect(note.release == .public && note.leftOut == 1)
    #expect(
      note.words.passages.map { "\($0.kind.rawValue) \($0.text)" } == [
        "heading A heading", "paragraph Words",
      ])
  }

  @Test func whatWasDeletedMovedAwayOrHiddenIsNotRead() throws {
    let removed = """
      <w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>b</w:t></w:r></w:moveFrom>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>c</w:t></w:r><w:r><w:instrText>d</w:instrText></w:r>
      <w:ins><w:r><w:t>kept </w:t></w:r></w:ins>
      """
    #expect(try texts(paragraph("words", "", removed)) == ["kept words"])
  }

  @Test func ofABriefOnlyTheWordsOfTheOfficeAreTaken() throws {
    let start = "<w:bookmarkStart w:id=\"3\" w:name=\"waymark_words\"/>"
    let end = "<w:bookmarkEnd w:id=\"3\"/>"
    let brief = paragraph("A message", "Key Message") + paragraph("Head", "berschrift1")
    #expect(
      try texts(
        brief + paragraph("one", "", start) + paragraph("two")
          + paragraph("Next", "berschrift1", end) + paragraph("three") + paragraph("four", "Words"))
        == ["one", "two", "four"])
    // Its end is lost: the words end where the page goes on.
    #expect(
      try texts(
        paragraph("0", "Words") + paragraph("one", "", start) + paragraph("Next", "berschrift1")
          + paragraph("three")) == ["0", "one"])
    #expect(throws: DiagnosticsError.self) { try texts(paragraph("A message", "Key Message")) }
    #expect(throws: DiagnosticsError.self) { try texts("") }
  }
}
