import Language
import Tables
import Testing

@testable import Briefs

/// What of a page goes on paper, and what lies beside the page.
@Suite struct PaperPageTests {
  private func page(_ report: Report, formats: Set<String> = []) -> WrittenPage {
    var page = WrittenPage(report: report, language: English(), tables: [], findings: [])
    page.formats = formats
    return page
  }

  private func table(_ rows: Int) -> Report.Block {
    .table(
      table: DataTable(
        caption: nil, columns: [.own("a"), .own("b")],
        rows: (0..<rows).map { [.words(phrase: .own("r\($0)")), .quantity(quantity: Quantity(count: $0))] }))
  }

  private func report(_ sections: [Report.Section]) -> Report {
    Report(page: "p", title: .own("T"), kicker: nil, subtitles: [], sections: sections)
  }

  @Test func allTablesTogetherHaveAHundredRowsAndTheRestIsTold() {
    let paper = PaperPage.paper(
      report([.init(title: nil, blocks: [table(85), table(40), table(3), table(12)])]))
    let blocks = paper.sections.flatMap(\.blocks)
    let rows = blocks.map { block in
      if case .table(let table) = block { table.rows.count } else { 0 }
    }
    #expect(rows == [85, 15, 0, 0, 0])
    let notes = blocks.compactMap { block in
      if case .note(let phrase) = block { English().text(phrase) } else { nil }
    }
    #expect(
      notes == [
        "The first 15 of 40 rows; the page on a screen has all of them.",
        "A table of 3 rows is left out on paper; the page on a screen has it.",
        "A table of 12 rows is left out on paper; the page on a screen has it.",
      ])
    let short = report([.init(title: nil, blocks: [table(60), table(40)])])
    #expect(PaperPage.paper(short) == short)
  }

  @Test func aRevisionThatAFigureTellsIsNotToldBesideMessagesToo() throws {
    func revised(_ now: Int) throws -> Phrase {
      .revised(
        series: SeriesName(measure: LocalizedText("victims"), parts: []),
        period: try #require(Period(text: "2020")),
        before: Quantity(count: 22), now: Quantity(count: now), from: "2023-05-30", to: "2025-04-14")
    }
    let blocks = try Samples.recorded("brief").sections.flatMap(\.blocks)
    var figure = try #require(
      blocks.lazy.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }.first)
    figure.notes.append(try revised(20_045))
    let page = report([
      .init(title: nil, blocks: [.note(phrase: try revised(20_045)), .note(phrase: try revised(7))]),
      .init(title: nil, blocks: [.figure(figure: figure)]),
    ])
    let paper = PaperPage.paper(page)
    #expect(paper.sections.flatMap(\.blocks) == [.note(phrase: try revised(7)), .figure(figure: figure)])
  }

  @Test func whatIsFoldedAndWhatLeadsAwayStaysOnTheScreen() {
    let links = Report.Block.links(links: [PageLink(path: "a/b.html", text: .own("L"))])
    let paper = PaperPage.paper(
      report([
        .init(title: .own("folded"), blocks: [table(1)], folding: .folded),
        .init(title: .own("links"), blocks: [links]), .init(title: .own("rest"), blocks: [links, table(1)]),
      ]))
    #expect(paper.sections.map(\.blocks) == [[table(1)]])
  }

  @Test func wordsOfChartsStandOverThemAndNotInThem() throws {
    let html = PaperPage.text(try Samples.recorded("brief"), language: English())
    #expect(!html.contains("<text") && html.contains("<span aria-hidden=\"true\" style=\"left:"))
    #expect(!html.contains("<details") && !html.contains("paint-order"))
    // Every drawing says what it shows.
    let drawings = html.matches(of: /<svg/).count
    #expect(drawings > 3 && html.matches(of: /<svg[^>]*><title>[^<]+<\/title>/).count == drawings)
  }

  @Test func figuresLieBesideThePageAndAreLinkedFromIt() throws {
    let report = try Samples.recorded("brief")
    let all = page(report, formats: ["html", "charts"])
    let files = ChartsWriter.files(all)
    let figures = report.figures.count
    #expect(figures > 1 && files.count == 3 * figures)
    let html = String(decoding: HTMLWriter.files(all)[0].bytes, as: UTF8.self)
    for file in files { #expect(html.contains("href=\"\(file.name)\""), "\(file.name)") }
    #expect(html.matches(of: /href="charts\//).count == files.count)
    let without = String(decoding: HTMLWriter.files(page(report, formats: ["html"]))[0].bytes, as: UTF8.self)
    #expect(!without.contains("charts/"))
  }

  @Test func dataOfAFigureHaveBoundsAndStatus() {
    let table = DataTable(
      caption: nil, columns: [.own("sex"), .own("victims")],
      rows: [
        [.words(phrase: .own("=F")), .quantity(quantity: Quantity(12))],
        [.words(phrase: .own("M")), .quantity(quantity: Quantity(.interval(low: 0, high: 4)))],
        [.words(phrase: .own("X")), .quantity(quantity: Quantity(.none(reason: .missing)))],
        [
          .words(phrase: .own("Y")), .quantity(quantity: Quantity(.exact(value: 1.5), marks: [.provisional])),
        ],
      ])
    #expect(
      FigureText.csv(table, language: English()) == """
        sex,victims,victims_low,victims_high,victims_status
        '=F,12,12,12,A
        M,,0,4,Q
        X,,,,O
        Y,1.5,1.5,1.5,P

        """)
  }

  @Test func panelsOfAFigureAreOneDrawing() {
    let panel = Drawing(
      width: 166, height: 100, title: "t", description: "d",
      shapes: [.text("x", 1, 2), .dot(1, 2, radius: 1, .dot)])
    let all = Drawing.beside(Array(repeating: panel, count: 5))
    #expect(all.width == 688 && all.height == 208 && all.shapes.count == 10)
    #expect(all.shapes[9] == .dot(1, 110, radius: 1, .dot))
    #expect(Drawing.beside([panel]) == panel)
  }
}
