import Briefs
import Foundation
import Language
import Pipelines
import Tables
import TestSupport
import Testing

@testable import Stages

/// Documents as other programs make them of pages; where those programs are not on this machine, nothing is tested.
@Suite(.serialized) struct DocumentWorkerTests {
  static let canMakePaper = PaperCheck.isHere && DocumentPrograms.current.missing(for: .pdf) == nil
  static let canMakePictures = DocumentPrograms.current.missing(for: .png) == nil

  /// A worker whose documents say that they were made on 19 June 2025.
  private func worker(_ change: (inout DocumentPrograms) -> Void = { _ in }) throws -> DocumentWorker {
    let folder = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var programs = DocumentPrograms.current
    change(&programs)
    return DocumentWorker(
      address: InstanceAddress(stage: "brief", bindings: []), folder: folder, control: StageControl(),
      moment: 1_750_291_200, programs: programs)
  }

  private func made(_ files: [WrittenFile]) async throws -> [String: [UInt8]] {
    let worker = try worker()
    defer { try? FileManager.default.removeItem(atPath: worker.folder) }
    let made = try await worker.make(files)
    #expect(made.conditions.isEmpty)
    return Dictionary(uniqueKeysWithValues: made.files.map { ($0.name, $0.bytes) })
  }

  /// The paper of a report that the tests of pages record.
  private func paper(_ name: String, _ language: any PageLanguage = PageLanguages.english) throws
    -> [WrittenFile]
  {
    PDFWriter.files(
      WrittenPage(report: try report(name), language: language, tables: [], findings: []))
  }

  private func report(_ name: String) throws -> Report {
    let url = SharedFolder.packageRoot.appending(path: "Tests/BriefsTests/Golden/\(name).json")
    return try JSONDecoder().decode(Report.self, from: Data(contentsOf: url))
  }

  private func html(_ body: String, tag: String = "ar") -> String {
    """
    <!DOCTYPE html><html lang="\(tag)" dir="rtl"><head><meta charset="utf-8"/><title>Paper</title>
    <style>body{font:12px "Noto Sans","Noto Sans Arabic"}</style></head><body><h1>تقرير</h1>\(body)</body></html>
    """
  }

  @Test(.enabled(if: canMakePaper, "WeasyPrint, Pango, Noto, poppler-utils, qpdf or pdfua is missing"))
  func paperOfPagesIsTaggedEmbeddedAndTheSameTwice() async throws {
    let brief = try paper("brief")
    #expect(brief.map(\.name) == ["brief.pdf"])
    var mirrored = try paper("blocks", Mirrored())
    mirrored[0].name = "mirrored.pdf"
    let files = try brief + paper("nightly") + mirrored
    let first = try await made(files)
    let second = try await made(files)
    #expect(first == second)
    for (name, bytes) in first {
      let faults = try PaperCheck.faults(bytes)
      #expect(faults == [], "\(name)")
      #expect(bytes.count <= 300_000, "\(name): \(bytes.count)")
    }
    // Words over charts are said by the chart's alternative alone.
    let text = try PaperCheck.text(first["brief.pdf"] ?? [])
    #expect(text.contains("Page 1 of 2"))
  }

  @Test(.enabled(if: canMakePaper, "WeasyPrint, Pango, Noto, poppler-utils, qpdf or pdfua is missing"))
  func paperOfEveryLanguageIsSoundAndItsNumbersAreThoseOfThePage() async throws {
    var files: [WrittenFile] = []
    for language in PageLanguages.all {
      var paper = try paper("brief", language)
      paper[0].name = language.tag
      files += paper
    }
    let made = try await made(files)
    let report = try report("brief")
    for language in PageLanguages.all {
      let bytes = made[language.tag] ?? []
      #expect(try PaperCheck.faults(bytes) == [], "\(language.tag)")
      #expect(bytes.count <= 300_000, "\(language.tag): \(bytes.count)")
      let printed = report.printedNumbers(in: language)
      let said = WrittenNumber.all(in: try PaperCheck.text(bytes)).filter(\.isAmount)
      let strange = said.filter { $0.readings.isDisjoint(with: printed) }
      #expect(said.count > 20 && strange.isEmpty, "\(language.tag): \(strange)")
      // No number goes on in the next line.
      let digits = #/\d[\d,.]*\d/#
      let page = HTMLPage.text(report, language: language).replacing(#/<[^>]*>/#, with: " ")
      let whole = Set(page.matches(of: digits).map { String($0.output) })
      let cut = try PaperCheck.text(bytes).matches(of: digits).map { String($0.output) }.filter {
        !whole.contains($0)
      }
      #expect(cut.isEmpty, "\(language.tag): \(cut)")
    }
  }

  @Test(.enabled(if: canMakePaper, "WeasyPrint, Pango, Noto, poppler-utils, qpdf or pdfua is missing"))
  func theChecksOfPaperFindWhatTheyLookFor() async throws {
    let files = [
      ("kufi", html(#"<p style="font-family:'Noto Kufi Arabic'">سلام</p>"#)),
      ("mute", html(#"<img src="data:image/png;base64,\#(Self.dot)"/>"#)),
      ("nameless", html("<p>x</p>").replacing("<title>Paper</title>", with: "")),
      ("plain", html("<p>x</p>")),
    ].map { WrittenFile(name: $0.0, conversion: .pdf(html: $0.1)) }
    let made = try await made(files)
    #expect(try PaperCheck.faults(made["kufi"] ?? []).contains { $0.hasPrefix("font") })
    #expect(try PaperCheck.faults(made["mute"] ?? []).contains { $0.hasPrefix("figure") })
    #expect(try PaperCheck.faults(made["nameless"] ?? []).contains { $0.hasPrefix("title") })
    #expect(try PaperCheck.faults(made["plain"] ?? []) == [])
    #expect(try !PaperCheck.faults(Array((made["plain"] ?? []).dropLast(400))).isEmpty)
  }

  @Test(.enabled(if: canMakePaper, "WeasyPrint, Pango, Noto, poppler-utils, qpdf or pdfua is missing"))
  func wordsFromTheRightStandInOrderAndNumbersAsWritten() async throws {
    // No lam before alef: pdftotext turns the letters of that ligature around.
    let body = "<p>سنوات العمر \u{2066}12–17\u{2069} و \u{2066}&lt;5\u{2069} و \u{2066}50+\u{2069}</p>"
    let made = try await made([WrittenFile(name: "a", conversion: .pdf(html: html(body)))])
    let text = try PaperCheck.text(made["a"] ?? [])
    for words in ["سنوات العمر", "12–17", "<5", "50+"] { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("17–12") && !text.contains("رمعلا"))
  }

  @Test(
    .enabled(
      if: canMakePaper && PaperPicture.isHere,
      "WeasyPrint, Pango, Noto, poppler-utils or tesseract is missing"),
    arguments: ["ar", "fa", "ur"])
  func numbersAmongWordsFromTheRightReadInAPictureAsWritten(_ tag: String) async throws {
    let numbers = ["12–17", "<5", "50+", "+12", "0.94", "26,539", "12,022", "-46"]
    func paper(_ open: String, _ close: String) -> WrittenFile {
      let words = numbers.map { open + $0.replacing("<", with: "&lt;") + close }.joined(separator: " سنوات ")
      return WrittenFile(
        name: open.isEmpty ? "bare" : "isolated",
        conversion: .pdf(html: html("<p>عمر \(words)</p>", tag: tag)))
    }
    let made = try await made([paper("\u{2066}", "\u{2069}"), paper("", "")])
    func readings(_ name: String) throws -> Set<String> {
      let url = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID().uuidString).pdf")
      try Data(made[name] ?? []).write(to: url)
      defer { try? FileManager.default.removeItem(at: url) }
      return Set(try PaperPicture.numbers(of: url).flatMap(\.readings))
    }
    let expected = Set(numbers.map { $0.replacing("–", with: "-") })
    let isolated = try readings("isolated").map { $0.replacing("–", with: "-") }
    #expect(expected.subtracting(isolated).isEmpty, "\(isolated)")
    // Without their isolates a range reads from its end, and signs stand on the other side.
    let bare = try readings("bare")
    #expect(expected.subtracting(bare.map { $0.replacing("–", with: "-") }).count >= 3, "\(bare)")
  }

  @Test(.enabled(if: canMakePaper, "WeasyPrint, Pango, Noto, poppler-utils, qpdf or pdfua is missing"))
  func nothingOutsideThePageIsRead() async throws {
    for address in ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "other.png"] {
      let files = [
        WrittenFile(name: "a.pdf", conversion: .pdf(html: html("<img alt=\"x\" src=\"\(address)\"/>")))
      ]
      let worker = try worker()
      defer { try? FileManager.default.removeItem(atPath: worker.folder) }
      if address == "other.png" {
        // An address without a place to start from is none.
        _ = try await worker.make(files)
        continue
      }
      await #expect {
        _ = try await worker.make(files)
      } throws: { error in
        guard let failure = error as? StageFailure else { return false }
        return failure.cause == .engine && failure.message.contains("a.pdf (PermissionError)")
          && !failure.message.contains(address)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: worker.folder).isEmpty)
    }
  }

  @Test func aMissingProgramIsToldOnceAndLeavesTheOthers() async throws {
    let worker = try worker { $0.found[.pandoc] = nil }
    defer { try? FileManager.default.removeItem(atPath: worker.folder) }
    let made = try await worker.make([
      WrittenFile(name: "a.html", bytes: [1]),
      WrittenFile(name: "a.docx", conversion: .word(html: "", pictures: [:], styles: nil)),
      WrittenFile(name: "a.ur.docx", conversion: .word(html: "", pictures: [:], styles: nil)),
    ])
    #expect(made.files.map(\.name) == ["a.html"])
    #expect(made.conditions.map(\.text) == ["docx needs pandoc: run scripts/install"])
    #expect(made.conditions.map(\.count) == [2] && made.conditions.allSatisfy(\.isWarning))
    let none = DocumentPrograms(environment: nil, found: [:])
    #expect(DocumentConversion.Kind.allCases.allSatisfy { none.missing(for: $0) != nil })
    #expect(
      none.keyFields(of: [.pdf])
        != DocumentPrograms(environment: nil, found: [.weasyprint: "70.0"]).keyFields(of: [.pdf]))
    #expect(none.keyFields(of: []).isEmpty)
  }

  @Test(.enabled(if: canMakePictures, "rsvg-convert or Noto is missing"))
  func picturesHaveTheirDotsAndAreTheSameTwice() async throws {
    let svg =
      #"<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><text x="1" y="20">سلام</text></svg>"#
    let files = [WrittenFile(name: "a.png", conversion: .png(svg: svg, dotsPerInch: 300))]
    let first = try await made(files)
    let png = try #require(first["a.png"])
    #expect(try await made(files) == first)
    // The header: 300 by 150 dots; then 11,811 dots a metre.
    #expect(Array(png[16..<24]) == [0, 0, 1, 44, 0, 0, 0, 150])
    #expect(Array(png[37..<50]) == [0x70, 0x48, 0x59, 0x73, 0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1])
  }

  /// A picture of one dot.
  static let dot =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
}

/// English from the right, with Arabic before every phrase.
private struct Mirrored: PageLanguage {
  let tag = "ar-x-mirrored"
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
