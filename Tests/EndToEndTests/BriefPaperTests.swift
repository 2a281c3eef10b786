import Foundation
import TestSupport
import Testing

/// Briefs on paper, from the carried figures: two sheets, neither of them left empty.
@Suite(.serialized) struct BriefPaperTests {
  static let canMakePaper =
    ["/usr/bin/pdfinfo", "/usr/bin/pdftotext"].allSatisfy(FileManager.default.isExecutableFile)
    && FileManager.default.fileExists(
      atPath: SharedFolder.packageRoot.appending(path: ".venv/bin/weasyprint").path)

  /// The longest brief in three scripts, and a short one in the script that takes most room.
  @Test(
    .enabled(if: canMakePaper, "WeasyPrint or poppler-utils is missing"),
    arguments: [("PAK", ["en", "fr", "ur"]), ("AFG", ["ur"])])
  func aBriefFillsTwoSheetsInEveryLanguage(_ country: String, _ languages: [String]) throws {
    let workspace = try Workspace()
    let path = "pipelines/country-brief.yaml"
    try workspace.write(
      workspace.text(path).replacing("language: [en, ur]", with: "language: \(languages)")
        .replacing("formats: [html, pdf, docx, xlsx, csv, email]", with: "formats: [html, pdf]"), to: path)
    let run = try workspace.waymark(
      "run", path, "--param", "country=\(country)", "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let folder = workspace.url.appending(path: "reports/country-brief/\(country)/latest")
    for (place, language) in languages.enumerated() {
      let paper = folder.appending(path: place == 0 ? "brief.pdf" : "brief.\(language).pdf")
        .resolvingSymlinksInPath().path
      let filled = try Self.filled(paper)
      #expect(filled.count == 2, "\(country) \(language): \(filled.count) sheets")
      #expect(filled.allSatisfy { $0 > 0.66 }, "\(country) \(language): \(filled)")
      if language == "ur", PaperPicture.isHere {
        // Strokes of words that hang have crossed the numbers of the line above: a 0 read as a 9.
        let numbers = try PaperPicture.numbers(of: URL(filePath: paper))
        let misread = numbers.filter { !$0.isRead }
        #expect(numbers.count > 100 && misread.isEmpty, "\(country) \(language): \(misread)")
      }
      let size = try FileManager.default.attributesOfItem(atPath: paper)[.size] as? Int
      #expect(size ?? .max <= 300_000)
    }
    // The list of reports and what was found in the figures are said in the language of the page.
    for (place, language) in languages.enumerated() {
      let name = place == 0 ? "index.html" : "index.\(language).html"
      let index = try workspace.text("reports/country-brief/\(name)")
      #expect(
        index.contains(["en": "Country brief", "fr": "Fiche de pays", "ur": "ملکی جائزہ"][language] ?? ""))
      let page = try workspace.text("reports/country-brief/\(country)/latest/\(name)")
      #expect(!page.contains("values missing"))
    }
  }

  /// How far down each sheet of a PDF words go, in parts of what its margins leave.
  private static func filled(_ path: String) throws -> [Double] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/pdftotext")
    process.arguments = ["-bbox", path, "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    // A4 in points, and the margins of paper: 11 and 12 millimetres.
    let (top, bottom) = (31.2, 842 - 34.0)
    return text.components(separatedBy: "<page ").dropFirst().map { sheet in
      let ends = sheet.matches(of: /yMax="([0-9.]+)"/).compactMap { Double($0.output.1) }
      return ((ends.filter { $0 < bottom + 3 }.max() ?? top) - top) / (bottom - top)
    }
  }
}
