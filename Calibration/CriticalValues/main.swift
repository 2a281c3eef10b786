import Foundation
import Statistics

/// Simulates the critical values of `logLinearTrend` and prints them as a Swift file, or what a bonus costs as a table.
let levels = [0.2, 0.1, 0.05, 0.02, 0.01, 0.001]
let plainLengths = [6, 8, 10, 12, 16, 20, 24, 36, 60, 120, 196, 360]
let monthLengths = [24, 36, 60, 120, 196, 360]
var replicates = 20_000
var seed: UInt64 = 20_261_129
var bonus = 0.5
var isFrontier = false
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--frontier": isFrontier = true
  case "--replicates": replicates = arguments.popFirst().flatMap { Int($0) } ?? 0
  case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? 0
  case "--bonus": bonus = arguments.popFirst().flatMap { Double($0) } ?? 0
  default: replicates = 0
  }
}
guard replicates >= 1_000, replicates <= 1_000_000 else {
  FileHandle.standardError.write(
    Data("use: critical-values [--replicates N] [--seed N] [--bonus B] [--frontier]\n".utf8))
  exit(2)
}

if isFrontier {
  print(
    "| n | months | bonus | size, independent | AR 0.3 | AR 0.8 | 0.87, share 0.3 | 0.93, share 0.3 | 0.93, share 0.75 | power, independent | AR 0.3 | AR 0.8 |"
  )
  print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
  func number(_ phi: Double, _ share: Double) -> Int {
    Dependence.candidates.firstIndex(of: Dependence(autocorrelation: phi, share: share)) ?? 0
  }
  for length in [60, 120, 196] {
    for hasMonths in [false, true] {
      for whole in [0, 0.25, 0.5, 0.75, 1, 1.5] {
        let simulation = Simulation(
          length: length, hasMonths: hasMonths, bonus: whole, replicates: replicates, seed: seed)
        let critical = simulation.criticalValues(level: 0.05)
        let other = Simulation(
          length: length, hasMonths: hasMonths, bonus: whole, replicates: replicates, seed: seed + 1)
        let sizes = [(0, 0), (0.3, 1), (0.8, 1), (0.87, 0.3), (0.93, 0.3), (0.93, 0.75)].map {
          other.size(model: number($0.0, $0.1), critical: critical)
        }
        let powers = [(0.0, 0.0), (0.3, 1), (0.8, 1)].map {
          other.power(model: number($0.0, $0.1), critical: critical)
        }
        print(
          "| \(length) | \(hasMonths ? 12 : 1) | \(whole) | "
            + (sizes + powers).map { String(format: "%.1f", 100 * $0) }.joined(separator: " | ") + " |")
      }
    }
  }
  exit(0)
}

let tasks = plainLengths.map { ($0, false) } + monthLengths.map { ($0, true) }
let (count, first, whole) = (replicates, seed, bonus)
let results = await withTaskGroup(of: (Int, [[Double]]).self) { group in
  var results = [[[Double]]](repeating: [], count: tasks.count)
  // The longest first; random streams belong to lengths, so the table is the same for any order.
  var order = Array(tasks.indices.sorted { tasks[$0].0 > tasks[$1].0 })[...]
  func start() {
    guard let place = order.popFirst() else { return }
    group.addTask {
      let (length, hasMonths) = tasks[place]
      let simulation = Simulation(
        length: length, hasMonths: hasMonths, bonus: Simulation.bonus(whole, length: length),
        replicates: count,
        seed: first)
      let rows = simulation.criticalValues(levels: levels)
      return (place, rows + [simulation.detectable(critical: rows[2])])
    }
  }
  for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { start() }
  while let (place, found) = await group.next() {
    results[place] = found
    FileHandle.standardError.write(
      Data("critical-values: \(results.count { !$0.isEmpty }) of \(tasks.count) lengths\n".utf8))
    start()
  }
  return results
}

func literal(_ name: String, _ lengths: [Int], _ tables: ArraySlice<[[Double]]>) -> String {
  let lines = zip(lengths, tables).map { length, rows in
    "    // \(length) values.\n"
      + rows.map { "    " + $0.map { String(Int((100 * $0).rounded())) }.joined(separator: ", ") + "," }
      .joined(separator: "\n")
  }
  return """
      static let \(name == "months" ? "month" : name)Lengths = [\(lengths.map(String.init).joined(separator: ", "))]
      static let \(name): [Int16] = [
    \(lines.joined(separator: "\n"))
      ]
    """
}
print(
  """
  // Written by `scripts/calibrate --only critical-values --record`; not to be edited.
  // swift-format-ignore-file

  /// Critical values of `logLinearTrend` in hundredths: for each length a row for each of `CriticalValues.levels`, and one of the
  /// slopes over standard error that are found at 5 % in four of five series; a row has the models of `Dependence.candidates`. \(replicates) simulated series a model and length, seed \(seed).
  enum CriticalValueTable {
    static let independenceBonus = \(bonus)
  \(literal("plain", plainLengths, results[..<plainLengths.count]))
  \(literal("months", monthLengths, results[plainLengths.count...]))
  }
  """)
