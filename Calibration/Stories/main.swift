import Foundation
import Simulation

var replicates = 1000
var seed: UInt64 = 20_270_114
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  let value = arguments.popFirst()
  switch (argument, value.flatMap { Int($0) }) {
  case ("--replicates", let number?) where number >= 10: replicates = number
  case ("--seed", let number?) where number >= 0: seed = UInt64(number)
  case ("--read", _):
    if let value, StoryReading.printStories(of: value) { exit(0) }
    fallthrough
  default:
    FileHandle.standardError.write(
      Data("use: stories [--replicates N] [--seed N] | stories --read FILE.csv (name,YYYY-MM,count)\n".utf8))
    exit(2)
  }
}

let rows = StoryPlan.rows()
let jobs = rows.indices.flatMap { row in rows[row].cells.indices.map { (row: row, cell: $0) } }
let (number, start) = (replicates, seed)
// Random streams belong to the cells, so the table is the same for any number of workers.
let counts = await withTaskGroup(of: (Int, StoryCell.Counts).self) { group in
  var counts = [StoryCell.Counts](repeating: .init(), count: jobs.count)
  var (next, done) = (0, 0)
  func add() {
    guard next < jobs.count else { return }
    let (place, cell) = (next, rows[jobs[next].row].cells[jobs[next].cell])
    group.addTask { (place, cell.counts(seed: start, replicates: number)) }
    next += 1
  }
  for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { add() }
  while let (place, result) = await group.next() {
    counts[place] = result
    done += 1
    FileHandle.standardError.write(Data("stories: \(done) of \(jobs.count) cells\n".utf8))
    add()
  }
  return counts
}
let byRow = rows.indices.map { row in jobs.indices.filter { jobs[$0].row == row }.map { counts[$0] } }
let tables = StoryPlan.tables(rows, byRow)
print("The story of a series, \(replicates) series a cell, seed \(seed).\n")
print(tables.map(\.text).joined(separator: "\n\n"))
let misses = tables.reduce(0) { $0 + $1.misses }
print("\n\(misses) of \(rows.count) rows miss a limit.")
exit(misses == 0 ? 0 : 1)
