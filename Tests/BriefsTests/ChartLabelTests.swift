import Foundation
import Tables
import Testing

@testable import Briefs

@Suite struct ChartLabelTests {
  static let names = [
    "A", "Circular Route from Albania to Greece and back again by sea", "قاچاق مهاجران در مسیر بالکان غربی",
    "<b>&\"'",
  ]

  private func trends(_ points: [ChartPoint]) -> [TrendLine?] {
    [
      nil, TrendLine(through: points, perYear: 12, lower: -3, upper: 40),
      TrendLine(centre: 1, level: 1e300, slope: -1e300, lower: -1e308, upper: 1e308),
      TrendLine(centre: 0, level: 0, slope: 0, lower: 0, upper: 0),
    ]
  }

  @Test(arguments: ChartSamples.all)
  func noLabelOfALineChartLeavesItOrCoversAnother(_ sample: ChartSamples) {
    for trend in trends(sample.points) {
      for size in [LineChart.Size.full, .narrow, .card] {
        let series = LineSeries(name: "A", points: sample.points, trend: trend, tone: .smuggling)
        let drawing = Drawing(LineChart(series: series, id: "c", title: "t", size: size).markup().html)
        #expect(drawing.faults.isEmpty, "\(sample.name), \(size): \(drawing.faults)")
      }
    }
  }

  @Test(arguments: names)
  func noLabelOfSmallMultiplesLeavesItsPanelOrCoversAnother(_ name: String) {
    let series = ChartSamples.all.filter { $0.points.first?.period.frequency != .year }.map {
      LineSeries(name: name, detail: name, points: $0.points, tone: .women, decimals: 1)
    }
    let drawing = Drawing(SmallMultiples(series: series, id: "m", title: "t").markup().html)
    #expect(drawing.pictures.count == series.count)
    #expect(drawing.faults.isEmpty, "\(drawing.faults)")
    #expect(Set(drawing.ids).count == drawing.ids.count)
  }

  @Test func aGraphOfManyLayersAndLongNamesKeepsItsLabelsInside() {
    let names = (0..<9).map { "stage-with-a-very-long-name-\($0)" }
    let graph = RunGraph(
      nodes: names.map { .init(name: $0, kind: "disaggregate", instances: 1000) },
      edges: zip(names, names.dropFirst()).map { .init(from: $0, to: $1) })
    let drawing = Drawing(GraphDrawing(graph: graph, id: "g").markup().html)
    #expect(drawing.faults.isEmpty, "\(drawing.faults)")
    #expect(
      Drawing(GraphDrawing(graph: RunGraph(nodes: [], edges: []), id: "g").markup().html).faults.isEmpty)
  }

  @Test func theCheckFindsLabelsThatTouchAndLabelsThatLeave() {
    let frame = SVG.frame(
      id: "c", title: "t", description: "d", width: 100, height: 40,
      [SVG.text("one label", 4, 20), SVG.text("another", 30, 24), SVG.text("outside", 80, 20)])
    let faults = Drawing(frame.html).faults
    #expect(faults.contains { $0.hasPrefix("overlap") } && faults.contains { $0.hasPrefix("outside") })
  }

  @Test func labelsThatDoNotFitAreDroppedByPriority() {
    let labels = (0..<4).map {
      LabelPlacement.Label(lines: ["a", "b"], style: "f-ink", wanted: 30, priority: $0)
    }
    let placement = LabelPlacement(labels, top: 0, bottom: 60)
    #expect(placement.placed.map(\.label.priority).sorted() == [2, 3])
    #expect(placement.dropped.map(\.priority).sorted() == [0, 1])
    let lines = placement.placed.map(\.baseline)
    #expect((lines[1] - lines[0]).magnitude >= 2 * LabelPlacement.lineHeight)
  }

  @Test func hiddenPointsAreCrossesAndBringNoHeight() {
    let cells: [Cell] = [.exact(10), .interval(low: 0, high: 4), .exact(20), .exact(12)]
    let series = LineSeries(name: "A", points: ChartSamples.points(cells), tone: .trafficking)
    let svg = LineChart(series: series, id: "c", title: "t").markup().html
    #expect(svg.components(separatedBy: "class=\"x\"").count == 2)
    // The line is in two pieces: a lone dot before the gap and a line after it.
    #expect(series.points[1].value == nil)
  }

  @Test(arguments: ChartSamples.all)
  func sparklinesAreDrawnOrSayWhyNot(_ sample: ChartSamples) {
    let markup = Sparkline(points: sample.points, name: "S", isClear: false, id: "s").markup().html
    let known = sample.points.compactMap(\.value).count
    let hidden = sample.points.count { $0.kind == .suppressed }
    let isDrawn = known >= 3 && hidden * 2 <= sample.points.count
    #expect(markup.contains("<svg") == isDrawn, "\(sample.name)")
    #expect(markup.contains("too few to draw") == !isDrawn)
    #expect(!markup.contains("nan") && !markup.contains("inf"))
  }
}
