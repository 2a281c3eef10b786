/// The page on paper, as PDF that assistive programs read (PDF/UA-1).
public enum PDFWriter: ReportWriter {
  /// The word.
  public static let word = "pdf"
  /// A program that lays out paper makes it.
  public static let conversions: [DocumentConversion.Kind] = [.pdf]

  /// How many sheets a brief stands on.
  private static let sheets = 2

  /// `brief.pdf` of a page about a subject, `report.pdf` of others.
  public static func files(_ page: WrittenPage) -> [WrittenFile] {
    [
      WrittenFile(
        name: page.name(page.report.subject.isEmpty ? "report" : "brief", "pdf"),
        conversion: .pdf(
          html: PaperPage.text(page.report, language: page.language, brand: page.brand),
          sheets: HTMLPage.isBrief(page.report) ? sheets : nil))
    ]
  }
}
