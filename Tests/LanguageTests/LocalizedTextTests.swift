import Foundation
import Language
import Testing

@Suite struct LocalizedTextTests {
  /// The text after `label:`, and what is wrong with it: where, and in which words.
  private func read(_ yaml: String) throws -> (text: LocalizedText?, problems: [LocalizedText.Problem]) {
    let root = try YAMLReader.read(SourceText(name: "test.yaml", text: "label: \(yaml)"))
    var problems: [LocalizedText.Problem] = []
    let text = LocalizedText.read(try #require(root["label"])) { problems.append($0) }
    return (text, problems)
  }

  @Test(arguments: [
    ("Route", ["en": "Route"]), ("\" Route \"", ["en": "Route"]),
    (">\n  One line\n  and another\n", ["en": "One line and another"]),
    ("{fr: Itinéraire}", ["fr": "Itinéraire"]),
    (
      "{en: Route, fa: مسیر, prs: لار, zh-Hant: 路線, pt-BR: Rota, es-419: Ruta, zh-Hant-TW: 路}",
      [
        "en": "Route", "fa": "مسیر", "prs": "لار", "zh-Hant": "路線", "pt-BR": "Rota", "es-419": "Ruta",
        "zh-Hant-TW": "路",
      ]
    ),
    // Joiners are letters of Persian and Urdu.
    ("{fa: می\u{200C}روند}", ["fa": "می\u{200C}روند"]),
    (String(repeating: "a", count: 500), ["en": String(repeating: "a", count: 500)]),
  ])
  func aTextIsReadInItsLanguages(_ yaml: String, _ texts: [String: String]) throws {
    let read = try read(yaml)
    #expect(read.text == LocalizedText(texts: texts), "\(read.problems)")
    #expect(read.problems.isEmpty)
  }

  @Test(arguments: [
    ("", "is empty", 7), ("\"  \"", "is empty", 8), ("[a, b]", "is not a text", 8),
    ("{}", "has no text in any language", 8), ("{en: Route, fr: [a]}", "is not a text", 24),
    ("{en: \"\"}", "is empty", 13), ("{EN: Route}", "has 'EN' where the tag of a language stands", 9),
    ("{english: Route}", "has 'english' where the tag of a language stands", 9),
    ("{en_GB: Route}", "has 'en_GB' where the tag of a language stands", 9),
    ("{en-gb: Route}", "has 'en-gb' where the tag of a language stands", 9),
    ("\"a\\nb\"", "has a line break or another character that nobody sees", 8),
    ("\"a\\u202Eb\"", "has a line break or another character that nobody sees", 8),
    (String(repeating: "a", count: 501), "has more than 500 characters", 8),
  ])
  func whatIsWrongIsSaidWithItsPlace(_ yaml: String, _ reason: String, _ column: Int) throws {
    let read = try read(yaml)
    #expect(read.text == nil)
    #expect(read.problems.map(\.reason) == [reason])
    #expect(read.problems.map(\.location.start) == [SourcePosition(line: 1, column: column)])
  }

  @Test func everyWrongLanguageIsNamedAndWhatWasMeantIsOffered() throws {
    let problems = try read("{FR: \"\", x: a, en: b}").problems
    #expect(problems.map(\.location.start.column) == [9, 13, 17])
    #expect(problems.map(\.note) == ["did you mean 'fr'?", nil, nil])
  }

  @Test(arguments: [
    (["en": "a", "fr": "b"], "fr", "b"), (["en": "a", "fr": "b"], "ar", "a"),
    (["ur": "a", "fa": "b"], "en", "b"),
    (["fr-CA": "a", "en": "b"], "fr", "b"), ([:], "en", ""),
  ])
  func aLanguageThatIsNotThereFallsBack(_ texts: [String: String], _ language: String, _ text: String) {
    #expect(LocalizedText(texts: texts).text(in: language) == text)
  }

  @Test func aTextIsEqualToItselfAfterJSON() throws {
    let text = LocalizedText(texts: ["en": "Route", "fa": "مسیر"])
    #expect(try JSONDecoder().decode(LocalizedText.self, from: JSONEncoder().encode(text)) == text)
  }
}
