import Language
import Tables
import TestSupport
import Testing

@testable import Briefs

@Suite struct WorkbookTests {
  private static func brief(_ language: any PageLanguage = English()) throws -> WrittenPage {
    let inputs = Samples.inputs()
    return WrittenPage(try Samples.report("country-brief", inputs, country: "PAK"), inputs, language)
  }

  private static func bytes(_ page: WrittenPage) throws -> [UInt8] {
    try XLSXWriter.files(page).flatMap(\.bytes)
  }

  /// The numbers that a sheet must hold for some entries.
  private static func numbers(_ entries: [Entry]) -> [Double] {
    entries.flatMap { entry -> [Double] in
      switch entry {
      case .quantity(let quantity):
        switch quantity.content {
        case .exact(let value): [value]
        case .interval(let low, let high): [low, high]
        case .lowerBound(let low): [low]
        case .none: []
        }
      case .change(let range), .ratio(let range): [range.value, range.lower, range.upper]
      case .words, .period, .direction, .revision: []
      }
    }
  }

  /// The numbers of the cells that markup writes as numbers, without those of dates and years.
  private static func numbers(inMarkup markup: String) -> [Double] {
    markup.matches(of: /<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>([^<]*)<\/v>/).compactMap { Double($0.1) }
  }

  /// Which numbers of a table no cell of any sheet has as a number.
  private static func missing(_ report: Report, _ markup: [String]) -> [Double] {
    let cells = Set(markup.flatMap(numbers(inMarkup:)))
    let wanted = report.blocks.flatMap { block -> [Entry] in
      switch block {
      case .figure(let figure): figure.table.rows.flatMap(\.self)
      case .table(let table): table.rows.flatMap(\.self)
      case .seriesTable(let table): table.rows.flatMap(\.figures)
      case .keyFigures(let figures): figures.map { .quantity(quantity: $0.value) }
      default: []
      }
    }
    return numbers(wanted).filter { value in
      // The file has sixteen digits of a number.
      !cells.contains { ($0 - value).magnitude <= 1e-14 * max(1, value.magnitude) }
    }
  }

  @Test(arguments: Samples.recorded)
  func everyNumberOfThePageIsANumberOfASheet(_ name: String) throws {
    let report = try Samples.recorded(name)
    let book = try ReadWorkbook(
      Self.bytes(WrittenPage(report: report, language: English(), tables: [], findings: [])))
    #expect(Self.missing(report, book.markup) == [])
    // A figure that is changed is seen.
    var other = report
    other.edit { block in
      guard case .keyFigures(var figures) = block, !figures.isEmpty else { return }
      figures[0].value = Quantity(987_654)
      block = .keyFigures(figures: figures)
    }
    if other != report { #expect(Set(Self.missing(other, book.markup)) == [987_654]) }
  }

  @Test func ourOwnReaderReadsTheTableOfAFigure() throws {
    let page = try Self.brief()
    let book = try ReadWorkbook(Self.bytes(page))
    #expect(book.sheets.first?.name == "Read me")
    #expect(book.sheets.suffix(3).map(\.name) == ["Code book", "Quality", "Data and assumptions"])
    let figure = try #require(page.report.figures.first)
    let title = English().text(figure.headline)
    let sheet = try #require(book.sheets.first { $0.rows.first?.first == title && $0.rows.count > 4 })
    let head = try #require(sheet.rows.firstIndex { $0.first == "Year" })
    for (place, row) in figure.table.rows.enumerated() {
      guard case .period(let period)? = row.first else { continue }
      #expect(sheet.rows[head + 1 + place].first == String(period.year))
    }
    // A hidden figure has an empty cell, both ends and its status in words.
    let rows = sheet.rows[(head + 1)...]
    let status = try #require(sheet.rows[head].firstIndex { $0.hasSuffix(": status") })
    let hidden = try #require(rows.first { $0.indices.contains(status) && $0[status] == "Hidden" })
    #expect(hidden[status - 3] == "" && hidden[status - 2] == "0" && hidden[status - 1] == "4")
  }

  @Test func namesOnTabsAreLegalAndUnique() {
    var names = SheetNames()
    let long = "Recorded detections on the Western Balkan route have risen since 2015"
    let all = [
      long, long, long.uppercased(), "a/b:c?*[d]'", "History", "", String(repeating: "ن", count: 60),
    ].map {
      names.name($0)
    }
    #expect(Set(all.map { $0.lowercased() }).count == all.count)
    for name in all {
      #expect(name.utf16.count <= 31 && !name.isEmpty, "\(name)")
      #expect(!name.contains { "[]:*?/\\'".contains($0) })
    }
    #expect(all[0] == "Recorded detections on the" && all[1] == all[0] + " 2" && all[4] == "History 2")
  }

  @Test func equalPagesGiveEqualBytesWithTheDateOfTheNewestRelease() throws {
    let page = try Self.brief()
    let (one, other) = (try Self.bytes(page), try Self.bytes(page))
    #expect(one == other)
    let book = try ReadWorkbook(one)
    let newest = page.tables.flatMap { $0.table.schema.citations.map(\.date) }.max() ?? ""
    #expect(book.part("docprops/core.xml").contains(">\(newest)T00:00:00Z<"))
    var changed = page
    changed.tables[0].table.schema.citations[0].date = "2020-02-02"
    #expect(try Self.bytes(changed) != one)
  }

  @Test func sheetsOfALanguageFromTheRightStartThere() throws {
    let right = try ReadWorkbook(Self.bytes(Self.brief(Reversed())))
    #expect(!right.markup.isEmpty && right.markup.allSatisfy { $0.contains("rightToLeft=\"1\"") })
    #expect(right.part("xl/styles.xml").contains("readingOrder=\"2\""))
    let left = try ReadWorkbook(Self.bytes(Self.brief()))
    #expect(left.markup.allSatisfy { !$0.contains("rightToLeft") })
  }

  @Test func chartsDrawCellsAndHaveWordsInTheirPlace() throws {
    let page = try Self.brief()
    let book = try ReadWorkbook(Self.bytes(page))
    #expect(book.charts.count >= 5)
    let numbers = Set(book.markup.flatMap(Self.numbers(inMarkup:)))
    for chart in book.charts {
      // What a chart remembers of its cells is what they hold.
      for value in chart.matches(of: /<c:v>([^<]*)<\/c:v>/).compactMap({ Double($0.1) }) {
        #expect(numbers.contains(value), "\(value)")
      }
      #expect(chart.contains("<c:f>"))
    }
    let drawings = book.parts.filter { $0.name.hasPrefix("xl/drawings/drawing") }.map(\.text).joined()
    #expect(drawings.matches(of: /descr="[^"]{20,}"/).count == book.charts.count)
  }

  @Test func everyKindOfChartHasItsSheet() throws {
    let book = try ReadWorkbook(
      Self.bytes(WrittenPage(report: ReportSamples.report, language: English(), tables: [], findings: [])))
    #expect(book.charts.contains { $0.contains("<c:barDir val=\"bar\"/>") })
    #expect(book.charts.contains { $0.contains("<c:lineChart>") })
    // The left half of a pyramid runs the other way.
    #expect(book.charts.contains { $0.matches(of: /orientation val="maxMin"/).count == 2 })
  }

  @Test func textIsNeverAFormulaOrALink() throws {
    let hostile = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "http://example.org/x", "\u{202E}gnp"]
    for text in hostile {
      let report = ReportSamples.report { _ in text }
      let book = try ReadWorkbook(
        Self.bytes(WrittenPage(report: report, language: English(), tables: [], findings: [])))
      #expect(book.markup.allSatisfy { !$0.contains("<f>") && !$0.contains("<hyperlink") })
      #expect(book.parts.allSatisfy { !$0.text.contains("TargetMode=\"External\"") })
      #expect(book.parts.allSatisfy { !$0.text.contains("\u{202E}") })
      let all = book.sheets.flatMap { $0.rows.flatMap(\.self) }
      #expect(all.contains { $0.contains(VisibleText.line(text)) }, "\(text)")
    }
  }

  @Test func theQualitySheetCountsTheCellsOfTheTables() throws {
    let page = try Self.brief()
    let book = try ReadWorkbook(Self.bytes(page))
    let sheet = try #require(book.sheets.first { $0.name == "Quality" })
    let table = try #require(page.tables.first { $0.name == "glotip" } ?? page.tables.first)
    let cells = table.table.measures[0]
    let row = try #require(sheet.rows.first { $0.first == table.name })
    #expect(row[4] == String(cells.count))
    #expect(row[5] == String(cells.count { $0.value != nil }))
    #expect(row[6] == String(cells.count { $0.sdmxCode == "Q" }))
  }
}
