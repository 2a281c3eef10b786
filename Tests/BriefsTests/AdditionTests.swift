import Foundation
import Language
import Testing

@testable import Briefs

/// A language, a kind of block and a writer are one new file and one line of a list each.
@Suite struct AdditionTests {
  private func page(_ text: String) throws -> PageFile {
    try PageFile.read(
      YAMLReader.read(SourceText(name: "p.yaml", text: text)), folder: "", kinds: Additions.kinds)
  }

  @Test func aLanguageOfTheListWritesThePage() throws {
    let language = try #require(Additions.languages.first { $0.tag == "en-x-reversed" })
    let html = HTMLPage.text(try Samples.recorded("nightly"), language: language)
    let read = ReadPage(html)
    #expect(read.fault == nil && html.contains(" dir=\"rtl\""))
    #expect(read.text.contains("KEY MESSAGES") || read.text.contains("SERIES TESTED"))
    #expect(!read.text.contains("Series tested"))
  }

  @Test func aKindOfTheListIsReadCheckedAndFilled() throws {
    let text = "waymark: 1\npage: p\nblocks:\n  - tally: all\n"
    let filled = try page(text).filled(Samples.inputs())
    #expect(filled.report.html.contains("3 tables"))
    #expect(throws: DiagnosticsError.self) { try page(text.replacing("tally: all", with: "tally: some")) }
    // Without the line the kind is not known.
    #expect(throws: DiagnosticsError.self) {
      try PageFile.read(YAMLReader.read(SourceText(name: "p.yaml", text: text)), folder: "")
    }
  }

  @Test func aWriterOfTheListWritesItsFiles() throws {
    let page = WrittenPage(
      report: try Samples.recorded("nightly"), language: English(), tables: [], findings: [])
    let files = try Additions.writers.flatMap { try $0.files(page) }
    let outline = try #require(files.first { $0.name == "outline.txt" })
    #expect(String(decoding: outline.bytes, as: UTF8.self).contains("\nWhat happened\n"))
  }

  /// The names of what is built, and the list that names it.
  private static let built: [(name: String, list: String)] =
    PageBlocks.all.map { ("\($0)", "PageBlock.swift") }
    + ReportWriters.all.map { ("\($0)", "ReportWriter.swift") }

  /// The sources that name a type outside comments.
  private func files(naming name: String, in folder: URL) throws -> [String] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var found: [String] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      let isNamed = lines.contains { line in
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//") else { return false }
        return code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == name }
      }
      if isNamed { found.append(file.lastPathComponent) }
    }
    return found.sorted()
  }

  @Test func whatIsBuiltIsNamedInItsFileAndInOneList() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
      .standardizedFileURL
    for (name, list) in Self.built {
      let found = Set(try files(naming: name, in: root))
      #expect(found.contains(list), "\(name)")
      #expect(found.count == 2, "\(name) is named in \(found.sorted())")
    }
  }

  @Test(arguments: PageLanguages.all.map(\.tag))
  func aLanguageIsACatalogueAndALineOfTwoLists(tag: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
      .standardizedFileURL
    let catalogue = root.appending(path: "Sources/Briefs/Languages/Catalogues/\(tag).yaml")
    #expect(FileManager.default.fileExists(atPath: catalogue.path))
    let found = try files(
      naming: tag.replacing("-", with: "_") + "_yaml", in: root.appending(path: "Sources"))
    #expect(found == ["PageLanguage.swift"])
  }

  @Test func eachAdditionTouchesOneFileBesideItsLine() throws {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    for name in ["Reversed", "TallyBlock", "OutlineWriter"] {
      let found = try files(naming: name, in: here.appending(path: "Additions"))
      #expect(found == ["Additions.swift", "\(name).swift"].sorted())
    }
  }
}
