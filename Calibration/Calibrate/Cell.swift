import Foundation
import Statistics

/// One cell of the table: a noise, a length and a season, many times over.
struct Cell: Sendable {
  var noise: Noise
  var count: Int
  var season: Int
  var periodsPerYear = 12.0
  /// Distinguishes the random streams of cells.
  var number: UInt64
  var seed: UInt64

  /// What many series of a cell come to.
  struct Outcome: Sendable {
    var replicates: Int
    var found = 0
    var foundAtOnePerCent = 0
    var foundByMannKendall = 0
    /// Intervals that hold the truth.
    var covered = 0
    var coveredBySen = 0
    var withoutRatio = 0
    var withoutSen = 0
    var slowDrifts = 0
    /// The smallest detectable ratio of each series.
    var smallest: [Double] = []

    /// Per cent of the series.
    func share(_ hits: Int, without: Int = 0) -> Double {
      100 * Double(hits) / Double(max(replicates - without, 1))
    }
  }

  /// `purpose` keeps the random numbers of different slopes apart.
  func outcome(slope: Double, purpose: UInt64, replicates: Int) -> Outcome {
    var total = Outcome(replicates: replicates)
    let truth = exp(slope * periodsPerYear)
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, series: number * 4 + purpose, replicate: UInt32(replicate))
      let series = noise.series(count: count, slope: slope, from: &stream)
      var inflation = 1.0
      switch logLinearTrend(series, season: season, periodsPerYear: periodsPerYear) {
      case .failure: total.withoutRatio += 1
      case .success(let trend):
        if trend.p < 0.05 { total.found += 1 }
        if trend.p < 0.01 { total.foundAtOnePerCent += 1 }
        if trend.isSlowDrift { total.slowDrifts += 1 }
        inflation = trend.reachInflation
        total.smallest.append(trend.smallestDetectableRatio ?? .infinity)
        switch trend.ratioPerYear {
        case .failure: total.withoutRatio += 1
        case .success(let ratio): if ratio.lower <= truth, truth <= ratio.upper { total.covered += 1 }
        }
      }
      guard purpose < 2 else { continue }
      let rates = series.counts.indices.map { place in
        series.counts[place].map { $0 / (series.exposure?[place] ?? 1) }
      }
      if purpose == 0 {
        switch senSlope(rates, season: season, reachInflation: inflation) {
        case .failure: total.withoutSen += 1
        case .success(let slope): if slope.lower <= 0, slope.upper >= 0 { total.coveredBySen += 1 }
        }
      }
      let levelled = DeseasonalisedValues(rates, season: season)
      let test = mannKendallSeasonalAR1(
        index: levelled.places.map(Double.init), values: levelled.known,
        season: levelled.isDeseasonalised ? season : 1)
      let exact = levelled.known.count <= 10 ? mannKendallExactP(levelled.known) : nil
      if (exact ?? (try? test.get().p) ?? 1) < 0.05 { total.foundByMannKendall += 1 }
    }
    return total
  }
}
