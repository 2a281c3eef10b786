import Testing

@testable import Statistics

@Suite struct HostileRankSeriesTests {
  private static let values: [Double] = [
    0, 0, 0, 1, 1, 2, -1, 1e308, -1e308, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e-300, 3.5, 1e9,
    .leastNormalMagnitude, -0.0,
  ]

  /// Every number of every method on a series is finite, or there is a reason.
  private func numbers(_ grid: [Double?], _ other: [Double?]) -> [Double] {
    let index = grid.indices.filter { grid[$0] != nil }.map(Double.init)
    let values = grid.compactMap(\.self)
    var found: [Double] = []
    func add(_ estimate: Estimate<MannKendall>) {
      if case .success(let test) = estimate { found += [test.s, test.variance, test.z, test.p, test.tau] }
    }
    add(mannKendall(values))
    add(mannKendallHamedRao(index: index, values: values))
    add(mannKendallHamedRao(index: index, values: values, lags: 3))
    add(mannKendallYueWang(index: index, values: values, lags: 1))
    add(mannKendallPreWhitened(index: index, values: values))
    add(mannKendallTrendFreePreWhitened(index: index, values: values))
    for season in [1, 3, 12] {
      add(mannKendallSeasonal(grid, season: season))
      add(mannKendallCorrelatedSeasonal(grid, season: season))
      if case .success(let test) = mannKendallSeasonalAR1(index: index, values: values, season: season) {
        found += [test.s, test.variance, test.z, test.p, test.tau, test.inflation, test.degreesOfFreedom]
      }
      if case .success(let line) = seasonalSen(grid, season: season) {
        found += [line.slope, line.intercept]
      }
    }
    add(mannKendallRegional([grid, other]))
    add(mannKendallCorrelatedMultivariate([grid, other]))
    add(mannKendallPartial(grid, covariate: other))
    if case .success(let test) = mannKendallAR1(index: index, values: values) {
      found += [test.test.p, test.test.z, test.inflation]
    }
    if case .success(let line) = theilSen(x: index, y: values) {
      found += [line.slope.value, line.slope.lower, line.slope.upper, line.intercept]
    }
    for rule in [SiegelIntercept.hierarchical, .separate] {
      if case .success(let line) = siegelLine(x: index, y: values, intercept: rule) {
        found += [line.slope, line.intercept]
      }
    }
    for kind in [KendallP.asymptotic, .exact] {
      if case .success(let tau) = kendallTauB(values, p: kind) { found += [tau.correlation, tau.p] }
    }
    if case .success(let rho) = spearman(values) { found += [rho.correlation, rho.p] }
    if case .success(let change) = pettitt(values) { found += [change.u, change.p] }
    return found
  }

  @Test func noMethodAnswersWithWhatIsNoNumber() {
    for replicate in 0..<3000 {
      var stream = RandomStream(seed: 8, series: 0, replicate: UInt32(replicate))
      func grid() -> [Double?] {
        let count = replicate % 3 == 0 ? stream.below(6) : stream.below(50)
        let isWild = stream.below(2) == 0
        return (0..<count).map { _ in
          if stream.below(8) == 0 { return nil }
          return isWild ? Self.values[stream.below(Self.values.count)] : Double(stream.below(4))
        }
      }
      let (one, other) = (grid(), grid())
      let found = numbers(one, other)
      let isFinite = found.allSatisfy { $0.isFinite }
      #expect(isFinite, "\(one) \(other)")
      if !isFinite { return }
    }
  }
}
