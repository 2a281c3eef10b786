import Testing

@testable import Statistics

@Suite struct HostileRankTests {
  /// Every number of every method on a series is finite, or there is a reason.
  private func numbers(_ grid: [Double?], _ other: [Double?]) -> [Double] {
    let index = grid.indices.filter { grid[$0] != nil }.map(Double.init)
    let values = grid.compactMap(\.self)
    var found: [Double] = []
    func add(_ estimate: Estimate<MannKendall>) {
      if case .success(let test) = estimate { found += [test.s, test.variance, test.z, test.p, test.tau] }
    }
    add(mannKendall(values))
    if case .success(let p) = mannKendallExact(values) { found.append(p) }
    if let p = mannKendallExactP(values) { found.append(p) }
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
      if case .success(let test) = seasonalKruskalWallis(index: index, values: values, season: season) {
        found += [test.value, test.p]
      }
      if case .success(let line) = seasonalSen(grid, season: season) {
        found += [line.slope, line.intercept]
      }
    }
    add(mannKendallRegional([grid, other]))
    add(mannKendallCorrelatedRegional([grid, other]))
    add(mannKendallMultivariate([grid, other]))
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
    found += [median(values)].compactMap(\.self)
    if case .success(let change) = pettitt(values) { found += [change.u, change.p] }
    return found
  }

  @Test(arguments: HostileSeries.blocks) func noMethodAnswersWithWhatIsNoNumber(block: Int) {
    var random = HostileSeries(seed: 8 + UInt64(block))
    var answers = 0
    for _ in 0..<HostileSeries.countInBlock(usual: 3_000) {
      let (one, other) = (random.nextFinite(), random.nextFinite())
      let found = numbers(one, other)
      answers += found.count
      let isFinite = found.allSatisfy { $0.isFinite }
      #expect(isFinite, "\(one) \(other)")
      if !isFinite { return }
    }
    #expect(answers > 0)
  }

  @Test(arguments: HostileSeries.blocks) func adjustedValuesArePValues(block: Int) {
    var random = HostileSeries(seed: 9 + UInt64(block))
    for _ in 0..<HostileSeries.countInBlock(usual: 1_000) {
      let p = random.nextFinite().map { $0.map { abs($0).truncatingRemainder(dividingBy: 1) } }
      for adjust in [benjaminiHochberg, benjaminiYekutieli, holm, bonferroni] {
        let adjusted = adjust(p)
        let isSound = zip(p, adjusted).allSatisfy { raw, value in
          if let raw, let value { (raw...1).contains(value) } else { raw == nil && value == nil }
        }
        #expect(isSound && adjusted.count == p.count, "\(p)")
      }
      let parents = p.indices.map { $0 == 0 ? nil : Optional(($0 * 7) % (p.count + 2) - 1) }
      let tree = hierarchicalFalseDiscovery(HypothesisTree(p: p, parents: parents))
      #expect(holdsFiniteNumbersOnly(tree) && tree.isRejected.count == p.count, "\(p) \(parents)")
    }
  }
}
