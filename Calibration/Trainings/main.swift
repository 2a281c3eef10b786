import Foundation
import Simulation
import Statistics

var series = 10_000
var seed: UInt64 = 20_271_118
var arguments = CommandLine.arguments.dropFirst()
var parts = ["intervals", "tests"]
while let argument = arguments.popFirst() {
  if argument == "--part", let name = arguments.first, parts.contains(name) {
    parts = [name]
    arguments.removeFirst()
    continue
  }
  switch (argument, arguments.popFirst().flatMap { Int($0) }) {
  case ("--series", let number?) where number >= 10: series = number
  case ("--seed", let number?) where number >= 0: seed = UInt64(number)
  default:
    FileHandle.standardError.write(
      Data("use: trainings [--series N] [--seed N] [--part intervals|tests]\n".utf8))
    exit(2)
  }
}

let taught = [
  TrainedClass(name: "none at the maximum", easiness: -1, learning: 1, spread: 0.5),
  TrainedClass(name: "25 %, easy test", easiness: 1.735, learning: 1, spread: 0.5),
  TrainedClass(name: "50 %, easy test", easiness: 2.806, learning: 1, spread: 0.5),
  TrainedClass(name: "25 %, much learnt", easiness: 0, learning: 2.66, spread: 0.8),
  TrainedClass(name: "50 %, much learnt", easiness: 0, learning: 3.816, spread: 0.8),
]
let untaught = [
  TrainedClass(name: "none at the maximum", easiness: -1, learning: 0, spread: 0),
  TrainedClass(name: "25 %", easiness: 2.782, learning: 0, spread: 0),
  TrainedClass(name: "50 %", easiness: 3.795, learning: 0, spread: 0),
]
let persons = [5, 10, 23, 70]
let cells =
  taught.flatMap { kind in persons.map { TrainingCell(kind: kind, persons: $0, isNull: false) } }
  + untaught.flatMap { kind in persons.map { TrainingCell(kind: kind, persons: $0, isNull: true) } }
let isAsked = (intervals: parts.contains("intervals"), tests: parts.contains("tests"))
let (number, compared, start) = (series, max(10, series / 5), seed)
// Random streams belong to the series of a cell, so the tables are the same for any number of workers.
let results = await withTaskGroup(of: (Int, [(name: String, tally: Tally)]).self) { group in
  var results = [[(name: String, tally: Tally)]](repeating: [], count: cells.count)
  // The longest first.
  var waiting = cells.indices.filter { cells[$0].isNull ? isAsked.tests : isAsked.intervals }.sorted {
    (cells[$0].persons, $0) < (cells[$1].persons, $1)
  }
  func add() {
    guard let place = waiting.popLast() else { return }
    let cell = cells[place]
    group.addTask { (place, cell.tallies(seed: start, series: number, compared: compared)) }
  }
  for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { add() }
  while let (place, result) = await group.next() {
    results[place] = result
    FileHandle.standardError.write(Data("\(cells[place].kind.name), \(cells[place].persons)\n".utf8))
    add()
  }
  return results
}

/// What has a limit; the rest is printed beside it.
let demandedIntervals = [
  "mean gain", "median gain", "normalised gain", "effect d_z", "difference of groups that gain alike",
  "difference of groups that do not",
]
let undemandedTests = ["Welch t", "Kruskal-Wallis, chi-square"]

var isMissed = false
for (title, isNull) in [
  ("Intervals: per cent that hold the truth", false),
  ("Tests: per cent that refuse what is true, at 5 %", true),
] where isNull ? isAsked.tests : isAsked.intervals {
  print(
    isNull
      ? "The same test twice, nothing learnt between; \(series) series a cell, \(min(series, 4000)) of tests that deal the values out, seed \(seed).\n"
      : "Classes that take a test of 20 items before and after a training; \(series) series a cell, \(compared) of the intervals in brackets, seed \(seed).\n"
  )
  for kind in isNull ? untaught : taught {
    let truth = kind.truth()
    let shares = String(
      format: "- %@: %.1f %% at the maximum before, %.1f %% after", kind.name, 100 * truth.atMaximum.before,
      100 * truth.atMaximum.after)
    let gains = String(
      format: "; mean gain %.2f, median %.0f, normalised %.2f, d_z %.2f, alpha before %.2f", truth.meanGain,
      truth.medianGain, truth.normalisedGain, truth.effect, truth.alphaBefore)
    print(shares + (isNull ? "" : gains))
  }
  print("")
  var table = ResultTable(
    title: title,
    headings: isNull
      ? ["test", "class", "n", "refused %", "no answer %"]
      : ["interval", "class", "n", "held %", "too low %", "too high %", "no answer %"])
  let chosen = cells.indices.filter { cells[$0].isNull == isNull }
  for (line, name) in (results[chosen[0]].map(\.name)).enumerated() {
    for place in chosen {
      let tally = results[place][line].tally
      func share(_ part: Int, _ whole: Int) -> String { ResultTable.share(part, of: whole) }
      let none = share(tally.series - tally.answered, tally.series)
      if isNull {
        let size = Double(tally.refused) / Double(max(1, tally.series))
        table.rows.append(
          (
            [
              name, cells[place].kind.name, "\(cells[place].persons)", share(tally.refused, tally.series),
              none,
            ],
            undemandedTests.contains(name) ? nil : size <= 0.055
          ))
      } else {
        let held = Double(tally.held) / Double(max(1, tally.answered))
        // Whole points keep some intervals of medians wider than they need to be: too much is no miss there.
        let isKept = tally.answered == 0 || held >= 0.93 && (held <= 0.97 || name == "median gain")
        table.rows.append(
          (
            [
              name, cells[place].kind.name, "\(cells[place].persons)", share(tally.held, tally.answered),
              share(tally.below, tally.answered), share(tally.above, tally.answered), none,
            ], demandedIntervals.contains(name) ? isKept : nil
          ))
      }
    }
  }
  print(table.text, terminator: "\n\n")
  print("\(table.misses) of \(table.rows.count { $0.isKept != nil }) rows miss a limit.\n")
  if table.misses > 0 { isMissed = true }
}
exit(isMissed ? 1 : 0)
