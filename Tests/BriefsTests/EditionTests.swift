import Language
import Testing

@testable import Briefs

/// What a page says of its edition.
@Suite struct EditionTests {
  private func lines(_ edition: ReportEdition) throws -> [String] {
    let text = "waymark: 1\npage: p\ntitle: Routes\nblocks:\n  - edition: all\n"
    let page = try PageFile.read(YAMLReader.read(SourceText(name: "p.yaml", text: text)), folder: "")
    var inputs = Samples.inputs()
    inputs.edition = edition
    return page.filled(inputs, subject: [:]).report.blocks.compactMap { block in
      if case .note(let phrase) = block { English().text(phrase) } else { nil }
    }
  }

  @Test func aPageSaysWhatIsKnownOfItsEdition() throws {
    var edition = ReportEdition()
    edition.status = .draft
    edition.runDay = "2026-11-30"
    edition.reference = "ab12"
    edition.organisation = LocalizedText("Office")
    edition.contact = LocalizedText("a@example.org")
    let lines = try lines(edition)
    #expect(
      lines.prefix(5) == [
        "Draft. This document has not been formally edited",
        // The day of the newest release is that of the tables.
        "Data as of 31 January 2018; page of 30 November 2026.", "Reference ab12", "Given out by Office",
        "Contact: a@example.org",
      ])
    #expect(lines[5] == "Suggested citation: Office, Routes, draft, 30 November 2026")
    #expect(lines[6].hasPrefix("The designations employed and the presentation of material"))
    edition.designations = .unsaid
    edition.citation = LocalizedText("{title} ({date})")
    let own = try self.lines(edition)
    #expect(own.count == 6 && own[5] == "Suggested citation: Routes (30 November 2026)")
  }

  @Test(arguments: [
    ("2025-06-03", nil, "Data as of 3 June 2025."), (nil, "2026-11-30", "Page of 30 November 2026."),
    (nil, nil, nil),
  ])
  func daysThatAreNotKnownAreNotSaid(_ data: String?, _ run: String?, _ words: String?) {
    #expect(English().text(.edition(.dates(data: data, run: run))) == words ?? "")
  }
}
