import Briefs
import Testing

@Suite struct PageLanguageTests {
  @Test func codesAreThoseOfHTML() {
    #expect(PageLanguage.english.rawValue == "en")
  }
}
