import Language
import Statistics
import Testing
import Trends

@testable import Briefs
@testable import Stages

/// That a kind of finding is a file and a line: this line, and `RecordYearFinding`.
@Suite struct FindingKindTests {
  static let bodies = FindingBodies.all + [RecordYearFinding.self]

  private static func finding(_ body: any FindingBody, code: String = "_T") -> Finding {
    Finding(
      measure: "detections", key: [KeyPart(dimension: "route", code: code)],
      window: FindingWindow(
        firstPeriod: "2009", lastPeriod: "2024", basis: SeriesBasis(known: 15, missing: 1)), family: nil,
      body: body)
  }

  @Test func aKindThatIsAddedIsStoredPrintedAndCompared() throws {
    let now = [Self.finding(RecordYearFinding(year: 2023, excess: .success(120.5)))]
    let stored = try FindingsStore.bytes(now)
    #expect(
      String(decoding: stored, as: UTF8.self).hasPrefix(
        #"[{"body":{"recordYear":{"excess":{"value":120.5},"year":2023}},"key":"#))
    #expect(try FindingsStore(bodies: Self.bodies).findings(stored) == now)
    #expect(throws: DecodingError.self) { try FindingsStore().findings(stored) }
    #expect(
      FindingsText.files(now).map(\.text) == [
        """
        measure,route,first,last,n,n_hidden,n_missing,n_derived,record_year,excess
        detections,_T,2009,2024,15,0,1,0,2023.0,120.5

        """
      ])
    let then = [Self.finding(RecordYearFinding(year: 2022, excess: .failure(.zeroBaseline)))]
    let changes = FigureComparison.changes(now: now, then: then, causes: ["records"]).listed
    #expect(
      changes == [
        FigureChange(
          kind: .revised, measure: "detections record year", key: "route=_T", old: "2022", new: "2023",
          causes: ["records"])
      ])
  }

  @Test func everyKindHasAWordOfItsOwnAndLinesAsLongAsItsColumns() {
    let kinds = Self.bodies.map { $0.kind }
    #expect(Set(kinds).count == kinds.count)
    var random = RandomFindings(seed: 5)
    for finding in (0..<200).flatMap({ _ in random.list() }) {
      let columns = type(of: finding.body).columns
      #expect(finding.body.lines.allSatisfy { $0.count == columns.count })
      let names = finding.body.facts.map(\.name)
      #expect(Set(names).count == names.count)
    }
  }

  /// Each part of a trend, and how it can be another.
  static let parts: [@Sendable (inout TrendFinding, TrendFinding) -> Void] = [
    { $0.test = $1.test }, { $0.slopePerYear = $1.slopePerYear },
    { $0.ratioPerYear = $1.ratioPerYear }, { $0.withoutExceptional = $1.withoutExceptional },
    { $0.smallestDetectableRatio = $1.smallestDetectableRatio }, { $0.dispersion = $1.dispersion },
    { $0.isPerExposure = $1.isPerExposure }, { $0.pattern = $1.pattern },
    { $0.adjustedP = $1.adjustedP }, { $0.direction = $1.direction }, { $0.doubt = $1.doubt },
    { $0.directionAtBounds = $1.directionAtBounds }, { $0.story = $1.story }, { $0.shares = $1.shares },
    { $0.steps = $1.steps }, { $0.explanations = $1.explanations },
  ]

  /// Words and reasons are no statuses: they are listed, not counted.
  @Test func whateverATrendSaysIsListedWhereItDiffers() throws {
    var random = RandomFindings(seed: 8)
    #expect(Mirror(reflecting: random.trend()).children.count == Self.parts.count)
    var differing = [Int](repeating: 0, count: Self.parts.count)
    for _ in 0..<100 {
      let (then, other) = (random.trend(), random.trend())
      for (place, part) in Self.parts.enumerated() {
        var now = then
        part(&now, other)
        let changes = FigureComparison.changes(
          now: [Self.finding(now)], then: [Self.finding(then)], causes: ["records"])
        #expect(changes.counted.isEmpty && changes.listed.isEmpty == (now == then), "part \(place)")
        if now != then { differing[place] += 1 }
      }
    }
    #expect(differing.allSatisfy { $0 > 20 })
  }
}
