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
            page.report, language: page.language, brand: page.brand, charts: ChartFiles.of(page)
          ).utf8))
    ]
  }
}
