import Foundation
import Measurement

/// Runs the reference job in Waymark and beside it in DuckDB and Polars.
///
///     reference-job run CSV OUT [MEMORY]           Waymark's version, once
///     reference-job generate ROWS CSV              made-up records
///     reference-job compare CSV ROWS PYTHON [MEMORY [ROUNDS]]   all, in turns, with medians and ratios
@main enum ReferenceJob {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      switch (words.first, words.count) {
      case ("run", 3...4):
        try WaymarkJob.run(
          source: words[1], countries: ReferenceRecords.countries, output: words[2],
          memoryLimit: words.count > 3 ? words[3] : "8GB", threads: 2)
      case ("generate", 3): try ReferenceGenerator.write(rows: Int(words[1]) ?? 0, to: words[2])
      case ("compare", 4...6):
        try compare(
          source: words[1], rows: Int(words[2]) ?? 0, python: words[3],
          memory: words.count > 4 ? words[4] : "8GB",
          rounds: words.count > 5 ? Int(words[5]) ?? 3 : 3)
      default:
        FileHandle.standardError.write(Data("use: reference-job run | generate | compare ...\n".utf8))
        exit(2)
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func compare(source: String, rows: Int, python: String, memory: String, rounds: Int) throws {
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let peers = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers").path
    let folder = URL(filePath: source).deletingLastPathComponent().path
    let programs = ["waymark", "duckdb_naive", "duckdb_tuned", "polars_job"]
    var runs: [String: [ReferenceRun]] = [:]
    // In turns, so that what else the machine does falls on all alike.
    for _ in 0..<rounds {
      for program in programs {
        let output = "\(folder)/\(program).csv"
        let command = program == "waymark" ? [own, "run"] : [python, "\(peers)/\(program).py"]
        runs[program, default: []].append(
          try ReferenceRun(
            program: program, rows: rows, command: command + [source, output, memory], output: output))
      }
    }
    var table = TextTable([
      ("program", false), ("wall", true), ("processor", true), ("MiB", true),
      ("to waymark's processor", true), ("result", false),
    ])
    func median(_ program: String, _ value: (ReferenceRun) -> Double) -> Double {
      var timing = Timing()
      for run in runs[program] ?? [] { timing.add(value(run)) }
      return timing.median
    }
    for program in programs {
      let processor = median(program) { $0.processorSeconds }
      table.add([
        program, durationText(median(program) { $0.wallSeconds }), durationText(processor),
        String(Int(median(program) { $0.peakMebibytes })),
        threeDigits(processor / max(median("waymark") { $0.processorSeconds }, 1e-9)),
        runs[program]?.first?.result ?? "",
      ])
    }
    print("reference job, \(rows) rows, memory limit \(memory), medians of \(rounds)")
    table.lines.forEach { print($0) }
    let results = Set(runs.values.flatMap { $0.map(\.result) })
    guard results.count == 1 else {
      FileHandle.standardError.write(Data("the results differ\n".utf8))
      exit(1)
    }
  }
}
