import Language
import Tables
import Trends

@testable import Briefs

/// A page with every block and every chart.
enum ReportSamples {
  static let source = SourceCitation(
    contract: "frontex-detections", publisher: "Frontex", release: "FRAN data of a day", date: "2018-01-31",
    url: "https://example.org/f", terms: "with acknowledgement")

  /// Three years of months: rising with a season, the last two provisional.
  static let months: [ChartPoint] = ChartSamples.points(
    (0..<36).map { index in
      let value = Double(20 + index + (index % 12) * 2)
      return index >= 34 ? .exact(value, .provisional) : .exact(value)
    })

  static var report: Report { report { $0 } }

  /// The page with words of its own changed by `label`, such as into ones that break pages.
  static func report(label: (String) -> String) -> Report {
    func own(_ text: String) -> Phrase { .own(label(text)) }
    let part = SeriesName.Part(
      dimension: "route", dimensionLabel: LocalizedText(label("Route")), code: "WBAL",
      label: LocalizedText(label("Western Balkan Route")), phrase: LocalizedText("on the {}"))
    let subject = SeriesName(measure: LocalizedText(label("detections")), parts: [part])
    var statement = FindingStatement(subject: subject)
    statement.direction = .rising
    statement.evidence = .strong
    statement.firstPeriod = months.first?.period
    let line = LineSeries(
      name: .title(of: subject), points: months,
      curves: ChartSamples.curves(months.count), tone: .smuggling)
    var peaked = months
    peaked[9] = ChartPoint(period: months[9].period, cell: .exact(4_000))
    let panels = [
      LineSeries(name: own("Women"), detail: own("18 and over"), points: months, tone: .women),
      LineSeries(
        name: own("Boys from anywhere at all in this region"), detail: own("under 18"),
        points: ChartSamples.points([.exact(3), .missing, .exact(5), .interval(low: 0, high: 4), .exact(9)]),
        tone: .boys),
      LineSeries(name: own("Men"), detail: own("18 and over"), points: peaked, tone: .men),
      LineSeries(
        name: own("Girls"), detail: own("under 18"), points: ChartSamples.all[0].points, tone: .girls),
    ]
    let table = DataTable(
      caption: own("Detections"), columns: [.word(word: .period), .word(word: .figure), .word(word: .cause)],
      rows: [
        [
          .period(period: Period(year: 2016)), .quantity(quantity: Quantity(1_234)), .words(phrase: own("a")),
        ],
        [
          .period(period: Period(year: 2017)), .quantity(quantity: Quantity(.interval(low: 0, high: 4))),
          .direction(direction: .falling),
        ],
      ])
    func figure(_ title: String, _ crime: Crime?, _ chart: Chart) -> Report.Block {
      .figure(
        figure: Figure(
          headline: own(title), subtitle: .drawn(subject: subject, by: [], frequency: .month, style: .line),
          crime: crime, chart: chart, table: table, notes: [.storyNote, .gapNote(hidden: 1, missing: 1)],
          sources: [source]))
    }
    let charts: [Report.Block] =
      [
        figure("A line with its trend", .smuggling, .line(series: line)),
        figure(
          "A line with a peak", .smuggling,
          .line(series: LineSeries(name: own("A"), points: peaked, tone: .smuggling))),
        figure("Panels", nil, .multiples(series: panels)),
        figure("Flows", .smuggling, .flows(diagram: FlowDiagramTests.diagram(threshold: 40))),
        figure(
          "A tree", nil, .tree(diagram: TreeDrawingTests.tree(parents: [nil, 0, 0, 1, nil], name: own))),
      ] + CategorySamples.charts.map { figure($0.name, nil, $0.chart) }
    func row(_ name: String, _ points: [ChartPoint], _ crime: Crime, _ change: Entry, clear: Bool = false)
      -> SeriesTable.Row
    {
      .init(
        labels: [own(name)], crime: crime,
        figures: [
          .quantity(quantity: Quantity(40)), .quantity(quantity: Quantity(.none(reason: .noRow))), change,
        ],
        points: points, word: .direction(direction: clear ? .rising : .noClearChange, reason: nil),
        emphasis: clear ? .clear : .plain)
    }
    let none = Entry.quantity(quantity: Quantity(.none(reason: .notEstimable)))
    let series = SeriesTable(
      caption: own("All series"), note: .noRowNote, labelColumns: [.word(word: .series)],
      figureColumns: [.word(word: .lastFullYear), .word(word: .adjustedP), .word(word: .changePerYear)],
      lineColumn: .word(word: .overTime), wordColumn: .word(word: .direction),
      rows: [
        row(
          "Western Balkan Route", months, .smuggling, .change(change: .init(value: 12, lower: 6, upper: 18)),
          clear: true),
        row("Women", ChartSamples.all[0].points, .trafficking, none),
        row("One value", ChartSamples.all[3].points, .trafficking, none),
      ])
    let graph = RunGraph(
      nodes: [
        .init(name: "detections", kind: "load"), .init(name: "series", kind: "disaggregate", instances: 4),
        .init(name: "a-night-page-of-everything", kind: "render"),
      ],
      edges: [
        .init(from: "detections", to: "series"), .init(from: "series", to: "a-night-page-of-everything"),
      ])
    let card = FindingCard(
      crime: .smuggling, title: .title(of: subject), statement: statement,
      lines: [
        .init(term: .word(word: .seen), sentences: [.found(statement: Found(statement)), .alternative])
      ],
      series: line)
    var bare = card
    bare.series = nil
    let findings: [Report.Block] = [
      .messages(messages: [
        Message(
          headline: .found(statement: Found(statement)), sentences: [.sizeUnknown, .alternative],
          evidence: .strong),
        Message(headline: own("Little is known"), sentences: [], evidence: .weak),
        Message(headline: .noFindings, sentences: [.smallestChange(ratio: 1.12)], evidence: .untested),
      ]),
      .keyFigures(figures: [
        KeyFigure(
          label: .labelled(subject: subject, period: Period(year: 2017)), value: Quantity(1_204),
          note: own("beside 1,100 in 2016")),
        KeyFigure(
          label: own("Hidden"), value: Quantity(.interval(low: 0, high: 4)),
          note: .share(part: Quantity(3), whole: Quantity(4), unit: LocalizedText("offices"))),
      ]), .paragraph(phrase: .noFindings), .note(phrase: .seriesNote(hasRatio: false, hasPattern: false)),
      .findings(cards: [card, bare]),
    ]
    let rest: [Report.Block] = [
      .seriesTable(table: series), .table(table: table), .graph(graph: graph),
      .trust(notes: [
        TrustNote(topic: .topic(topic: .hidden), sentences: [.trust(remark: .hiddenNeverResolved)])
      ]),
      .links(links: [
        PageLink(path: "PAK/index.html", text: own("Pakistan")),
        PageLink(path: "//x", text: own("Elsewhere")),
      ]),
      .picture(
        picture: Picture(
          kind: .png,
          data:
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
          alternative: own("One pixel"))), .sourceLine(sources: [source]),
    ]
    return Report(
      page: "blocks", title: own("Every block"), kicker: own("Sample"),
      subtitles: [.newestRelease(day: "2018-01-31"), own("A second line")],
      banners: [.internalBanner, .syntheticBanner(contracts: ["case-records"])],
      sections: [
        .init(title: own("Findings"), blocks: findings), .init(title: own("Charts"), blocks: charts),
        .init(title: nil, blocks: rest), .init(title: own("Sources"), blocks: [.sources(sources: [source])]),
      ])
  }
}
