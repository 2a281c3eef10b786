/// A self-contained page.
public enum HTMLWriter: ReportWriter {
  /// The word.
  public static let word = "html"

  /// `index.html`, or `index.ur.html` in a language that is not the first of the page.
  public static func files(_ page: WrittenPage) -> [WrittenFile] {
    [
      WrittenFile(
        name: page.name("index", "html"),
        bytes: [UInt8](
          HTMLPage.text(
            page.report, language: page.language, brand: page.brand, charts: ChartFiles.of(page),
            others: translations(of: page)
          ).utf8))
    ]
  }

  /// The page in the languages that it has beside its own.
  private static func translations(of page: WrittenPage) -> [HTMLPage.Translation] {
    page.editions.filter { $0.tag != page.language.tag }.compactMap { edition in
      guard let language = PageLanguages.language(edition.tag) else { return nil }
      return HTMLPage.Translation(
        tag: edition.tag, name: language.catalogue.name, direction: language.direction,
        file: "index" + edition.suffix + ".html")
    }
  }
}
