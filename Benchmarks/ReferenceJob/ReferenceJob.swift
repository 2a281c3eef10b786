import Foundation
import Measurement

/// Runs the reference job in Waymark and beside it in DuckDB and Polars.
///
///     reference-job run CSV OUT [MEMORY]       Waymark's version, once
///     reference-job generate ROWS CSV          made-up records
///     reference-job compare FOLDER PYTHON [--rows N]... [--rounds N] [--json FILE]
///
/// `compare` makes its records in FOLDER where they are not there yet, 1,000,000 and 10,000,000 rows
/// unless it is told otherwise. It ends with 1 where the programs count differently.
@main enum ReferenceJob {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      switch (words.first, words.count) {
      case ("run", 3...4):
        try WaymarkJob.run(
          source: words[1], countries: ReferenceRecords.countries, output: words[2],
          memoryLimit: words.count > 3 ? words[3] : ReferenceComparison.memory, threads: 2)
      case ("generate", 3): try ReferenceGenerator.write(rows: Int(words[1]) ?? 0, to: words[2])
      case ("compare", 3...): try compare(words)
      default:
        FileHandle.standardError.write(Data("use: reference-job run | generate | compare ...\n".utf8))
        exit(2)
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func compare(_ words: [String]) throws {
    func values(_ option: String) -> [String] {
      words.indices.filter { words[$0] == option && $0 + 1 < words.count }.map { words[$0 + 1] }
    }
    let rows = values("--rows").compactMap(Int.init)
    var comparison = ReferenceComparison(
      folder: words[1], python: words[2], rounds: values("--rounds").first.flatMap(Int.init) ?? 3)
    for rows in rows.isEmpty ? [1_000_000, 10_000_000] : rows { try comparison.add(rows: rows) }
    comparison.lines.forEach { print($0) }
    if let path = values("--json").first {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try encoder.encode(comparison.results).write(to: URL(filePath: path))
    }
    guard comparison.isSameEverywhere else {
      throw ReferenceComparison.Failure(description: "the programs count differently")
    }
  }
}
