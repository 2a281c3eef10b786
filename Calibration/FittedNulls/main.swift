import Foundation

var replicates = 200
var seed: UInt64 = 20_270_211
var timed: Int?
var arguments = CommandLine.arguments.dropFirst()
let root = arguments.popFirst() ?? "."
var folder = root + "/../shared/data"
while let argument = arguments.popFirst() {
  let value = arguments.popFirst()
  switch (argument, value, value.flatMap { Int($0) }) {
  case ("--replicates", _, let number?) where number >= 10: replicates = number
  case ("--seed", _, let number?) where number >= 0: seed = UInt64(number)
  case ("--time", _, let number?) where number > 0: timed = number
  case ("--figures", let path?, _): folder = path
  default:
    FileHandle.standardError.write(
      Data("use: fitted-nulls PROJECT [--figures FOLDER] [--replicates N] [--seed N] | --time N\n".utf8))
    exit(2)
  }
}
if let timed {
  ManySeries.printCosts(count: timed, seed: seed)
  exit(0)
}

var figures: [MonthlyFigures.Series] = []
var absent: [String] = []
for source in MonthlyFigures.carried(root) + MonthlyFigures.further(folder) {
  if let series = source.series() {
    figures += series
  } else if !absent.contains(source.fileName) {
    absent.append(source.fileName)
  }
}
print(
  """
  Series without a trend and without a break, made to look like real ones: \(replicates) of each, seed \(seed). Per cent.
  """)
if !absent.isEmpty { print("Left out, since not there: \(absent.joined(separator: ", ")).") }
var misses = 0
var tables: [String] = []
for (estimation, title) in [
  (LatentNoise.Estimation.left, "Noise as the stretches leave it"),
  (.restricted, "Noise with what the stretches took with them"),
] {
  let rows = await NullOutcome.all(figures, estimation, seed: seed, replicates: replicates)
  let table = NullTable(rows: rows.compactMap(\.self))
  let untold = zip(figures, rows).filter { $0.1 == nil }.map(\.0.name)
  print("\n### \(title)\n\n\(table.summary)\n")
  for limit in table.limits { print("- \(limit.text): \(limit.isKept ? "holds" : "misses")") }
  print("\n\(table.resemblance)")
  if !untold.isEmpty { print("\nLeft out, since without a story: \(untold.joined(separator: "; ")).") }
  misses += table.limits.count { !$0.isKept }
  tables.append("### Each series: \(title.lowercased())\n\n\(table.text)")
}
print("\n\(misses) of 6 limits are missed.\n\n" + tables.joined(separator: "\n\n"))
exit(misses == 0 ? 0 : 1)
