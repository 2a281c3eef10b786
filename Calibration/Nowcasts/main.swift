import Foundation

var replicates = 1000
var seed: UInt64 = 20_271_706
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch (argument, arguments.popFirst().flatMap { Int($0) }) {
  case ("--replicates", let number?) where number >= 10: replicates = number
  case ("--seed", let number?) where number >= 0: seed = UInt64(number)
  default:
    FileHandle.standardError.write(Data("use: nowcasts [--replicates N] [--seed N]\n".utf8))
    exit(2)
  }
}

let cells = NowcastPlan.cells()
let (number, start) = (replicates, seed)
// Random streams belong to the cells, so the table is the same for any number of workers.
let counts = await withTaskGroup(of: (Int, NowcastCell.Counts).self) { group in
  var counts = [NowcastCell.Counts](repeating: .init(), count: cells.count)
  var next = 0
  func add() {
    guard next < cells.count else { return }
    let (place, cell) = (next, cells[next])
    group.addTask { (place, cell.counts(seed: start, replicates: number)) }
    next += 1
  }
  for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { add() }
  while let (place, result) = await group.next() {
    counts[place] = result
    add()
  }
  return counts
}

let leastCoverage = 0.9
print(
  "Nowcasts of the tail, \(replicates) series a row of \(NowcastPlan.periods) periods but where it says otherwise, seed \(seed).\n"
)
print(
  "| series | latest period % | periods below 95 % complete % | their total % | retrospective % | width of the latest | bias of the latest % | no value | |"
)
print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
var misses = 0
for (cell, count) in zip(cells, counts) {
  func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
  let (latest, all) = (share(count.latestHeld, count.latest), share(count.held, count.rows))
  let total = share(count.totalsHeld, count.totals)
  let isKept = min(latest, all, total) >= leastCoverage
  if cell.isDemanded, !isKept { misses += 1 }
  let estimated = Double(max(1, count.widthRows))
  let numbers = String(
    format: "%.1f | %.1f | %.1f | %.1f | %.2f | %+.1f | %d", 100 * latest, 100 * all, 100 * total,
    100 * count.retrospective / Double(max(1, count.series - count.reasons)), count.width / estimated,
    100 * count.bias / estimated, count.reasons)
  print("| \(cell.name) | \(numbers) | \(cell.isDemanded ? (isKept ? "holds" : "misses") : "") |")
}
print("\n\(misses) of \(cells.count(where: \.isDemanded)) rows miss a limit.")
exit(misses == 0 ? 0 : 1)
