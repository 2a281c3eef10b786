import Foundation
import Simulation
import Statistics
import Trends

var nights = 1000
var seed: UInt64 = 20_261_219
var part: String?
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  let value = arguments.popFirst()
  switch (argument, value.flatMap { Int($0) }) {
  case ("--nights", let number?) where number >= 1: nights = number
  case ("--seed", let number?) where number >= 0: seed = UInt64(number)
  case ("--part", _) where value.map(AlertTables.parts.contains) ?? false: part = value
  case ("--time", let number?) where number >= 1:
    Speed.printTime(of: number)
    exit(0)
  default:
    FileHandle.standardError.write(
      Data(
        "use: alerts [--nights N] [--seed N] [--part \(AlertTables.parts.joined(separator: "|"))] | alerts --time N\n"
          .utf8))
    exit(2)
  }
}

let tables = AlertTables(nights: nights, seed: seed)
print("Alerts, \(nights) nights of \(Nights.family) series, seed \(seed).")
var (rows, misses) = (0, 0)
for table in AlertTables.parts.filter({ part == nil || $0 == part }).flatMap(tables.made) {
  print("\n" + table.text)
  rows += table.rows.count { $0.isKept != nil }
  misses += table.misses
}
print("\n\(misses) of \(rows) rows miss a limit.")
exit(misses == 0 ? 0 : 1)
