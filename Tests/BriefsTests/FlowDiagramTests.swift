import Testing

@testable import Briefs

@Suite struct FlowDiagramTests {
  static let titles = ["Origin", "Transit", "Destination"]

  /// Seven origins of falling size, every third transit unknown.
  static let paths: [(places: [String?], value: Double)] = (0..<40).map { path($0) }

  private static func path(_ index: Int) -> (places: [String?], value: Double) {
    let transit: String? = index % 3 == 0 ? nil : "Transit \(index % 6)"
    let places: [String?] = ["Origin \(index % 7)", transit, "Destination \(index % 9)"]
    return (places, Double(100 - 2 * index))
  }

  func diagram(threshold: Double = 0) -> FlowDiagram {
    FlowDiagram(titles: Self.titles, paths: Self.paths, tone: .smuggling, threshold: threshold)
  }

  @Test(arguments: [0.0, 40, 1e9])
  func everyColumnHoldsAllMovementsInAtMostFivePlaces(_ threshold: Double) {
    let all = Self.paths.reduce(0) { $0 + $1.value }
    let diagram = diagram(threshold: threshold)
    for (number, column) in diagram.columns.enumerated() {
      #expect(column.count <= 5)
      #expect(column.reduce(0) { $0 + $1.value } == all)
      #expect(column.dropLast().allSatisfy { !$0.isRest })
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

  @Test func noNamedFlowIsBelowTheThreshold() {
    let diagram = diagram(threshold: 40)
    for flow in diagram.flows {
      let isRest =
        diagram.columns[flow.column][flow.from].isRest && diagram.columns[flow.column + 1][flow.to].isRest
      #expect(isRest || flow.value >= 40)
    }
  }

  @Test func equalPathsGiveEqualDiagramsInAnyOrder() {
    let other = FlowDiagram(
      titles: Self.titles, paths: Self.paths.reversed(), tone: .smuggling, threshold: 40)
    #expect(other == diagram(threshold: 40))
  }

  @Test(arguments: [688.0, 344])
  func labelsStayInsideAndApart(_ width: Double) {
    let ending = " with a name that is far too long for any gutter"
    let long: [(places: [String?], value: Double)] = Self.paths.map { path in
      let places: [String?] = path.places.map { place in place.map { $0 + ending } }
      return (places, path.value)
    }
    let tiny: [(places: [String?], value: Double)] = [
      (["A", "B", "C"], 1e9), (["D", nil, "F"], 1), (["G", "H", nil], 1),
    ]
    let broken: [(places: [String?], value: Double)] = [(["A", "B", "C"], .infinity), (["A"], 3)]
    let all: [[(places: [String?], value: Double)]] = [Self.paths, long, tiny, [], broken]
    for paths in all {
      let diagram = FlowDiagram(titles: Self.titles, paths: paths, tone: .trafficking)
      let drawing = Drawing(FlowDrawing(flows: diagram, id: "f", title: "t", width: width).markup().html)
      #expect(drawing.faults.isEmpty, "\(drawing.faults)")
    }
  }
}
