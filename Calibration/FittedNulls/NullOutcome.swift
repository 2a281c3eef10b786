import Foundation
import Statistics
import Trends

/// Of how many series of a null something is said that is not there.
struct NullOutcome: Sendable {
  var series: Int
  var found = 0
  var foundAtOnePerCent = 0
  var foundByMannKendall = 0
  var broken = 0
  /// Rising or falling.
  var directed = 0
  /// What is left of the noise where the stretches are put back and taken out again.
  var refitted: (deviation: Double, longRun: Double)

  /// Random streams belong to the name of the null.
  init(_ null: FittedNull, seed: UInt64, replicates: Int) {
    series = replicates
    refitted = null.refitted(seed: seed, replicates: max(1, replicates / 40))
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, key: [null.name], replicate: UInt32(replicate))
      add(null.counts.series(from: &stream))
    }
  }

  private mutating func add(_ series: LabelledSeries) {
    for trend in TrendAnalysis.trends([series], season: 12, periodsPerYear: 12, alpha: 0.05) {
      if let p = try? trend.test.get().p {
        if p < 0.05 { found += 1 }
        if p < 0.01 { foundAtOnePerCent += 1 }
      }
      if let story = try? trend.story.get(), story.stretches.count > 1 { broken += 1 }
      if let direction = try? trend.direction.get(), direction == .rising || direction == .falling {
        directed += 1
      }
    }
    let levelled = DeseasonalisedValues(series.values, season: 12)
    let test = mannKendallSeasonalAR1(
      index: levelled.places.map(Double.init), values: levelled.known,
      season: levelled.isDeseasonalised ? 12 : 1)
    if let p = try? test.get().p, p < 0.05 { foundByMannKendall += 1 }
  }

  /// Per cent of the series.
  func share(_ hits: Int) -> Double { 100 * Double(hits) / Double(max(series, 1)) }

  /// What the nulls of some figures come to, in order; nil where one has no story.
  static func all(
    _ figures: [MonthlyFigures.Series], _ estimation: LatentNoise.Estimation, seed: UInt64, replicates: Int
  ) async -> [(null: FittedNull, outcome: NullOutcome)?] {
    await withTaskGroup(of: (Int, (null: FittedNull, outcome: NullOutcome)?).self) { group in
      var rows = [(null: FittedNull, outcome: NullOutcome)?](repeating: nil, count: figures.count)
      var (next, done) = (0, 0)
      func add() {
        guard next < figures.count else { return }
        let place = next
        group.addTask {
          let null = FittedNull(figures[place], estimation)
          return (place, null.map { ($0, NullOutcome($0, seed: seed, replicates: replicates)) })
        }
        next += 1
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { add() }
      while let (place, row) = await group.next() {
        rows[place] = row
        done += 1
        FileHandle.standardError.write(Data("fitted-nulls: \(done) of \(figures.count) series\n".utf8))
        add()
      }
      return rows
    }
  }
}
