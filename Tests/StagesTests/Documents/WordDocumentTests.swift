import Briefs
import Foundation
import Language
import Pipelines
import Tables
import TestSupport
import Testing

@testable import Stages

/// Word documents as pandoc and the finisher make them, read by a checker of their order and by python-docx.
@Suite(.serialized) struct WordDocumentTests {
  static let canMakeWord = WordCheck.isHere && DocumentPrograms.current.missing(for: .word) == nil
  static let reason = "pandoc, rsvg-convert, Noto or python-docx is missing"

  private static let words = OfficeWords(passages: [
    .init(.heading, "What we see", line: 1), .init(.paragraph, "Returns <b>rise</b> & 21,253 came.", line: 2),
    .init(.bullet, "first", line: 3), .init(.bullet, "second", line: 4), .init(.numbered, "one", line: 5),
    .init(.paragraph, "كلمات المكتب", line: 6),
  ])

  private func report(_ name: String, words: OfficeWords? = nil) throws -> Report {
    let url = SharedFolder.packageRoot.appending(path: "Tests/BriefsTests/Golden/\(name).json")
    var report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: url))
    if let words { report.sections.insert(.init(title: nil, blocks: [.words(words: words)]), at: 1) }
    return report
  }

  /// The documents of some reports, each in a language.
  private func made(
    _ pages: [(Report, any PageLanguage)], styles: [UInt8]? = nil, logo: Picture? = nil
  ) async throws -> [[UInt8]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "word-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let worker = DocumentWorker(
      address: InstanceAddress(stage: "brief", bindings: []), folder: folder, control: StageControl(),
      moment: 1_750_291_200)
    let made = try await worker.make(
      pages.flatMap { report, language in
        var page = WrittenPage(report: report, language: language, tables: [], findings: [])
        page.brand.referenceDocument = styles
        page.brand.logo = logo
        return WordWriter.files(page)
      })
    #expect(made.conditions.isEmpty)
    return made.files.map(\.bytes)
  }

  @Test(.enabled(if: canMakeWord, Comment(rawValue: reason)))
  func documentsAreInOrderReadByOthersAndTheSameTwice() async throws {
    let brief = try report("brief", words: Self.words)
    let pages: [(Report, any PageLanguage)] = [
      (brief, PageLanguages.english), (try report("blocks"), PageLanguages.english),
      (try report("blocks"), FromTheRight()),
    ]
    let documents = try await made(pages)
    #expect(try await made(Array(pages.suffix(1))) == Array(documents.suffix(1)))
    for (bytes, direction) in zip(documents, ["ltr", "ltr", "rtl"]) {
      #expect(try WordCheck.read(bytes, direction).problems == [])
    }
    for bytes in documents {
      let file = try WorkbookFile.file(bytes, name: "brief.docx")
      let text = try WordFingerprint(
        path: file, outside: NoteDocument.wordsBookmark, style: NoteDocument.wordsStyle)
      #expect(text.made == text.now)
    }
    let facts = try WordCheck.read(documents[0], "ltr")
    let titles = [brief.title] + brief.sections.filter { $0.onPaper != .left }.compactMap(\.title)
    let headings = try #require(facts.headings)
    for title in titles { #expect(headings.contains(PageLanguages.english.text(title))) }
    #expect(
      facts.author == "Waymark" && facts.title == PageLanguages.english.text(brief.title)
        && facts.bidi == "ar-SA")
    let styles = Set(facts.styles ?? [])
    #expect(
      styles.isSuperset(of: [
        "Title", "Subtitle", "Caption", "Source", "Key Message", "Key Figure", "Note", "Office Words",
      ]))
    // Every table says what the page says.
    let tables = try report("blocks").sections.flatMap(\.blocks).compactMap { block -> [[String]]? in
      guard case .table(let table) = block else { return nil }
      return [table.columns.map(PageLanguages.english.text)]
        + table.rows.map { $0.map(PageLanguages.english.text) }
    }
    let read = try WordCheck.read(documents[1], "ltr").tables
    #expect(!tables.isEmpty)
    for table in tables { #expect(read?.contains(table) == true) }
    #expect(facts.described.count == facts.described.count { $0.count > 20 } && !facts.described.isEmpty)
    let printed = brief.printedNumbers(in: PageLanguages.english)
    let said = WrittenNumber.all(in: facts.words.replacing(/Returns.*/, with: "")).filter(\.isAmount)
    #expect(said.count > 20 && said.allSatisfy { !$0.readings.isDisjoint(with: printed) })
  }

  @Test(.enabled(if: canMakeWord, Comment(rawValue: reason)))
  func theChecksOfWordFindWhatTheyLookFor() async throws {
    let documents = try await made([
      (report("brief"), PageLanguages.english), (report("blocks"), FromTheRight()),
    ])
    #expect(try WordCheck.read(documents[0], "ltr", "controls").problems == [])
    #expect(try WordCheck.read(documents[1], "rtl", "controls").problems == [])
  }

  @Test(.enabled(if: canMakeWord, Comment(rawValue: reason)))
  func aDocumentTakesTheStylesAndTheLogoOfAnOffice() async throws {
    let pages: [(Report, any PageLanguage)] = [(try report("brief"), PageLanguages.english)]
    let plain = try await made(pages)[0]
    #expect(try WordCheck.read(plain, "ltr").titleColour != "FF00FF")
    let logo = Picture(
      kind: .png, data: DocumentWorkerTests.dot, alternative: .own(text: LocalizedText("The office")))
    let styled = try await made(pages, styles: WordCheck.recoloured(plain), logo: logo)[0]
    let facts = try WordCheck.read(styled, "ltr")
    #expect(facts.titleColour == "FF00FF" && facts.problems == [])
    #expect(try facts.described == ["The office"] + WordCheck.read(plain, "ltr").described)
  }

  @Test(.enabled(if: canMakeWord, Comment(rawValue: reason)))
  func wordsOfAnOfficeComeBackFromADocument() async throws {
    let bytes = try await made([(report("brief", words: Self.words), PageLanguages.english)])[0]
    let note = try WordCheck.withFile(bytes) { path in
      let place = SourceText(name: "notes/AFG.docx", text: "", quoting: .withheld)
      return try NoteDocument.read(try WordDocument(path: path), name: "AFG", place: place)
    }
    #expect(note.release == .internal)
    #expect(note.words.passages.map(\.text) == Self.words.passages.map(\.text))
    #expect(note.words.passages.map(\.kind) == Self.words.passages.map(\.kind))
  }
}

/// English from the right, with Arabic before every phrase.
private struct FromTheRight: PageLanguage {
  let tag = "ar"
  let direction = WritingDirection.rightToLeft
  private let english = PageLanguages.english

  func text(_ phrase: Phrase) -> String { "تقرير " + english.text(phrase) }
  func text(_ quantity: Quantity) -> String { english.text(quantity) }
  func text(_ entry: Entry) -> String { english.text(entry) }
  func text(_ evidence: Evidence) -> String { "تقرير " + english.text(evidence) }
  func text(_ period: Period, _ length: PeriodLength) -> String { english.text(period, length) }
  func description(of drawing: DrawingWords) -> String { english.description(of: drawing) }
  func text(_ label: ChartLabel) -> String { english.text(label) }
}
