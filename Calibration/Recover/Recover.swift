import Foundation

/// How often the planted trends and breaks of made-up case records are found, from the messy file to the finding.
///
///     recover PROJECT PROGRAMS [--seeds N] [--first-seed N] [--rows N]
///
/// PROGRAMS holds `waymark` and `generate-cases`. Prints a table; ends with 1 where fewer than 90 % of all
/// pairs of an effect and a seed are recovered.
@main enum Recover {
  private static let demanded = 0.9

  static func main() throws {
    var words = CommandLine.arguments.dropFirst()
    var folders: [URL] = []
    var numbers = ["--seeds": 50, "--first-seed": 1, "--rows": 20_000]
    while let word = words.popFirst() {
      if numbers[word] != nil, let number = words.popFirst().flatMap({ Int($0) }), number > 0 {
        numbers[word] = number
      } else if !word.hasPrefix("-") {
        folders.append(URL(filePath: word))
      } else {
        folders = []
        break
      }
    }
    guard folders.count == 2, let seeds = numbers["--seeds"], let first = numbers["--first-seed"],
      let rows = numbers["--rows"]
    else {
      FileHandle.standardError.write(
        Data("use: recover PROJECT PROGRAMS [--seeds N] [--first-seed N] [--rows N]\n".utf8))
      exit(2)
    }
    var effects: [Effect] = []
    var counts: [Int] = []
    for number in 0..<seeds {
      let folder = FileManager.default.temporaryDirectory.appending(path: "recover-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let sample = try Sample(
        seed: UInt64(first + number), rows: rows, folder: folder, project: folders[0], programs: folders[1])
      let planted = try sample.effects()
      if effects.isEmpty { (effects, counts) = (planted, planted.map { _ in 0 }) }
      guard planted == effects else {
        throw Sample.Failure(description: "the planted effects differ from seed to seed")
      }
      for (place, isRecovered) in try sample.recovered(effects).enumerated() where isRecovered {
        counts[place] += 1
      }
      FileHandle.standardError.write(Data("recover: \(number + 1) of \(seeds) samples\n".utf8))
    }
    let all = counts.reduce(0, +)
    let share = Double(all) / Double(max(effects.count * seeds, 1))
    print(
      """
      Samples of \(rows) made-up case records with seeds \(first) to \(first + seeds - 1), through `pipelines/case-records.yaml`:
      how many of them show each planted effect with the right sign and the truth inside the interval of 95 %. Trends
      are rate ratios a year of the `trend` stage, new levels breaks of `baiPerron` in the counts by month.

      | group | planted | recovered | of |
      | --- | --- | --- | --- |
      """)
    for (effect, count) in zip(effects, counts) {
      print("| \(effect.group) | \(effect.planted) | \(count) | \(seeds) |")
    }
    let percent = (share * 1000).rounded() / 10
    print(
      "\n\(all) of \(effects.count * seeds) pairs of an effect and a seed, \(percent) %; demanded are 90 %.")
    exit(share >= demanded ? 0 : 1)
  }
}
