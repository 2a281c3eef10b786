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

  /// No stretch, several, one far above every scale, one along the axis, and one of a single place.
  private func curves(_ points: [ChartPoint]) -> [[ChartCurve]] {
    [
      [], ChartSamples.curves(points.count),
      [ChartCurve(first: 0, heights: points.map { _ in 1e300 }, start: 0...max(0, points.count - 1))],
      [ChartCurve(first: 0, heights: points.map { _ in 0 })],
      [ChartCurve(first: max(0, points.count - 1), heights: [3], start: 0...0)],
    ]
  }

  @Test(arguments: ChartSamples.all)
  func noLabelOfALineChartLeavesItOrCoversAnother(_ sample: ChartSamples) {
    for curves in curves(sample.points) {
      for size in DrawingSize.allCases {
        let series = LineSeries(name: .own("A"), points: sample.points, curves: curves, tone: .smuggling)
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
