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
    var rows: [[String]: [Int]] = [:]
    let release = table.latestRelease()
    for row in 0..<release.rowCount {
      rows[places.map { release.dimensions[$0][row] }, default: []].append(row)
    }
    let share = draw.one(of: [1, 1, 0.7])
    let kinds = draw.one(of: [[0, 1, 2, 3, 4], [2], [3], [2, 3]])
    var result: [Finding] = []
    for (column, measure) in table.schema.measures.enumerated() {
      for (codes, rows) in rows.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
      where draw.chance(share) {
        let cells = rows.map { (period: release.periods[$0], cell: release.measures[column][$0]) }
          .sorted { $0.period < $1.period }
        let breaks = (0..<draw.one(of: [0, 1, 2, 6])).map { _ in draw.one(of: Array(0...cells.count)) }
        let story = SampleStory.story(
          cells, breaks: Set(breaks).sorted(), isTold: draw.chance(0.7))
        result.append(
          finding(
            measure, zip(names, codes).map { .init(dimension: $0, code: $1) },
            cells.first?.period.description ?? "", cells.last?.period.description ?? "", family: family,
            kind: draw.one(of: kinds), story: story, &draw))
      }
    }
    return result.pooled
  }

  static func finding(
    _ measure: String, _ key: [KeyPart], _ first: String, _ last: String, family: String,
    kind: Int, story: Estimate<SeriesStory> = .failure(.tooShort),
    _ draw: inout Draw
  ) -> Finding {
    func interval(_ value: Double) -> IntervalEstimate {
      let ends = [value * 0.4, value * 1.7].sorted()
      return .init(value: value, lower: ends[0], upper: ends[1], level: 0.95)
    }
    let reason = draw.one(of: NotEstimable.allCases)
    let directions: [Estimate<TrendFinding.Direction>] = [
      .success(.rising), .success(.falling), .success(.noClearChange), .failure(reason), .success(.changed),
    ]
    let direction = directions[kind]
    // The ratio has the sign of the test, and Sen's slope mostly.
    let sign = kind == 1 ? -1.0 : 1
    let slope = draw.chance(0.1) ? 0 : sign * draw.value(0.01...30) * (draw.chance(0.15) ? -1 : 1)
    let ratio = sign > 0 ? draw.value(1.01...1.4) : draw.value(0.6...0.99)
    let p = kind < 2 ? draw.one(of: [0.0001, 0.004, 0.03]) : draw.value(0.06...1)
    func known<Value>(_ value: Value, _ share: Double = 0.9) -> Estimate<Value> {
      kind == 3 || !draw.chance(share) ? .failure(reason) : .success(value)
    }
    let test: Estimate<TrendEvidence> =
      kind == 3
      ? .failure(reason)
      : .success(
        .init(
          method: .logLinearTrend, statistic: sign * draw.value(0.1...6), p: p / 2, persistence: 0,
          correlatedShare: 0, drift: draw.one(of: [.excluded, .possible])))
    let adjustedP: Estimate<Double> = kind == 3 ? .failure(reason) : .success(p)
    let trend = TrendFinding(
      test: test,
      ratioPerYear: known(.init(value: ratio, lower: ratio * 0.9, upper: ratio * 1.1, level: 0.95), 0.7),
      slopePerYear: known(interval(slope)), smallestDetectableRatio: known(draw.value(1.01...9)),
      dispersion: known(1.5), isPerExposure: draw.chance(0.1),
      pattern: known(draw.one(of: PatternCategory.allCases)), adjustedP: adjustedP, direction: direction,
      doubt: kind == 2 && draw.chance(0.2) ? .hiddenValues : nil,
      story: kind == 3 ? .failure(reason) : story)
    return Finding(
      measure: measure, key: key,
      window: FindingWindow(firstPeriod: first, lastPeriod: last, basis: SeriesBasis(known: 9)),
      family: FindingFamily(words: family, series: 1, multiplicity: draw.one(of: Multiplicity.allCases)),
      body: trend)
  }
}
