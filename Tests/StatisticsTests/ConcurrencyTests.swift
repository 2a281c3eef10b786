import Statistics
import Testing
import Trends

/// That results have the same bits however many workers compute them.
@Suite struct ConcurrencyTests {
  /// Everything that works in batches, draws random numbers or calls LAPACK, as text to the last bit.
  private static func results(_ seed: Int) -> String {
    var random = HostileSeries(seed: UInt64(seed))
    let grids = (0..<12).map { _ in random.nextFinite() }
    let counts = grids.map { grid in
      CountSeries(counts: grid.map { value in value.map { abs($0).rounded() } })
    }
    let design = CountDesign(periods: 50, season: .harmonics([12, 6]))
    let y = (0..<40).map { _ in 20 + 10 * random.unit() }
    let x = y.indices.map(Double.init)
    var parts: [Any] = [
      negativeBinomialRegression(counts, design: design).map { $0.map(\.coefficients) },
      joinpoint(
        x: x, y: y,
        options: JoinpointOptions(
          selection: .permutation(JoinpointPermutation(permutations: 99)),
          averageInterval: .empirical(JoinpointResampling(samples: 20)), maximum: 2)),
      ordinaryLeastSquares(index: x, values: y, degree: 3).map { $0.coefficients },
      baiPerron(y, model: .level),
      stl(y, period: 4, options: .r(period: 4, length: y.count, fitting: .robust)),
      theilSen(x: x, y: y),
    ]
    let batch = SeriesBatch(grids)
    if let factorised = try? BatchLeastSquares.factorised(
      .trendWithHarmonic((0..<batch.periods).map(Double.init), period: 12), periods: batch.periods
    ).get() {
      parts.append(factorised.fit(batch, weighting: .equal, errors: .hc3).coefficients)
    }
    let series = grids.enumerated().map { place, grid in
      LabelledSeries(
        measure: "detections", key: [.init(dimension: "route", code: "R\(place)")],
        periods: grid.indices.map(String.init), values: grid, bounds: grid.map { $0.map { ($0, $0) } })
    }
    parts.append(
      TrendAnalysis.findings(series, season: 12, periodsPerYear: 12, alpha: 0.05, family: "a test"))
    return parts.map { "\($0)" }.joined(separator: "\n")
  }

  @Test func oneTwoAndEightWorkersGiveTheSameBits() async {
    let seeds = Array(0..<16)
    let alone = seeds.map(Self.results)
    for workers in [2, 8] {
      let together = await withTaskGroup(of: [(Int, String)].self) { group in
        for worker in 0..<workers {
          group.addTask {
            stride(from: worker, to: seeds.count, by: workers).map { ($0, Self.results(seeds[$0])) }
          }
        }
        return await group.reduce(into: [Int: String]()) { all, some in
          for (place, text) in some { all[place] = text }
        }
      }
      #expect(seeds.map { together[$0] } == alone, "\(workers) workers")
    }
    #expect(Set(alone).count == alone.count)
  }
}
