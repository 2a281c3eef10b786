import Foundation
import Statistics
import Testing

@testable import Trends

/// What a family says together.
@Suite struct AlertFamilyTests {
  private static func parts(_ count: Int, then last: [Double], mean: Double = 30) -> [LabelledSeries] {
    var series = (0..<count).map {
      AlertSamples.series(AlertSamples.level(mean, 60, seed: UInt64($0 + 10), then: last), code: "R\($0)")
    }
    let total = series[0].values.indices.map { place in series.reduce(0) { $0 + ($1.values[place] ?? 0) } }
    series.append(AlertSamples.series(total, code: "_T"))
    return series
  }

  @Test func aFallOfAllIsSaidOnceAndRaisesNothing() {
    let bodies = AlertSamples.bodies(Self.parts(6, then: [2]))
    #expect(bodies.allSatisfy { $0.shared == .fall })
    #expect(!bodies.contains { $0.state == .success(.unusuallyLow) })
    #expect(bodies.last?.state == .success(.lowTogether))
  }

  @Test func aFallOfOnePartIsItsOwn() {
    var series = Self.parts(6, then: [30])
    series[0].values[60] = 0
    series[0].bounds[60] = (0, 0)
    let bodies = AlertSamples.bodies(series)
    #expect(bodies[0].state == .success(.unusuallyLow))
    #expect(bodies[0].shared == nil)
  }

  @Test func theTotalAloneTellsWherePartsAreTooSmall() {
    let bodies = AlertSamples.bodies(Self.parts(20, then: [0], mean: 2))
    #expect(bodies.last?.shared == .fall)
    #expect(!bodies.contains { $0.state == .success(.unusuallyLow) })
    // A single series has nobody to fall with.
    let alone = AlertSamples.bodies([Self.parts(20, then: [0], mean: 2)[20]])[0]
    #expect(alone.state == .success(.unusuallyLow) && alone.shared == nil)
  }

  @Test func aRiseOfAllIsSaidAndRaisedAllTheSame() {
    let bodies = AlertSamples.bodies(Self.parts(6, then: [150]))
    #expect(bodies.allSatisfy { $0.shared == .rise })
    #expect(bodies.allSatisfy { $0.state == .success(.unusuallyHigh) })
  }

  @Test func aLargerFamilyAsksForMore() throws {
    let one = AlertSamples.series(AlertSamples.level(20, 60, seed: 7, then: [42]))
    let clean = (0..<99).map {
      AlertSamples.series(AlertSamples.level(20, 60, seed: 100 + $0, then: [20]), code: "C\($0)")
    }
    let alone = try #require(AlertSamples.bodies([one])[0].decisive)
    let findings = AlertAnalysis.findings(
      [one] + clean, season: 12, periodsPerYear: 12, family: "all routes")
    let among = try #require(findings[0].alert?.watched.first)
    #expect(among.higherP == alone.higherP)
    #expect(abs(among.adjustedP - 100 * alone.adjustedP) < 1e-12)
    #expect(findings[0].family == FindingFamily(words: "all routes", series: 100, multiplicity: .bonferroni))
  }

  @Test func seriesThatCannotBeTestedAreNotOfTheFamily() {
    let one = AlertSamples.series(AlertSamples.level(20, 60, seed: 7, then: [42]))
    let missing = (0..<20).map { _ in AlertSamples.series(AlertSamples.level(20, 60, seed: 8) + [nil]) }
    let findings = AlertAnalysis.findings(
      [one] + missing, season: 12, periodsPerYear: 12, family: "all routes")
    #expect(findings.allSatisfy { $0.family?.series == 1 })
    #expect(findings[0].alert?.watched == AlertSamples.bodies([one])[0].watched)
  }

  @Test func anyNumberOfWorkersSaysTheSame() {
    let series = Self.parts(20, then: [9, 70], mean: 8)
    func findings(_ workers: Int) -> [Finding] {
      AlertAnalysis.findings(
        series, season: 12, periodsPerYear: 12, level: 0.05, family: "all", margin: "_T", workers: workers)
    }
    let alone = findings(1)
    for workers in [2, 3, 8] { #expect(findings(workers) == alone) }
  }

  @Test func aFindingSurvivesJSON() throws {
    let series =
      Self.parts(6, then: [2]) + [
        AlertSamples.series([Double?](repeating: 0, count: 40) + [1, 5]),
        AlertSamples.series(AlertSamples.level(20, 60, seed: 8) + [nil]),
      ]
    for finding in AlertAnalysis.findings(series, season: 12, periodsPerYear: 12, family: "all") {
      let read = try JSONDecoder().decode(Finding.self, from: JSONEncoder().encode(finding))
      #expect(read == finding)
      let body = try #require(read.alert)
      #expect(body.lines.allSatisfy { $0.count == AlertFinding.columns.count })
      #expect(Set(body.facts.map(\.name)).count == body.facts.count)
    }
  }
}
