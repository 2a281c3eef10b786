import Foundation
import Language
import Tables
import Testing

@testable import Briefs

/// Pages of the samples in every language, and in an English that begins at the right.
@Suite struct LanguagePageTests {
  /// English words in lines from the right.
  static func mirrored() throws -> CatalogueLanguage {
    let file = CatalogueTests.folder.appending(path: "en.yaml")
    let text = try String(contentsOf: file, encoding: .utf8).replacing(
      "direction: ltr", with: "direction: rtl"
    )
    .replacing("language: en\n", with: "language: en-x-mirrored\n").replacing("reviewed-by", with: "by")
    return CatalogueLanguage(try Catalogue(text: text, file: "en.yaml", english: nil))
  }

  private func faults(_ page: String, in language: CatalogueLanguage) -> [String] {
    let read = ReadPage(page)
    var faults: [String] = read.fault.map { ["\($0)"] } ?? []
    let keys = Set(language.catalogue.messages.keys.filter { $0.contains(".") })
    for word in read.text.split(whereSeparator: \.isWhitespace) where keys.contains(String(word)) {
      faults.append("the key \(word)")
    }
    if read.text.contains(#/\{[A-Za-z]+[,}]/#) { faults.append("a brace") }
    return faults
  }

  @Test(arguments: PageLanguages.all.map(\.tag), Samples.recorded)
  func everyPageIsSaid(_ tag: String, _ name: String) throws {
    let language = try #require(PageLanguages.language(tag))
    let page = HTMLPage.text(try Samples.recorded(name), language: language)
    #expect(faults(page, in: language) == [])
    #expect(page.contains("<html lang=\"\(tag)\" dir=\"\(language.direction.rawValue)\">"))
    #expect(page.contains("Unreviewed translation") == (language.catalogue.reviewedBy == nil))
  }

  @Test(arguments: Samples.recorded, ["en-x-mirrored", "ar", "fa", "ur"])
  func numbersOfAPageFromTheRightAreKeptTogether(_ name: String, _ tag: String) throws {
    let language = try PageLanguages.language(tag) ?? Self.mirrored()
    let page = HTMLPage.text(try Samples.recorded(name), language: language)
    #expect(faults(page, in: language) == [])
    #expect(page.contains("Unreviewed translation"))
    // What is left of the text of the page outside isolates has no digit but those of names and codes of the language.
    let body = page.replacing(#/(?s)<style>.*<\/style>/#, with: "").replacing(#/<[^>]*>/#, with: "\n")
    let loose = body.replacing(#/\u{2066}[^\u{2066}\u{2069}]*\u{2069}/#, with: "")
      .replacing(#/\u{2068}[^\u{2068}\u{2069}]*\u{2069}/#, with: "")
      .split(separator: "\n").filter { $0.contains(#/[0-9]/#) }
    #expect(loose.isEmpty, "\(loose.prefix(5))")
  }

  @Test func figuresAreKeptTogetherAsAWhole() throws {
    let language = try Self.mirrored()
    func text(_ content: Quantity.Content, _ form: Quantity.Form = .number(decimals: 0)) -> String {
      language.text(Quantity(content, form: form))
    }
    #expect(text(.interval(low: 12, high: 17)) == "\u{2066}12–17\u{2069}")
    #expect(text(.interval(low: 0, high: 4)) == "\u{2066}<5\u{2069}")
    #expect(text(.lowerBound(low: 50)) == "\u{2066}≥ 50\u{2069}")
    #expect(text(.exact(value: 12), .percentChange(decimals: 0)) == "\u{2066}+12%\u{2069}")
    #expect(language.text(Period(year: 2009), .long) == "\u{2066}2009\u{2069}")
  }

  @Test func textOfDataCannotTurnALine() throws {
    let language = try Self.mirrored()
    let hostile = LocalizedText("a\u{2069}\u{202E}b")
    #expect(language.text(.own(text: hostile)) == "\u{2068}a<U+2069><U+202E>b\u{2069}")
    #expect(English().text(.own(text: hostile)) == "a<U+2069><U+202E>b")
  }
}
