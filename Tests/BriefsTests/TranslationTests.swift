import Foundation
import Language
import Testing

@testable import Briefs

/// Titles and labels of a page in other languages.
@Suite struct TranslationTests {
  private static let page = """
    waymark: 1
    page: p
    title: {en: Routes, fr: Itinéraires}
    kicker: {en: Weekly note}
    blocks:
      - heading: {en: Weekly note}
      - messages: 3

    """

  private func read(_ text: String) throws -> PageFile {
    try PageFile.read(YAMLReader.read(SourceText(name: "p.yaml", text: text)), folder: "")
  }

  @Test func aTextIsTranslatedWhereverItStandsAndItsOwnWordsAreKept() throws {
    let page = try read(
      Self.page
        + "translations:\n  Routes: {fr: Routes, ur: راستے}\n  \"Weekly note\": {ur: \"ہفتہ وار نوٹ\"}\n")
    #expect(page.title?.texts == ["en": "Routes", "fr": "Itinéraires", "ur": "راستے"])
    #expect(page.kicker?.text(in: "ur") == "ہفتہ وار نوٹ")
    #expect(page.items.first?.heading?.text(in: "ur") == "ہفتہ وار نوٹ")
    #expect(page.kicker?.text(in: "fr") == "Weekly note")
  }

  @Test(arguments: [
    ("translations:\n  Route: {ur: راستہ}\n", "has a text that the page does not have"),
    ("translations: x\n", "'translations' takes a mapping"),
    (
      "translations:\n  Routes: {Urdu: راستہ}\n",
      "a translation has 'Urdu' where the tag of a language stands"
    ),
    ("translations:\n  Routes: {ur: \"\"}\n", "a translation is empty"),
  ])
  func aWrongTranslationIsRefusedWithItsPlace(_ text: String, _ words: String) throws {
    let error = #expect(throws: DiagnosticsError.self) { try read(Self.page + text) }
    let found = try #require(error?.diagnostics.first { $0.message.contains(words) }, "\(error as Any)")
    #expect(found.code == "E015" && (found.location?.start.line ?? 0) > 7)
  }

  @Test(arguments: ShippedPages.names, PageLanguages.all.map(\.tag).filter { $0 != "en" })
  func everyTextOfAShippedPageHasEveryLanguage(_ name: String, _ tag: String) throws {
    let node = try YAMLReader.read(SourceText(name: name, text: #require(ShippedPages.text(name))))
    let translated = Set(
      (node["translations"]?.entries ?? []).filter { $0.value[tag]?.text?.isEmpty == false }.map(\.key))
    #expect(node.englishTexts.subtracting(translated).sorted() == [])
  }
}
