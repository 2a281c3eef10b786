import Tables

/// The figures of a page as a workbook: what an office checks and goes on to calculate with.
public enum XLSXWriter: ReportWriter {
  /// The word.
  public static let word = "xlsx"

  /// `annex.xlsx`, or `annex.ur.xlsx` in a language that is not the first of the page.
  ///
  /// - Throws: Where the library that packs it cannot.
  public static func files(_ page: WrittenPage) throws -> [WrittenFile] {
    let report = page.report
    func words(_ phrase: Phrase) -> String { WrittenText.cell(page.language.text(phrase)) }
    let properties = Workbook.Properties(
      title: words(report.title), subject: report.kicker.map(words) ?? "", created: created(page))
    let bytes = try Workbook.bytes(
      sheets(page), properties: properties, direction: page.language.direction)
    return [WrittenFile(name: page.name("annex", "xlsx"), bytes: bytes)]
  }

  /// The sheets in order.
  static func sheets(_ page: WrittenPage) -> [WorkbookSheet] {
    let shown = ReportSheets(report: page.report, language: page.language)
    let annex = AnnexSheets(page: page)
    let plans = shown.plans + [annex.codeBook, annex.quality, annex.log].filter { !$0.table.rows.isEmpty }
    var names = SheetNames()
    let first = names.name(page.language.plainText(.workbook(.word(word: .readMe))))
    let tabs = plans.map { names.name(page.language.plainText($0.name)) }
    let readMe = shown.readMe(zip(tabs, plans).map { (tab: $0, title: $1.title) })
    return zip([first] + tabs, [readMe] + plans).map { tab, plan in
      plan.sheet(
        named: tab, banners: page.language.notices + page.report.banners.map(page.language.text),
        page.language)
    }
  }

  /// The day of the newest release, else the last day of the figures, in seconds since 1970: never the time of writing.
  private static func created(_ page: WrittenPage) -> Int {
    let releases = page.tables.flatMap { $0.table.schema.citations.map(\.date) }
    let day =
      releases.compactMap { Period(text: $0, frequency: .day) }.max()
      ?? page.tables.compactMap { $0.table.periods.max()?.lastDay.number }.max().map {
        Period(day: CalendarDay(number: $0))
      } ?? Period(day: CalendarDay(year: 2000, month: 1, day: 1))
    // Years of four digits after 1970 are what the format holds.
    return min(max(1, day.firstDay.number), 2_900_000) * 86_400
  }
}
