import Statistics
import Testing
import Trends

@Suite struct HostileChangePointTests {
  /// Series that break peers: short, constant, zero, huge, tiny, steps, lines, ties.
  private static let named: [[Double]] = {
    let ramp = (0..<24).map(Double.init)
    var list: [[Double]] = [
      [], [1], [1, 2], [1, 1], [0, 0, 0], [1, 2, 4], [1, 3, 2, 5], [2, 2, 2, 2, 2],
    ]
    list += [ramp, ramp.map { _ in 0 }, ramp.map { _ in 7 }, ramp.map { -$0 }, ramp.map { $0 < 12 ? 0 : 1 }]
    list += [ramp.map { $0 * 1e307 / 24 }, ramp.map { $0.truncatingRemainder(dividingBy: 2) * 1.7e308 }]
    list += [
      ramp.map { $0 * .leastNonzeroMagnitude },
      ramp.map { $0.truncatingRemainder(dividingBy: 3) * .leastNormalMagnitude / 64 },
    ]
    list += [ramp.map { ($0 - 12) * 1.4e307 }, ramp.map { 1e16 + $0.truncatingRemainder(dividingBy: 2) }]
    list += [ramp.map { $0 == 12 ? 1e300 : 1 }, ramp.map { $0 == 23 ? 1 : 0 }, ramp.map { $0 == 0 ? 1 : 0 }]
    list += [ramp.map { max($0 - 12, 0) }, ramp.map { $0 == 11 || $0 == 12 ? 3 : 0 }]
    return list
  }()

  /// Every method of this part, by name, with its result as a value or a reason.
  private static func results(_ x: [Double], _ y: [Double]) -> [(String, Result<Any, NotEstimable>)] {
    var list: [(String, Result<Any, NotEstimable>)] = []
    func add<Value>(_ name: String, _ result: Estimate<Value>) {
      list.append((name, result.map { $0 as Any }))
    }
    let permutation = JoinpointOptions.Selection.permutation(JoinpointPermutation(permutations: 9))
    let resampling = JoinpointOptions.AverageInterval.empirical(JoinpointResampling(samples: 5))
    for scale in [JoinpointOptions.Scale.identity, .logarithm] {
      add("joinpoint", joinpoint(x: x, y: y, options: .init(scale: scale)))
      add("joinpoint weighted", joinpoint(x: x, y: y, weights: y.map(abs), options: .init(scale: scale)))
      add(
        "joinpoint permutation",
        joinpoint(
          x: x, y: y,
          options: .init(scale: scale, selection: permutation, averageInterval: resampling, maximum: 2)))
    }
    add("poissonJoinpoint", poissonJoinpoint(x: x, counts: y))
    add("poissonJoinpoint", poissonJoinpoint(x: x, counts: y, exposure: y.map { abs($0) + 1 }))
    for breaks in BreakCount.allCases { add("segmented", segmentedRegression(x: x, y: y, breaks: breaks)) }
    add("segmentedPoisson", segmentedPoisson(x: x, counts: y))
    add("davies", daviesTest(x: x, y: y))
    add("score", slopeScoreTest(x: x, y: y))
    for cost in [SegmentCost.level, .poisson, .negativeBinomial(theta: 0.5), .line] {
      add("penalised \(cost)", penalisedSegmentation(y, cost: cost))
      add("penalised \(cost)", penalisedSegmentation(y, cost: cost, penalty: .fixed(0), minimumLength: -4))
      add("optimal \(cost)", optimalSegmentation(y, cost: cost, segments: 3))
    }
    for model in [BreakpointModel.level, .line] {
      add("baiPerron", baiPerron(y, model: model))
      add("baiPerron", baiPerron(y, model: model, trimming: 0, maximum: 100))
      add("olsCusum", olsCusum(y, model: model))
      add("recursiveCusum", recursiveCusum(y, model: model))
      add("mosum", mosum(y, model: model))
      add("scoreCusum", scoreCusum(y, model: model))
      add("supF", supF(y, model: model))
      add("chow", chow(y, model: model, after: y.count / 2))
    }
    return list
  }

  private func check(_ y: [Double], _ comment: String) {
    for x in [y.indices.map(Double.init), y.indices.map { 1e9 + 3 * Double($0) }] {
      for (name, result) in Self.results(x, y) {
        if case .success(let value) = result {
          #expect(holdsFiniteNumbersOnly(value), "\(name) of \(comment)")
        }
      }
    }
  }

  @Test(arguments: named.indices) func namedSeriesGiveAValueOrAReason(index: Int) {
    check(Self.named[index], "series \(index)")
  }

  /// Places and counts take turns, so that each method meets every kind of series.
  @Test(arguments: HostileSeries.blocks) func randomSeriesGiveAValueOrAReason(block: Int) {
    var random = HostileSeries(seed: 30 + UInt64(block))
    var (numbers, reasons) = (0, 0)
    for place in 0..<HostileSeries.countInBlock(usual: 160) {
      let grid = random.nextFinite()
      let known = grid.indices.filter { grid[$0] != nil }
      let x = known.map { place % 3 == 0 ? 1e9 + 3 * Double($0) : Double($0) }
      let y = known.compactMap { grid[$0] }.map { place % 2 == 0 ? $0 : abs($0).rounded() }
      for (name, result) in Self.results(x, y) + Self.analyses(grid) {
        switch result {
        case .failure: reasons += 1
        case .success(let value):
          numbers += 1
          #expect(holdsFiniteNumbersOnly(value), "\(name) of \(y) at \(x)")
        }
      }
    }
    #expect(numbers > 0 && reasons > 0)
  }

  private static func analyses(_ grid: [Double?]) -> [(String, Result<Any, NotEstimable>)] {
    [
      ("levels", ChangePointAnalysis.levels(of: grid).map { $0 as Any }),
      ("joinpoints", ChangePointAnalysis.joinpoints(of: grid).map { $0 as Any }),
      (
        "poissonJoinpoints",
        ChangePointAnalysis.poissonJoinpoints(of: grid, exposure: grid).map { $0 as Any }
      ),
    ]
  }

  @Test func valuesThatAreNoNumbersAreRefused() {
    let y = [1, .nan, 3, 4, 2, 6, .infinity, 8, 9, 12]
    for (name, result) in Self.results(y.indices.map(Double.init), y) {
      if case .success = result { Issue.record("\(name) took a value that is not finite") }
    }
  }
}
