import Briefs
import Foundation
import Language
import Pipelines
import Testing

@testable import Stages

/// What an office wrote, as text: its head, its pieces, and who may see it.
@Suite struct NoteTests {
  private let place = SourceText(name: "notes/AFG.md", text: "", quoting: .withheld)

  private func note(_ text: String) throws -> OfficeNote {
    try NoteText.read(text, name: "AFG", place: place)
  }

  private func kinds(_ note: OfficeNote) -> [String] {
    note.words.passages.map { "\($0.line) \($0.kind.rawValue): \($0.text)" }
  }

  @Test func aNoteIsInternalUntilItsHeadSaysOtherwise() throws {
    let silent = try note("Some words.\n")
    #expect(silent.release == .internal && !silent.isShown(to: .public) && silent.isShown(to: .internal))
    #expect(try note("---\nrelease: public\n---\nWords").isShown(to: .public))
    #expect(try note("---\r\nRelease: Public\r\n---\r\nWords").isShown(to: .public))
    // Words of the text are no head.
    #expect(try !note("release: public\n\nWords").isShown(to: .public))
    #expect(try !note("Words\n---\nrelease: public\n---\n").isShown(to: .public))
  }

  @Test(arguments: [
    ("---\nrelease: everyone\n---\n", 2), ("---\nrelease: public\nauthor: me\n---\n", 3),
    ("---\nrelease: public\n", 1),
  ])
  func aHeadThatSaysSomethingElseIsRefusedWithoutAWordOfIt(_ text: String, _ line: Int) throws {
    let error = #expect(throws: DiagnosticsError.self) { try note(text) }
    let fault = try #require(error?.diagnostics.first)
    #expect(fault.code == "E094" && fault.location?.start.line == line)
    #expect(!fault.message.contains("everyone") && !fault.message.contains("author"))
  }

  @Test func headingsParagraphsAndListsAreTakenAndTheRestStandsAsWritten() throws {
    let text = """
      # What we see

      One line
      goes on. <b>not bold</b>

      - first
        still first
      * second
      ---
      1. one
      2) two
      ####### no heading
      """
    #expect(
      try kinds(note(text)) == [
        "1 heading: What we see", "3 paragraph: One line goes on. <b>not bold</b>",
        "6 bullet: first still first",
        "8 bullet: second", "10 numbered: one", "11 numbered: two ####### no heading",
      ])
  }

  @Test func marksOfDirectionThatPeopleTypeAreLeftOutAndOthersSpelled() {
    #expect(OfficeNotes.visible("\u{200F}كلمات\u{200E} x") == "كلمات x")
    #expect(OfficeNotes.visible("a\u{202E}b") == "a<U+202E>b")
  }

  @Test func aNumberThatThePageDoesNotSayIsToldByItsLineAlone() throws {
    var note = try note("Detected: 21,253.\n\nOurs: 4,711 and 815.\n")
    let found = NoteReview.conditions(of: note, known: ["21253"])
    #expect(found.map(\.column) == ["line 3"] && found.map(\.count) == [2] && found.allSatisfy(\.isWarning))
    #expect(found.allSatisfy { $0.rule == "note-review" && !$0.text.contains("4,711") })
    #expect(NoteReview.conditions(of: note, known: ["21253", "4711", "815"]).isEmpty)
    // The number of the page changed since it was written.
    #expect(NoteReview.conditions(of: note, known: ["21300", "4711", "815"]).map(\.column) == ["line 1"])
    note.words.passages = (1...30).map { .init(.paragraph, "9,999", line: $0) }
    #expect(NoteReview.conditions(of: note, known: []).count == 21)
  }
}
