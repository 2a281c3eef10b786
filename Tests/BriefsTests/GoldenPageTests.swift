import TestSupport
import Testing

@testable import Briefs

@Suite struct GoldenPageTests {
  @Test(arguments: ["brief", "empty-brief", "nightly"])
  func pagesAreThoseRecorded(_ name: String) throws {
    let report = try #require(Samples.pages.first { $0.name == name }?.report)
    let fault = try GoldenFile.difference(HTMLPage.text(report), "\(name).html")
    #expect(fault == nil)
    #expect(try GoldenFile.difference(ReportJSON.text(report), "\(name).json") == nil)
  }

  @Test func thePageOfCaseRecordsIsThatRecorded() throws {
    let report = CaseReport.report(CaseSamples.inputs)
    #expect(try GoldenFile.difference(HTMLPage.text(report), "case-records.html") == nil)
    #expect(try GoldenFile.difference(ReportJSON.text(report), "case-records.json") == nil)
  }

  @Test func chartsAreThoseRecorded() throws {
    let points = ChartSamples.all[0].points
    let trend = TrendLine(centre: 5.5, level: 20, slope: 1, lower: 0.4, upper: 1.7)
    let series = LineSeries(name: "A", points: points, trend: trend, tone: .smuggling)
    for (name, size) in [("line", LineChart.Size.full), ("line-narrow", .narrow), ("line-card", .card)] {
      let svg = LineChart(series: series, id: "c", title: "A line", size: size).markup().html
      #expect(try GoldenFile.difference(svg + "\n", "\(name).svg") == nil)
    }
    let multiples = SmallMultiples(
      series: [
        LineSeries(name: "Women", detail: "18 and over", points: points, tone: .women),
        LineSeries(name: "Boys", detail: "under 18", points: ChartSamples.all[1].points, tone: .boys),
      ], id: "m", title: "Two groups")
    #expect(try GoldenFile.difference(multiples.markup().html + "\n", "multiples.svg") == nil)
    let flows = FlowDrawing(flows: FlowDiagramTests().diagram(threshold: 40), id: "f", title: "Flows")
    #expect(try GoldenFile.difference(flows.markup().html + "\n", "flows.svg") == nil)
    let spark = Sparkline(points: ChartSamples.all[1].points, name: "S", isClear: true, id: "s")
    #expect(try GoldenFile.difference(spark.markup().html + "\n", "sparkline.svg") == nil)
  }
}
