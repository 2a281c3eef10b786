import Foundation

/// Per cent with one decimal and the standard error.
func share(_ hits: Int, of replicates: Int) -> String {
  let p = Double(hits) / Double(replicates)
  return String(format: "%.1f (%.1f)", 100 * p, 100 * (p * (1 - p) / Double(replicates)).squareRoot())
}

var replicates = 2000
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  guard argument == "--replicates", let number = arguments.popFirst().flatMap({ Int($0) }), number >= 100
  else {
    FileHandle.standardError.write(Data("use: calibrate [--replicates N]\n".utf8))
    exit(2)
  }
  replicates = number
}

let noises: [(Noise, seasons: [Int])] = [
  (.autoregressive(coefficient: 0), [1, 12]), (.autoregressive(coefficient: 0.4), [1, 12]),
  (.autoregressive(coefficient: 0.7), [1, 12]), (.seasonalCounts(mean: 20), [12]),
  (.seasonalCounts(mean: 4), [12]),
]
var failures = 0
print(
  """
  Default verdict, \(replicates) series a cell, seed \(Cell.seed). Per cent of series found to have a trend at a nominal
  5 %, standard error in brackets. "paired" is the verdict's power less that of the pre-whitened test on the same series;
  it has a limit where the season is that of the noise.

  | noise | season | n | size | size at 1 % | mannKendallAR1 | pre-whitened | power | pre-whitened | paired | |
  | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
  """)
var number: UInt64 = 0
for (noise, seasons) in noises {
  for season in seasons {
    for count in [24, 60, 120, 240] {
      number += 1
      let cell = Cell(noise: noise, count: count, season: season, number: number)
      let null = cell.rejections(slope: 0, replicates: replicates)
      let trend = cell.rejections(slope: noise.detectableSlope(count: count), replicates: replicates)
      let size = Double(null.verdict) / Double(replicates)
      let r = Double(replicates)
      let (more, less) = (Double(trend.onlyVerdict) / r, Double(trend.onlyPreWhitened) / r)
      let difference = more - less
      let error = ((more + less - difference * difference) / r).squareRoot()
      let holdsSize = count < 60 ? size <= 0.1 : (0.035...0.065).contains(size)
      // Told to allow for seasons that are not there, the verdict pays for them; the pre-whitened test is told nothing.
      let holdsPower = difference >= -2 * error || (season > 1 && !noise.isSeasonal)
      let isWhole = null.withoutVerdict + trend.withoutVerdict == 0
      if !holdsSize || !holdsPower || !isWhole { failures += 1 }
      let verdict =
        !isWhole ? "no verdict" : !holdsSize ? "size" : !holdsPower ? "power" : "holds"
      print(
        "| \(noise.name) | \(season) | \(count) | \(share(null.verdict, of: replicates)) "
          + "| \(share(null.verdictAtOnePerCent, of: replicates)) "
          + "| \(share(null.olderVariance, of: replicates)) | \(share(null.preWhitened, of: replicates)) "
          + "| \(share(trend.verdict, of: replicates)) | \(share(trend.preWhitened, of: replicates)) "
          + String(format: "| %+.1f (%.1f) | ", 100 * difference, 100 * error) + verdict + " |")
    }
  }
}
print("\n\(failures) of \(number) cells miss a limit.")
exit(failures == 0 ? 0 : 1)
