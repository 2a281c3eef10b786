import Statistics
import Testing
import Trends

@Suite struct PatternAnalysisTests {
  private func series(
    _ codes: [String], _ values: [Double?], bounds: [(low: Double, high: Double)?]? = nil
  ) -> LabelledSeries {
    LabelledSeries(
      measure: "cases",
      key: zip(["route", "sex"], codes).map { KeyPart(dimension: $0, code: $1) },
      periods: values.indices.map { String(2000 + $0) }, values: values,
      bounds: bounds ?? values.map { value in value.map { ($0, $0) } })
  }

  private let steady: [Double?] = [5, 6, 5, 4, 5, 6, 5, 4]

  @Test func aSeriesIsScoredAgainstItsSiblings() {
    let high = steady.map { $0.map { $0 + 20 } }
    let all = ["A", "B", "C", "D", "E", "F"].map { series([$0, "_T"], steady) }
    let results = PatternAnalysis.categories(all + [series(["G", "_T"], high)])
    #expect(results.last == .success(.persistentHigh))
    #expect(results.first == .success(.none))
    // Alone, the same series is compared with itself.
    #expect(PatternAnalysis.categories([series(["G", "_T"], high)]) == [.success(.none)])
  }

  @Test func aBreakdownUnderOneParentIsAFamilyOfItsOwn() {
    let large = steady.map { $0.map { $0 * 1000 } }
    let results = PatternAnalysis.categories([
      series(["A", "F"], steady), series(["A", "M"], steady), series(["B", "F"], large),
      series(["B", "M"], large), series(["_T", "_T"], large),
    ])
    #expect(results == [Estimate<PatternCategory>](repeating: .success(.none), count: 5))
  }

  @Test func boundsThatDisagreeSayNothing() {
    let values: [Double?] = [1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 2, nil]
    let hidden: [(low: Double, high: Double)?] = values.map { $0.map { ($0, $0) } ?? (0, 40) }
    #expect(
      PatternAnalysis.categories([series(["A", "_T"], values, bounds: hidden)]) == [.failure(.tooFewKnown)])
  }

  @Test func reasonsAreTyped() {
    func reason(_ values: [Double?]) -> Estimate<PatternCategory> {
      PatternAnalysis.categories([series(["A", "_T"], values)])[0]
    }
    #expect(reason([0, 0, 0, 0, 0]) == .failure(.allZero))
    #expect(reason([3, 3, 3, 3, 3]) == .failure(.constant))
    #expect(reason([]) == .failure(.tooShort))
    #expect(reason([1, 2, nil]) == .failure(.tooShort))
    #expect(reason([1, -2, 3, 4, 5, 6]) == .failure(.negativeValues))
    #expect(reason([1e308, 1e308, 1e308, 1e308, 0]) == .failure(.noConvergence))
  }
}
