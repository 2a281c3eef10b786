import Testing

@testable import Pipelines

/// Single figures beside those of the last published run.
@Suite struct FigureGateTests {
  private static let gate = GateSpecification.Each(change: 0.5, floor: 20)

  private static func profile(_ bounds: TableProfile.Bounds?) -> TableProfile {
    // The period is there in both tables, whatever becomes of the figure.
    var figures: [TableProfile.Figure: TableProfile.Bounds] = [
      .init(measure: "n", categories: "country=AFG", period: "2023"): .init(low: 1000, high: 1000)
    ]
    figures[.init(measure: "n", categories: "country=CHN", period: "2023")] = bounds
    return TableProfile(totals: [:], shares: [:], lastDay: nil, figures: figures)
  }

  @Test(
    arguments: [
      (TableProfile.Bounds(low: 300, high: 300), TableProfile.Bounds(low: 3, high: 3), true),
      (.init(low: 300, high: 300), .init(low: 150, high: 150), false),
      (.init(low: 300, high: 300), .init(low: 149, high: 149), true),
      (.init(low: 3, high: 3), .init(low: 19, high: 19), false),
      (.init(low: 3, high: 3), .init(low: 20, high: 20), true),
      (.init(low: 0, high: 0), .init(low: 20, high: 20), true),
      (.init(low: 300, high: 300), .init(low: 0, high: 4), true),
      (.init(low: 0, high: 40), .init(low: 50, high: 50), false),
      (.init(low: 0, high: 4), .init(low: 300, high: 300), true),
      (.init(low: 300, high: 300), nil, true), (nil, .init(low: 300, high: 300), true),
      (.init(low: 19, high: 19), nil, false), (nil, nil, false),
    ] as [(TableProfile.Bounds?, TableProfile.Bounds?, Bool)])
  func aFigureDiffersTooMuch(old: TableProfile.Bounds?, new: TableProfile.Bounds?, differs: Bool) {
    let found = FigureGate.differences(Self.gate, now: Self.profile(new), then: Self.profile(old))
    #expect(found.isEmpty != differs)
    #expect(found.allSatisfy { $0.figure.categories == "country=CHN" })
  }

  @Test func aPeriodThatFollowsIsNoChange() {
    let then = Self.profile(nil)
    var now = then
    now.figures[.init(measure: "n", categories: "country=CHN", period: "2024")] = .init(low: 500, high: 500)
    #expect(FigureGate.differences(Self.gate, now: now, then: then).isEmpty)
  }
}
