import Language
import Tables
import Testing

@testable import Briefs

@Suite struct CategoryChartTests {
  static let kinds: [@Sendable (CategoryChart) -> Chart] = [
    { .bars(chart: $0) }, { .pyramid(chart: $0) }, { .dumbbell(chart: $0) }, { .slope(chart: $0) },
  ]

  @Test(arguments: CategorySamples.charts.indices, [DrawingSize.page, .telephone])
  func wordsStayInsideApartAndWhole(_ number: Int, _ size: DrawingSize) {
    let sample = CategorySamples.charts[number]
    for drawing in sample.chart.drawings(title: "t", size: size, language: English()) {
      let page = ReadPage(drawing)
      #expect(page.faults.isEmpty, "\(sample.name), \(size): \(page.faults)")
      let words = page.pictures[0].labels.map(\.text).joined().filter { $0 != " " }
      for name in sample.chart.names {
        #expect(words.contains(English().text(name).filter { $0 != " " }), "\(sample.name): \(name)")
      }
    }
  }

  @Test(arguments: ChartLabelTests.names, [DrawingSize.page, .telephone])
  func longNamesStayInsideAndApart(_ name: String, _ size: DrawingSize) {
    let groups = CategorySamples.groups.map { CategoryChart.Group(name: .own(name), tone: $0.tone) }
    for kind in Self.kinds {
      let chart = kind(CategorySamples.chart(groups) { _ in name })
      for drawing in chart.drawings(title: "t", size: size, language: English()) {
        let page = ReadPage(drawing)
        #expect(page.faults.isEmpty, "\(chart), \(size): \(page.faults)")
      }
    }
  }

  @Test func drawingsOfNothingAreDrawnToo() {
    let empty = CategoryChart(groups: [], categories: [])
    let bare = CategoryChart(
      groups: CategorySamples.groups, categories: [.init(name: .own("A"), values: [])])
    for chart in Self.kinds.flatMap({ [$0(empty), $0(bare)] }) + [.heat(chart: HeatStrip(series: []))] {
      for drawing in chart.drawings(title: "t", size: .page, language: English()) {
        #expect(ReadPage(drawing).faults.isEmpty && drawing.height > 0)
      }
    }
  }

  /// A hidden figure must not be read from the drawing: whatever it hides, every coordinate is the same.
  @Test(arguments: kinds.indices, [DrawingSize.page, .telephone])
  func whatAHiddenFigureIsLeavesNoTrace(_ kind: Int, _ size: DrawingSize) {
    func shapes(_ hidden: Quantity) -> [Drawing.Shape] {
      let chart = CategoryChart(
        groups: CategorySamples.groups,
        categories: [
          .init(name: .own("A"), values: [Quantity(120), Quantity(80)]),
          .init(name: .own("B"), values: [hidden, Quantity(7)]),
        ])
      return Self.kinds[kind](chart).drawings(title: "t", size: size, language: English())[0].shapes.filter {
        !$0.isText
      }
    }
    let small = shapes(Quantity(.interval(low: 0, high: 4)))
    #expect(small == shapes(Quantity(.interval(low: 0, high: 9_999))))
    #expect(small == shapes(Quantity(.interval(low: 3, high: 4))))
    #expect(small == shapes(Quantity(.none(reason: .hidden))))
    #expect(small != shapes(Quantity(50)))
    #expect(kind == 3 || small.contains { $0.style.role == .hiddenBox })
  }

  @Test func barsAreAsLongAsTheirFigures() {
    let chart = CategoryChart(
      groups: Array(CategorySamples.groups.prefix(1)),
      categories: [400.0, 100, 0].map { .init(name: .own("A"), values: [Quantity($0)]) })
    let drawing = Chart.bars(chart: chart).drawings(title: "t", size: .page, language: English())[0]
    let widths = drawing.shapes.compactMap { shape -> Double? in
      if case .rectangle(_, let width, _, _, let style) = shape, style.role == .bar { width } else { nil }
    }
    #expect(widths.count == 3 && widths[2] == 0)
    #expect((widths[0] / widths[1] - 4).magnitude < 1e-9)
  }

  @Test func stripsTellZeroHiddenAndMissingApart() {
    let series = LineSeries(
      name: .own("A"),
      points: ChartSamples.points([.exact(0), .missing, .interval(low: 0, high: 4), .exact(1), .exact(10)]),
      tone: .smuggling)
    let roles = HeatChart(strip: .init(series: [series]), title: "t", language: English()).drawing().shapes
      .prefix(6).map(\.style.role)
    #expect(roles == [.value, .heatZero, .hiddenBox, .cross, .heat1, .heat5])
  }
}

extension CategoryChartTests {
  @Test func aPeakInAStripDoesNotMakeTheOthersAlike() {
    let values = (1...12).map(Double.init) + [5_000]
    let series = LineSeries(
      name: .own("A"), points: ChartSamples.points(values.map { .exact($0) }), tone: .smuggling)
    let drawing = HeatChart(strip: .init(series: [series]), title: "t", language: English()).drawing()
    let roles = Set(drawing.shapes.prefix(14).map(\.style.role))
    #expect(roles.isSuperset(of: DrawingRole.heat))
    #expect(ReadPage(drawing).pictures[0].labels.contains { $0.text == "≥ 12" })
  }
}

extension Chart {
  /// The names of what it shows.
  var names: [Phrase] {
    switch self {
    case .line(let series): [series.name]
    case .multiples(let series): series.map(\.name)
    case .flows(let diagram): diagram.columns.joined().map(\.name)
    case .bars(let chart), .pyramid(let chart), .dumbbell(let chart), .slope(let chart):
      chart.categories.map(\.name)
    case .heat(let strip): strip.series.map(\.name)
    case .tree(let diagram): diagram.nodes.map(\.name)
    }
  }
}
