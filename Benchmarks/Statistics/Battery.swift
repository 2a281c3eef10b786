import Foundation
import Measurement
import Series
import Statistics
import Trends

/// The whole battery of a night over many series, on a number of workers: what a stage computes and more.
///
/// For each series: the default verdict with its rate ratio, and STL. Wall time counts here.
struct Battery: Encodable {
  var series: Int
  var length: Int
  var workers: Int
  var seconds: Double
  /// What the peers would take on as many workers for the same numbers, from their times a series.
  var peerSeconds: Double?
  /// The most that it may take on two workers.
  var target = 5.0
  /// Whether one worker gives the same numbers, to the bit.
  var isSameWithOneWorker: Bool

  private enum CodingKeys: CodingKey {
    case series, length, workers, seconds, peerSeconds, target, isSameWithOneWorker
  }

  /// Measures it.
  static func measure(_ set: SeriesSet, workers: Int) async -> Battery {
    let start = ContinuousClock.now
    let numbers = await run(set.series, workers: workers)
    let seconds = start.duration(to: .now) / .seconds(1)
    let some = Array(set.series.prefix(500))
    let (single, several) = (await run(some, workers: 1), await run(some, workers: workers))
    keep(numbers)
    return Battery(
      series: set.series.count, length: set.series.first?.count ?? 0, workers: workers, seconds: seconds,
      isSameWithOneWorker: single == several)
  }

  /// Blocks of series, each computed by one worker, in order.
  private static func run(_ series: [[Double]], workers: Int) async -> [Double] {
    let blocks = stride(from: 0, to: series.count, by: 250).map {
      Array(series[$0..<min($0 + 250, series.count)])
    }
    return await withTaskGroup(of: (Int, [Double]).self) { group in
      var results = [[Double]](repeating: [], count: blocks.count)
      var next = 0
      func start() {
        guard next < blocks.count else { return }
        let place = next
        group.addTask { (place, compute(blocks[place])) }
        next += 1
      }
      for _ in 0..<workers { start() }
      while let (place, numbers) = await group.next() {
        results[place] = numbers
        start()
      }
      return results.flatMap(\.self)
    }
  }

  private static func compute(_ series: [[Double]]) -> [Double] {
    let length = series.first?.count ?? 0
    let periods = (0..<length).map { "\(2000 + $0 / 12)-\($0 % 12 + 1)" }
    let labelled = series.map { values in
      LabelledSeries(
        measure: "count", key: [], periods: periods, values: values, bounds: values.map { ($0, $0) })
    }
    let findings = TrendAnalysis.trends(
      labelled, season: 12, periodsPerYear: 12, alpha: 0.05)
    let model = STL(length: length, period: 12, options: .r(period: 12, length: length))
    var numbers: [Double] = []
    for (finding, values) in zip(findings, series) {
      numbers.append((try? finding.test.get().p) ?? -1)
      numbers.append((try? finding.slopePerYear.get().value) ?? -1)
      if case .success(let fit) = model.decompose(values) { numbers.append(fit.trend[length / 2]) }
    }
    return numbers
  }

  /// The lines of the report.
  var lines: [String] {
    var line = "\(series) series of \(length) months, \(workers) workers: \(threeDigits(seconds)) s"
    if let peerSeconds { line += ", peers about \(threeDigits(peerSeconds)) s" }
    return [line + " (target <= \(threeDigits(target)) s\(seconds > target ? ", above" : ""))"]
      + (isSameWithOneWorker ? [] : ["WRONG: one worker gives other numbers than \(workers)"])
  }
}
