import Language
import TestSupport
import Testing

@testable import Briefs

@Suite struct GoldenPageTests {
  private func svg(_ drawing: Drawing, id: String) -> String {
    var buffer = MarkupBuffer()
    DrawingMarkup.write(drawing, id: id, to: &buffer)
    return buffer.markup
  }

  @Test func aPageOfEveryBlockIsThatRecorded() throws {
    #expect(
      try GoldenFile.difference(HTMLPage.text(ReportSamples.report, language: English()), "blocks.html")
        == nil)
    #expect(try GoldenFile.difference(JSONWriter.text(ReportSamples.report), "blocks.json") == nil)
  }

  @Test(arguments: Samples.recorded)
  func pagesAreThoseRecorded(_ name: String) throws {
    let report = try Samples.recorded(name)
    #expect(try GoldenFile.difference(report.html, "\(name).html") == nil)
    #expect(try GoldenFile.difference(JSONWriter.text(report), "\(name).json") == nil)
  }

  @Test func linesAreThoseRecorded() throws {
    let points = ChartSamples.all[0].points
    let series = LineSeries(
      name: .own("A"), points: points, curves: ChartSamples.curves(points.count), tone: .smuggling)
    for (name, size) in [("line", DrawingSize.page), ("line-narrow", .telephone), ("line-card", .card)] {
      let drawing = LineChart(series: series, title: "A line", language: English(), size: size).drawing()
      #expect(try GoldenFile.difference(svg(drawing, id: "c") + "\n", "\(name).svg") == nil)
    }
    let multiples = SmallMultiples(
      series: [
        LineSeries(name: .own("Women"), detail: .own("18 and over"), points: points, tone: .women),
        LineSeries(
          name: .own("Boys"), detail: .own("under 18"), points: ChartSamples.all[1].points, tone: .boys),
      ], title: "Two groups", language: English())
    let panels = multiples.drawings().enumerated().map { svg($1, id: "m-\($0)") }.joined()
    #expect(
      try GoldenFile.difference("<div class=\"multi\">" + panels + "</div>\n", "multiples.svg") == nil)
  }

  @Test func flowsAndSmallLinesAreThoseRecorded() throws {
    let flows = FlowDrawing(
      flows: FlowDiagramTests.diagram(threshold: 40), title: "Flows", language: English())
    #expect(try GoldenFile.difference(svg(flows.drawing(), id: "f") + "\n", "flows.svg") == nil)
    let series = LineSeries(name: .own("S"), points: ChartSamples.all[1].points, tone: .neutral)
    let spark = try #require(Sparkline(series: series, isClear: true, language: English()).drawing())
    var buffer = MarkupBuffer()
    DrawingMarkup.writeSmall(spark, to: &buffer)
    #expect(try GoldenFile.difference(buffer.markup + "\n", "sparkline.svg") == nil)
  }

  @Test func treesAreThoseRecorded() throws {
    let tree = TreeDrawingTests.tree(parents: [nil, nil, nil, 0, 0, 0, 1, 3, 3, 4, 6])
    for (name, size) in [("tree", DrawingSize.page), ("tree-narrow", .telephone)] {
      let drawing = TreeDrawing(tree: tree, title: "A tree", language: English(), size: size).drawing()
      let text = StandaloneSVG.text(drawing, language: English())
      #expect(try GoldenFile.difference(text, "\(name).svg") == nil)
    }
  }

  @Test(arguments: ["bars", "pyramid", "dumbbell", "slope", "heat"])
  func chartsOfCategoriesAreThoseRecorded(_ name: String) throws {
    let chart = try #require(CategorySamples.charts.first { $0.name == name }?.chart)
    for (ending, size) in [("", DrawingSize.page), ("-narrow", .telephone)] {
      let drawing = try #require(
        chart.drawings(title: name, size: size, language: English()).first)
      let text = StandaloneSVG.text(drawing, language: English())
      #expect(try GoldenFile.difference(text, "\(name)\(ending).svg") == nil)
    }
  }
}
