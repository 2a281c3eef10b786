import Foundation
import Language
import Tables
import Testing

@testable import Briefs

@Suite struct ChartLabelTests {
  static let names = [
    "A", "Circular Route from Albania to Greece and back again by sea", "قاچاق مهاجران در مسیر بالکان غربی",
    "<b>&\"'", "Anwerbungundbeförderungvonpersonenzumzweckederausbeutung-in-mehreren-staaten",
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
      for size in DrawingSize.allCases {
        let series = LineSeries(name: .own("A"), points: sample.points, trend: trend, tone: .smuggling)
        let page = ReadPage(LineChart(series: series, title: "t", language: English(), size: size).drawing())
        #expect(page.faults.isEmpty, "\(sample.name), \(size): \(page.faults)")
      }
    }
  }

  @Test(arguments: names)
  func noLabelOfSmallMultiplesLeavesItsPanelOrCoversAnother(_ name: String) {
    let series = ChartSamples.all.filter { $0.points.first?.period.frequency != .year }.map {
      LineSeries(name: .own(name), detail: .own(name), points: $0.points, tone: .women, decimals: 1)
    }
    let panels = SmallMultiples(series: series, title: "t", language: English()).drawings()
    #expect(panels.count == series.count)
    for panel in panels {
      let page = ReadPage(panel)
      #expect(page.faults.isEmpty, "\(page.faults)")
      #expect(page.words(in: .name) == name.split(separator: " ").joined())
    }
  }

  @Test func aGraphOfManyLayersKeepsLongNamesWholeAndInside() {
    let names = (0..<9).map { "stage-with-a-very-long-name-\($0)" }
    let graph = RunGraph(
      nodes: names.map { .init(name: $0, kind: "disaggregate", instances: 1000) },
      edges: zip(names, names.dropFirst()).map { .init(from: $0, to: $1) })
    let page = ReadPage(GraphDrawing(graph: graph, language: English()).drawing())
    #expect(page.faults.isEmpty, "\(page.faults)")
    #expect(page.words(in: .value) == names.joined())
    let empty = GraphDrawing(graph: RunGraph(nodes: [], edges: []), language: English()).drawing()
    #expect(ReadPage(empty).faults.isEmpty)
  }

  @Test(arguments: [20.0, 64, 200, 1000])
  func wrappingLosesNoCharacterAndKeepsItsWidth(_ room: Double) {
    for name in Self.names {
      let lines = TextWidth.wrapped(name, to: room, weight: .bold)
      #expect(lines.joined().filter { $0 != " " } == name.filter { $0 != " " })
      for line in lines where line.count > 1 {
        #expect(TextWidth.width(line, weight: .bold) <= room, "\(line)")
      }
    }
  }

  @Test func theCheckFindsLabelsThatTouchAndLabelsThatLeave() {
    let drawing = Drawing(
      width: 100, height: 40, title: "t", description: "d",
      shapes: [.text("one label", 4, 20), .text("another", 30, 24), .text("outside", 80, 20)])
    let faults = ReadPage(drawing).faults
    #expect(faults.contains { $0.hasPrefix("overlap") } && faults.contains { $0.hasPrefix("outside") })
  }

  @Test func labelsThatDoNotFitAreDroppedByPriority() {
    let labels = (0..<4).map {
      LabelPlacement.Label(lines: [.init("a", .value), .init("b")], wanted: 30, priority: $0)
    }
    let placement = LabelPlacement(labels, top: 0, bottom: 60)
    #expect(placement.placed.map(\.label.priority).sorted() == [2, 3])
    #expect(placement.dropped.map(\.priority).sorted() == [0, 1])
    let lines = placement.placed.map(\.baseline)
    #expect((lines[1] - lines[0]).magnitude >= 2 * LabelPlacement.lineHeight)
  }
}
