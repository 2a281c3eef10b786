/// A self-contained page.
public enum HTMLWriter: ReportWriter {
  /// The word.
  public static let word = "html"

  /// `index.html`.
  public static func files(_ page: WrittenPage) -> [WrittenFile] {
    [
      WrittenFile(
        name: "index.html", bytes: [UInt8](HTMLPage.text(page.report, language: page.language).utf8))
    ]
  }
}
