import Foundation
import Language
import Testing

@testable import Briefs

/// What an office gives its pages, and what of it is refused.
@Suite struct BrandTests {
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "waymark-brand-\(UUID().uuidString)")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      try Data(picture).write(to: url.appending(path: "logo.png"))
      try Data("no picture".utf8).write(to: url.appending(path: "false.png"))
      try Data([0x50, 0x4B, 3, 4]).write(to: url.appending(path: "styles.docx"))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func read(_ text: String) throws -> Brand {
      let node = try YAMLReader.read(SourceText(name: "brand.yaml", text: text))
      return try BrandFile.read(node, folder: url.path)
    }
  }

  @Test func aBrandIsReadAsItIsWritten() throws {
    let brand = try Folder().read(
      """
      waymark: 1
      organisation: {en: Office, fr: Bureau}
      contact: office@example.org
      citation: "Office, {title}, {date}"
      designations: unsaid
      logo: logo.png
      logo-alt: Two hands
      colours: {trafficking: {light: "#0B4F7A", dark: "#7FC4F0"}}
      reference-document: styles.docx
      """)
    #expect(brand.organisation?.text(in: "fr") == "Bureau")
    #expect(brand.designations == .unsaid)
    #expect(brand.logo?.alternative == .own(text: LocalizedText("Two hands")))
    #expect(brand.colours[.trafficking]?.light == "#0B4F7A" && brand.colours[.trafficking]?.dark == "#7FC4F0")
    #expect(brand.referenceDocument == [0x50, 0x4B, 3, 4])
    #expect(brand.files.map { ($0 as NSString).lastPathComponent } == ["logo.png", "styles.docx"])
  }

  @Test(arguments: [
    ("organisation: x", "'waymark' takes 1"),
    ("waymark: 1\nlogos: x.png", "unknown key 'logos'"),
    ("waymark: 1\ndesignations: maybe", "takes said or unsaid"),
    ("waymark: 1\nlogo: ../logo.png", "takes a path beside"),
    ("waymark: 1\nlogo: logo.svg", "takes a .png or .jpg"),
    ("waymark: 1\nlogo: false.png", "not of the kind"),
    ("waymark: 1\nreference-document: other.docx", "takes a .docx file"),
    ("waymark: 1\nreference-document: logo.png", "takes a .docx file"),
    ("waymark: 1\ncolours: {tip: \"#000000\"}", "there is no colour 'tip'"),
    ("waymark: 1\ncolours: {trafficking: blue}", "takes colours like"),
    ("waymark: 1\ncolours: {alert: {light: \"#FFD700\", dark: \"#FFD700\"}}", "contrast below 4.5"),
    ("waymark: 1\ncolours: {alert: {light: \"#7A0000\", dark: \"#7A0000\"}}", "has a contrast below 4.5"),
    // A red and a green of one lightness.
    (
      "waymark: 1\ncolours: {trafficking: {light: \"#8A3B00\", dark: \"#F0A860\"}, smuggling: {light: \"#4A5A00\", dark: \"#C8B860\"}}",
      "look alike to eyes that see fewer colours"
    ),
  ])
  func whatIsWrongIsSaidWithItsPlace(_ text: String, _ words: String) throws {
    let folder = try Folder()
    let error = #expect(throws: DiagnosticsError.self) { try folder.read(text) }
    let found = try #require(error?.diagnostics.first { $0.message.contains(words) }, "\(error as Any)")
    #expect(found.code == "E095" && found.location != nil)
  }

  @Test func contrastAndDifferenceAreThoseOfTheirSources() {
    #expect(ColourSight.contrast("#000000", "#FFFFFF") == 21)
    // WCAG 2.2, understanding 1.4.3: the lightest grey that has 4.5 on white, and the next.
    #expect(ColourSight.contrast("#767676", "#FFFFFF") >= 4.5)
    #expect(ColourSight.contrast("#777777", "#FFFFFF") < 4.5)
    // Sharma, Wu and Dalal (2005), table 1, pairs 1, 7, 17 and 25.
    for (one, other, difference) in [
      ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
      ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
      ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
      ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ] {
      let found = ColourSight.ciede2000((one.0, one.1, one.2), (other.0, other.1, other.2))
      #expect((found - difference).magnitude < 5e-5, "\(found), \(difference)")
    }
    #expect(ColourSight.difference("#8A3B00", "#8A3B00") == 0)
    let house = Brand.Colour.allCases.map(Palette.shades)
    #expect(ColourSight.difference(house[0].light, house[1].light) >= 18)
  }

  @Test func coloursOfAnOfficeStandInEveryForm() throws {
    let report = ReportSamples.report
    var brand = Brand()
    brand.colours[.trafficking] = Brand.Shades(light: "#0B4F7A", dark: "#7FC4F0")
    let plain = WrittenPage(report: report, language: English(), tables: [], findings: [])
    var page = plain
    page.brand = brand
    for writer in [HTMLWriter.self, PDFWriter.self, WordWriter.self, ChartsWriter.self]
      as [any ReportWriter.Type]
    {
      func text(_ page: WrittenPage) throws -> String {
        try writer.files(page).map { file in
          switch file.content {
          case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
          case .conversion(.pdf(let html, _)): html
          case .conversion(.word(let html, let pictures, _)): html + pictures.values.sorted().joined()
          case .conversion(.png(let svg, _)): svg
          }
        }.joined()
      }
      #expect(try text(page).contains("#0B4F7A"), "\(writer.word)")
      #expect(try !text(plain).contains("#0B4F7A"), "\(writer.word)")
      let house = Palette.shades(.trafficking).light
      #expect(try !text(page).contains(house) && text(plain).contains(house), "\(writer.word)")
    }
  }
}
