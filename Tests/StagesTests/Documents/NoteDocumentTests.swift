import Briefs
import Foundation
import Language
import Pipelines
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

  /// A brief of ours with a message, words between marks, a table, and what it says that it was made with.
  private func brief(message: String, words: String, cell: String = "1,104", made: String?) throws -> String {
    let body = """
      <w:p><w:pPr><w:pStyle w:val="Key"/></w:pPr>\(message)</w:p>
      <w:p><w:bookmarkStart w:id="3" w:name="waymark_words"/><w:r><w:t>\(words)</w:t></w:r></w:p>
      <w:p><w:bookmarkEnd w:id="3"/><w:r><w:t>After</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>\(cell)</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:p><w:pPr><w:pStyle w:val="Words"/></w:pPr><w:r><w:t>\(words) of the office</w:t></w:r></w:p>
      """
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let property = made.map { "<property name=\"Waymark text\"><lpwstr>\($0)</lpwstr></property>" } ?? ""
    return try WorkbookFile.archive(
      [
        ("word/document.xml", "<w:document \(names)><w:body>\(body)</w:body></w:document>"),
        (
          "word/styles.xml",
          "<w:styles \(names)><w:style w:styleId=\"Key\"><w:name w:val=\"Key Message\"/></w:style>"
            + "<w:style w:styleId=\"Words\"><w:name w:val=\"Office Words\"/></w:style></w:styles>"
        ), ("docProps/custom.xml", "<Properties>\(property)</Properties>"),
      ], name: "AFG.docx")
  }

  private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

  @Test func whatWasChangedOutsideOfTheWordsIsNoticed() throws {
    var hash = ContentHash()
    hash.update(bytes: Array("Amessage1936After1,104".utf8))
    let made = hash.finish()
    func isChanged(_ message: String, _ words: String, cell: String = "1,104", made: String? = made) throws
      -> Bool
    {
      let path = try brief(message: message, words: words, cell: cell, made: made)
      return try WordFingerprint(
        path: path, outside: NoteDocument.wordsBookmark, style: NoteDocument.wordsStyle
      ).isChanged
    }
    #expect(try !isChanged(run("A message 1936"), "Words"))
    // Other words, other pieces of text, and what was deleted with marks are no change.
    #expect(try !isChanged(run("A mess") + run("age\u{A0}1936"), "More words"))
    #expect(try !isChanged(run("A message 1936") + "<w:del>\(run("x"))</w:del>", "Words"))
    #expect(try isChanged(run("A message 1937"), "Words"))
    #expect(try isChanged(run("A message 1936") + "<w:ins>\(run("x"))</w:ins>", "Words"))
    #expect(try isChanged(run("A message 1936"), "Words", cell: "1,105"))
    #expect(try !isChanged(run("B"), "Words", made: nil))
  }

  @Test func aRunIsToldOfChangesThatItDoesNotKeep() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "edited-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let notes = folder.appending(path: "notes")
    try FileManager.default.createDirectory(at: notes, withIntermediateDirectories: true)
    let path = try brief(message: run("A message"), words: "Words", made: "0")
    try FileManager.default.copyItem(atPath: path, toPath: notes.appending(path: "AFG.docx").path)
    let read = OfficeNotes.read(beside: folder.path, isWanted: { _ in true }, report: { _ in })
    let note = try #require(read.first)
    #expect(note.words.passages.map(\.text) == ["Words", "Words of the office"])
    // One that readers may not see is told again as well where its page was edited since.
    var same = note
    same.isPageEdited = false
    #expect(note.release == .internal && same.key(for: .public) != note.key(for: .public))
    for audience in [DataClass.public, .internal] {
      let told = note.conditions(for: audience).filter { $0.rule == "note-page-edited" }
      #expect(told.count == 1 && told[0].isWarning && told[0].text.hasPrefix("notes/AFG.docx: "))
    }
  }
}
