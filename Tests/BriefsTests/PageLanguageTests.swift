import Language
import Testing

@testable import Briefs

@Suite struct PageLanguageTests {
  @Test func everyLanguageIsFoundByItsTag() {
    #expect(PageLanguages.all.map(\.tag).first == "en")
    for language in PageLanguages.all { #expect(PageLanguages.language(language.tag)?.tag == language.tag) }
    #expect(PageLanguages.language("xx") == nil)
  }
}
