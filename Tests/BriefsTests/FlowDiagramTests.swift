import Language
import Tables
import Testing

@testable import Briefs

@Suite struct FlowDiagramTests {
  static let titles: [Phrase] = [.word(word: .origin), .word(word: .transit), .word(word: .destination)]

  /// Seven origins of falling size, every third transit not recorded.
  static let paths: [FlowDiagram.Path] = (0..<40).map { index in
    .init(
      codes: [
        "Origin \(index % 7)", index % 3 == 0 ? CountsSchema.unknownCode : "Transit \(index % 6)",
        "Destination \(index % 9)",
      ], value: Double(100 - 2 * index))
  }

  static func diagram(
    _ paths: [FlowDiagram.Path] = paths, threshold: Double = 0, ending: String = ""
  ) -> FlowDiagram {
    FlowDiagram(titles: titles, paths: paths, tone: .smuggling, threshold: threshold) { _, code in
      code == CountsSchema.unknownCode ? .word(word: .noTransit) : .own(code + ending)
    }
  }

  @Test(arguments: [0.0, 40, 1e9])
  func everyColumnHoldsAllMovementsInFewPlaces(_ threshold: Double) {
    let all = Self.paths.reduce(0) { $0 + $1.value }
    let diagram = Self.diagram(threshold: threshold)
    for (number, column) in diagram.columns.enumerated() {
      // Four by name, the rest, and what is not recorded.
      #expect(column.count <= 6)
      #expect(column.reduce(0) { $0 + $1.value } == all)
      let order = column.map { [.named: 0, .rest: 1, .notRecorded: 2][$0.kind] ?? 3 }
      #expect(order == order.sorted())
      for (place, one) in column.enumerated() {
        let leaving = diagram.flows.filter { $0.column == number && $0.from == place }.reduce(0) {
          $0 + $1.value
        }
        let arriving = diagram.flows.filter { $0.column == number - 1 && $0.to == place }.reduce(0) {
          $0 + $1.value
        }
        if number < 2 { #expect(leaving == one.value) }
        if number > 0 { #expect(arriving == one.value) }
      }
    }
  }

  @Test func whatIsNotRecordedStaysApartFromTheRest() {
    let places = Self.diagram().columns[1].filter { $0.kind == .notRecorded }
    let unknown = Self.paths.filter { $0.codes[1] == CountsSchema.unknownCode }.reduce(0) { $0 + $1.value }
    #expect(places.map(\.value) == [unknown])
    #expect(Self.diagram().columns[0].allSatisfy { $0.kind != .notRecorded })
  }

  @Test func noNamedFlowIsBelowTheThreshold() {
    let diagram = Self.diagram(threshold: 40)
    for flow in diagram.flows {
      let isNamed =
        diagram.columns[flow.column][flow.from].kind == .named
        || diagram.columns[flow.column + 1][flow.to].kind == .named
      #expect(!isNamed || flow.value >= 40)
    }
  }

  @Test func equalPathsGiveEqualDiagramsInAnyOrder() {
    #expect(Self.diagram(Self.paths.reversed(), threshold: 40) == Self.diagram(threshold: 40))
  }

  @Test(arguments: [DrawingSize.page, .telephone])
  func labelsStayWholeInsideAndApart(_ size: DrawingSize) {
    let tiny: [FlowDiagram.Path] = [
      .init(codes: ["A", "B", "C"], value: 1e9), .init(codes: ["D", "_U", "F"], value: 1),
      .init(codes: ["G", "H", "_U"], value: 1),
    ]
    let broken: [FlowDiagram.Path] = [
      .init(codes: ["A", "B", "C"], value: .infinity), .init(codes: ["A"], value: 3),
    ]
    let ending = " with a name that is far too long for any gutter"
    for (paths, ending) in [(Self.paths, ""), (Self.paths, ending), (tiny, ""), ([], ""), (broken, "")] {
      let diagram = Self.diagram(paths, ending: ending)
      let page = ReadPage(
        FlowDrawing(flows: diagram, title: "t", language: English(), size: size).drawing())
      #expect(page.faults.isEmpty, "\(page.faults)")
      let words = page.pictures[0].labels.map(\.text).joined().filter { $0 != " " }
      for place in diagram.columns.joined() {
        #expect(words.contains(English().text(place.name).filter { $0 != " " }))
      }
    }
  }
}
