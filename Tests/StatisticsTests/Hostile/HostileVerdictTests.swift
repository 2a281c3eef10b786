import Statistics
import Testing
import Trends

/// The verdict on whole tables of hostile series, with suppressed cells and exposures.
@Suite struct HostileVerdictTests {
  @Test(arguments: HostileSeries.blocks) func everySeriesHasAVerdictOrAReason(block: Int) {
    var random = HostileSeries(seed: 70 + UInt64(block))
    var (numbers, reasons) = (0, 0)
    let tables = max(1, HostileSeries.countInBlock(usual: 800) / 10)
    for table in 0..<tables {
      let series = (0..<10).map { Self.series($0, isCount: table % 2 == 0, &random) }
      let findings = TrendAnalysis.trends(
        series, season: [1, 12, 4, 0, -3][table % 5], periodsPerYear: [12, 1][table % 2], alpha: 0.05,
        multiplicity: Multiplicity.allCases[table % Multiplicity.allCases.count])
      #expect(findings.count == series.count)
      for (one, finding) in zip(series, findings) {
        #expect(holdsFiniteNumbersOnly(finding), "\(one.values)")
        if case .success = finding.adjustedP { numbers += 1 } else { reasons += 1 }
        if let p = try? finding.test.get().p, let adjusted = try? finding.adjustedP.get() {
          #expect(p <= adjusted && adjusted <= 1, "\(one.values)")
        }
      }
      #expect(PatternAnalysis.categories(series).count == series.count)
    }
    #expect(numbers > 0 && reasons > 0)
  }

  private static func series(
    _ place: Int, isCount: Bool, _ random: inout HostileSeries
  ) -> LabelledSeries {
    let values = random.nextFinite().map { value in value.map { isCount ? abs($0).rounded() : $0 } }
    let masked = values.map { value in random.unit() < 0.2 ? nil : value }
    let bounds = zip(values, masked).map { value, shown in
      value.map { shown == nil ? (low: $0 - 1, high: $0 + 4) : (low: $0, high: $0) }
    }
    return LabelledSeries(
      measure: "detections",
      key: [
        .init(dimension: "route", code: place < 5 ? "_T" : "R\(place % 2)"),
        .init(dimension: "sex", code: place % 5 == 0 ? "_T" : "S\(place % 5)"),
      ], periods: values.indices.map(String.init), values: masked, bounds: bounds,
      exposure: place % 3 == 0 ? random.next() : nil)
  }

  @Test(arguments: HostileSeries.blocks) func scoresHaveACategoryOrAReason(block: Int) {
    var random = HostileSeries(seed: 80 + UInt64(block))
    for _ in 0..<HostileSeries.countInBlock(usual: 800) {
      let scores = random.next().compactMap(\.self)
      let rules = PatternRules(score: 1.96, share: 0.9, alpha: 0.05)
      if case .success = rules.category(of: scores) { #expect(scores.allSatisfy { $0.isFinite }) }
      let line = ExposureLine(scores.enumerated().map { (time: Double($0), value: $1) })
      #expect(line.value(at: 2.5)?.isFinite ?? true, "\(scores)")
    }
  }
}
