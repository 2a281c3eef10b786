import Foundation
import Statistics
import Testing

@testable import Trends

/// What a trend stage says of the last periods of its series.
@Suite struct CompletenessAnalysisTests {
  private static let known = [0.1, 0.4, 0.7, 1.0]

  /// A stable series whose last months are recorded in part, by Poisson-like noise that is the same in every run.
  static func series(
    mean: Double, code: String = "_T", rows: Int = 60, seed: UInt64 = 1
  ) -> (series: LabelledSeries, vintages: SeriesVintages, truth: [Double]) {
    var stream = RandomStream(seed: seed, key: [code])
    let truth = (0..<rows).map { _ in max(0, (mean + mean.squareRoot() * stream.normal()).rounded()) }
    let cumulative = truth.enumerated().map { row, count in
      known.enumerated().map { row + $0.offset < rows ? (count * $0.element).rounded() : nil }
    }
    let triangle = ReportingTriangle(cumulative: cumulative)
    let values = cumulative.map { $0.last { $0 != nil } ?? nil }
    let series = LabelledSeries(
      measure: "cases", key: [KeyPart(dimension: "route", code: code)],
      periods: (0..<rows).map { "\(2020 + $0 / 12)-" + String(100 + $0 % 12 + 1).suffix(2) }, values: values,
      bounds: values.map { $0.map { ($0, $0) } })
    return (
      series,
      SeriesVintages(
        triangle: triangle, firstRow: 0, span: .init(first: "2020-01", last: "2024-12", count: rows)),
      truth
    )
  }

  private static func body(_ finding: Finding?) throws -> CompletenessFinding {
    try #require(finding?.body as? CompletenessFinding)
  }

  @Test func monthsThatAreRecordedInPartAreNoFall() throws {
    var (series, vintages, truth) = Self.series(mean: 400)
    let result = CompletenessAnalysis.result([series], vintages: [vintages])
    #expect(result.provisional == [3])
    let completion = try #require(try Self.body(result.findings.first).completion)
    #expect(completion.tail.map(\.period) == ["2024-10", "2024-11", "2024-12"])
    for (one, truth) in zip(completion.tail, truth.suffix(3)) {
      let completed = try one.completed.get()
      #expect(completed.lower <= truth && truth <= completed.upper)
    }
    #expect(completion.delays == .own && completion.openPeriods == 0 && completion.longestDelay == 3)
    let total = try #require(try completion.completed?.wrappedValue.get())
    let sum = truth.suffix(3).reduce(0, +)
    #expect(total.lower <= sum && sum <= total.upper && completion.recorded < 0.5 * sum)
    func trend() throws -> TrendFinding {
      try #require(
        TrendAnalysis.findings([series], season: 12, periodsPerYear: 12, alpha: 0.05, family: "one").first?
          .trend)
    }
    // Left in, the three months are told as a fall; left out, there is nothing to tell.
    #expect(try trend().story.get().stretches.count > 1)
    series.provisional = result.provisional[0]
    #expect(try trend().direction == .success(.noClearChange))
    #expect(try trend().story.get().stretches.count == 1)
  }

  @Test func aSparseSeriesTakesTheDelaysOfItsTotalAndSaysSo() throws {
    let (total, many, _) = Self.series(mean: 400)
    let (sparse, few, _) = Self.series(mean: 1, code: "R1")
    let (other, large, _) = Self.series(mean: 90, code: "R2")
    let result = CompletenessAnalysis.result([total, sparse, other], vintages: [many, few, large])
    let delays = try result.findings.map { try Self.body($0).completion?.delays }
    #expect(
      delays == [.own, .borrowed(from: [KeyPart(dimension: "route", code: "_T")]), .own])
    #expect(result.provisional == [3, 3, 3])
  }

  @Test func whatHasNoVintagesKeepsWhatItsContractDeclares() throws {
    var (declared, _, _) = Self.series(mean: 400)
    var (other, _, _) = Self.series(mean: 100, code: "R1")
    (declared.provisional, other.provisional) = (2, 4)
    let result = CompletenessAnalysis.result([declared, other], vintages: [nil, nil])
    #expect(result.provisional == [2, 4])
    // Said once a measure, with the most.
    #expect(result.findings.count == 1 && result.findings.first?.key == [])
    let body = try Self.body(result.findings.first)
    #expect(body == CompletenessFinding(declared: 4) && body.completion == nil && body.evidence == .contract)
    declared.provisional = 0
    #expect(CompletenessAnalysis.result([declared], vintages: [nil]).findings.isEmpty)
  }

  @Test func whatCannotBeCompletedKeepsWhatItsContractDeclares() throws {
    var (series, vintages, _) = Self.series(mean: 400)
    vintages.triangle = ReportingTriangle(cumulative: [[1, 2], [1, nil]])
    series.provisional = 5
    let result = CompletenessAnalysis.result([series], vintages: [vintages])
    #expect(result.provisional == [5])
    let body = try Self.body(result.findings.first)
    #expect(body.nowcast?.wrappedValue.isFailed == true && body.evidence == .vintages)
    #expect(body.lines.allSatisfy { $0.count == CompletenessFinding.columns.count })
  }

  @Test func findingsAreReadAsTheyWereWritten() throws {
    let (total, many, _) = Self.series(mean: 400)
    let (sparse, few, _) = Self.series(mean: 1, code: "R1")
    var (declared, _, _) = Self.series(mean: 9, code: "R2")
    declared.provisional = 1
    let findings = CompletenessAnalysis.result([total, sparse, declared], vintages: [many, few, nil]).findings
    let read = try JSONDecoder().decode([Finding].self, from: JSONEncoder().encode(findings))
    #expect(read == findings && findings.count == 3)
    for finding in findings {
      #expect(finding.body.lines.allSatisfy { $0.count == CompletenessFinding.columns.count })
    }
    #expect(findings.first?.body.facts.first == FindingFact("provisional periods", .number(3)))
  }

  @Test func whatIsRecordedSinceTheLastVintageIsTheLeastThatItComesTo() throws {
    var (series, vintages, _) = Self.series(mean: 400)
    // One more period has begun since, and a late batch came for the last that was compared.
    series.periods.append("2025-01")
    series.values.append(3)
    series.values[59] = 5000
    series.bounds = series.values.map { $0.map { ($0, $0) } }
    vintages.span.last = "2024-12"
    let result = CompletenessAnalysis.result([series], vintages: [vintages])
    #expect(result.provisional == [4])
    let completion = try #require(try Self.body(result.findings.first).completion)
    #expect(completion.openPeriods == 1)
    let last = try #require(completion.tail.last)
    #expect(last.recorded == 5000)
    #expect(try last.completed.get().lower == 5000 && last.completed.get().value == 5000)
  }
}

extension Result {
  fileprivate var isFailed: Bool { (try? get()) == nil }
}
