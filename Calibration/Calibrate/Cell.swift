import Foundation
import Statistics
import Trends

/// One cell of the table: a noise, a length and a season, many times over.
struct Cell: Sendable {
  var noise: Noise
  var count: Int
  var season: Int
  /// Distinguishes the random streams of cells.
  var number: UInt64
  var seed: UInt64

  /// How many of the replicates each test rejects at 5 %.
  struct Rejections: Sendable {
    var verdict = 0
    var verdictAtOnePerCent = 0
    var olderVariance = 0
    var preWhitened = 0
    /// Rejections by the verdict alone, and by the pre-whitened test alone.
    var onlyVerdict = 0
    var onlyPreWhitened = 0
    var withoutVerdict = 0
    /// Series whose months were allowed for.
    var seasonal = 0
  }

  func rejections(slope: Double, replicates: Int) -> Rejections {
    var total = Rejections()
    let index = (0..<count).map(Double.init)
    let periods = (0..<count).map(String.init)
    for replicate in 0..<replicates {
      var stream = RandomStream(
        seed: seed, series: number * 2 + (slope == 0 ? 0 : 1), replicate: UInt32(replicate))
      let values = noise.series(count: count, slope: slope, from: &stream)
      let series = LabelledSeries(
        measure: "simulated", key: [], periods: periods, values: values, bounds: values.map { ($0, $0) })
      let finding = TrendAnalysis.trends(
        [series], season: season, periodsPerYear: 12, alpha: 0.05)[0]
      let p = try? finding.test.get().p
      let older = try? mannKendallAR1(index: index, values: values).get().test.p
      let whitened = try? mannKendallPreWhitened(index: index, values: values).get().p
      let (finds, whitenedFinds) = ((p ?? 1) < 0.05, (whitened ?? 1) < 0.05)
      if p == nil { total.withoutVerdict += 1 }
      if finding.isDeseasonalised { total.seasonal += 1 }
      if finds { total.verdict += 1 }
      if (p ?? 1) < 0.01 { total.verdictAtOnePerCent += 1 }
      if (older ?? 1) < 0.05 { total.olderVariance += 1 }
      if whitenedFinds { total.preWhitened += 1 }
      if finds, !whitenedFinds { total.onlyVerdict += 1 }
      if whitenedFinds, !finds { total.onlyPreWhitened += 1 }
    }
    return total
  }
}
