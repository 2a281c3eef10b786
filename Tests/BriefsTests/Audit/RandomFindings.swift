import Language
import Statistics
import Tables
import Trends

@testable import Briefs

/// Findings of every direction and reason on the series of a table, or on none.
enum RandomFindings {
  /// The findings of a stage on a table; a few series have none.
  static func findings(on table: CountsTable, family: String, _ draw: inout Draw) -> [Finding] {
    let names = table.schema.dimensions.filter { !$0.isVintage }.map(\.name)
    let places = table.schema.dimensions.indices.filter { !table.schema.dimensions[$0].isVintage }
    var spans: [[String]: (first: Period, last: Period)] = [:]
    let release = table.latestRelease()
    for row in 0..<release.rowCount {
      let codes = places.map { release.dimensions[$0][row] }
      let period = release.periods[row]
      let span = spans[codes] ?? (period, period)
      spans[codes] = (min(span.first, period), max(span.last, period))
    }
    let share = draw.one(of: [1, 1, 0.7])
    let kinds = draw.one(of: [[0, 1, 2, 3], [2], [3], [2, 3]])
    var result: [Finding] = []
    for measure in table.schema.measures {
      for (codes, span) in spans.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
      where draw.chance(share) {
        result.append(
          finding(
            measure, zip(names, codes).map { .init(dimension: $0, code: $1) }, span.first.description,
            span.last.description, family: family, kind: draw.one(of: kinds), &draw))
      }
    }
    return result.pooled
  }

  static func finding(
    _ measure: String, _ key: [KeyPart], _ first: String, _ last: String, family: String,
    kind: Int,
    _ draw: inout Draw
  ) -> Finding {
    func interval(_ value: Double) -> IntervalEstimate {
      let ends = [value * 0.4, value * 1.7].sorted()
      return .init(value: value, lower: ends[0], upper: ends[1], level: 0.95)
    }
    let reason = draw.one(of: NotEstimable.allCases)
    let directions: [Estimate<TrendFinding.Direction>] = [
      .success(.rising), .success(.falling), .success(.noClearChange), .failure(reason),
    ]
    let direction = directions[kind]
    // A slope and a ratio mostly agree with the test, and at times do not.
    let sign = (kind == 1 ? -1.0 : 1) * (draw.chance(0.15) ? -1 : 1)
    let slope = draw.chance(0.1) ? 0 : sign * draw.value(0.01...30)
    let ratio = draw.chance(0.85) == (sign > 0) ? draw.value(1.01...1.4) : draw.value(0.6...0.99)
    let p = kind < 2 ? draw.one(of: [0.0001, 0.004, 0.03]) : draw.value(0.06...1)
    func known<Value>(_ value: Value, _ share: Double = 0.9) -> Estimate<Value> {
      kind == 3 || !draw.chance(share) ? .failure(reason) : .success(value)
    }
    let test: Estimate<TrendFinding.MannKendallEvidence> =
      kind == 3
      ? .failure(reason) : .success(.init(s: 9, z: sign * draw.value(0.1...6), p: p / 2, autocorrelation: 0))
    let adjustedP: Estimate<Double> = kind == 3 ? .failure(reason) : .success(p)
    let trend = TrendFinding(
      isDeseasonalised: false,
      test: test,
      slopePerYear: known(interval(slope)), percentPerYear: known(interval(slope / 3), 0.6),
      rateRatioPerYear: known(.init(value: ratio, lower: ratio * 0.9, upper: ratio * 1.1, level: 0.95), 0.7),
      dispersion: known(1.5), rateModel: .quasiPoisson, isPerExposure: draw.chance(0.1),
      pattern: known(draw.one(of: PatternCategory.allCases)),
      adjustedP: adjustedP, direction: direction)
    return Finding(
      measure: measure, key: key,
      window: FindingWindow(firstPeriod: first, lastPeriod: last, basis: SeriesBasis(known: 9)),
      family: FindingFamily(words: family, series: 1, multiplicity: draw.one(of: Multiplicity.allCases)),
      body: trend)
  }
}
