import Foundation
import Measurement

/// The reference job in all programs, in turns, for one or more numbers of records.
struct ReferenceComparison {
  /// What one program took for one number of records: medians of its runs.
  struct Result: Encodable {
    var program: String
    var rows: Int
    var memoryLimit: String
    var wallSeconds: Double
    var processorSeconds: Double
    var peakMebibytes: Double
    /// How many rows came out, and a sum of their hashes.
    var result: String
  }

  /// Why there is no comparison.
  struct Failure: Error, CustomStringConvertible { var description: String }

  /// What every program may use, unless a run is about less.
  static let memory = "8GB"
  /// The limit under which memory is to stay flat while the records grow tenfold.
  private static let narrow = "300MB"
  private static let peers = ["duckdb_naive", "duckdb_tuned", "polars_job"]
  private static let waymark = "waymark"

  private let folder: String
  private let python: String
  private let rounds: Int
  private(set) var results: [Result] = []

  /// Prepares a comparison that keeps its files in a folder.
  init(folder: String, python: String, rounds: Int) {
    self.folder = folder
    self.python = python
    self.rounds = rounds
  }

  /// Runs all programs over a number of records, made first where they are not there.
  ///
  /// Up to a million records there are three times as many rounds, since the machine is not even over seconds.
  mutating func add(rows: Int) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let source = "\(folder)/records-\(rows).csv"
    if !FileManager.default.fileExists(atPath: source) {
      say("making \(rows) records")
      // Under a name of its own until it is whole.
      try ReferenceGenerator.write(rows: rows, to: source + ".part")
      try FileManager.default.moveItem(atPath: source + ".part", toPath: source)
    }
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers").path
    let rounds = max(rounds, 1) * (rows > 1_000_000 ? 1 : 3)
    var runs: [String: [ReferenceRun]] = [:]
    // In turns, so that what else the machine does falls on all alike.
    for round in 1...rounds {
      for program in [Self.waymark] + Self.peers {
        say("\(rows) records, round \(round) of \(rounds): \(program)")
        let command = program == Self.waymark ? [own, "run"] : [python, "\(scripts)/\(program).py"]
        runs[program, default: []].append(try run(command, program, rows, source, Self.memory))
      }
    }
    for program in [Self.waymark] + Self.peers { add(runs[program] ?? [], Self.memory) }
    say("\(rows) records within \(Self.narrow): \(Self.waymark)")
    let limited = try (0..<3).map { _ in
      try run([own, "run"], Self.waymark, rows, source, Self.narrow)
    }
    add(limited, Self.narrow)
  }

  private func run(
    _ command: [String], _ program: String, _ rows: Int, _ source: String, _ memory: String
  ) throws -> ReferenceRun {
    let output = "\(folder)/\(program).csv"
    defer { try? FileManager.default.removeItem(atPath: output) }
    return try ReferenceRun(
      program: program, rows: rows, command: command + [source, output, memory], output: output)
  }

  private mutating func add(_ runs: [ReferenceRun], _ memory: String) {
    guard let first = runs.first else { return }
    func median(_ value: (ReferenceRun) -> Double) -> Double {
      var timing = Timing()
      for run in runs { timing.add(value(run)) }
      return timing.median
    }
    let outcomes = Set(runs.map(\.result))
    results.append(
      Result(
        program: first.program, rows: first.rows, memoryLimit: memory,
        wallSeconds: median(\.wallSeconds), processorSeconds: median(\.processorSeconds),
        peakMebibytes: median(\.peakMebibytes),
        result: outcomes.count == 1 ? first.result : "differs from run to run"))
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

  /// Whether all programs gave the same for the same records.
  var isSameEverywhere: Bool {
    Dictionary(grouping: results, by: \.rows).values.allSatisfy { Set($0.map(\.result)).count == 1 }
  }

  /// The results as text, with what is asked of them.
  var lines: [String] {
    var table = TextTable([
      ("reference job", false), ("rows", true), ("limit", true), ("wall", true), ("processor", true),
      ("MiB", true), ("result", false),
    ])
    for result in results {
      table.add([
        result.program, String(result.rows), result.memoryLimit, durationText(result.wallSeconds),
        durationText(result.processorSeconds), String(Int(result.peakMebibytes)), result.result,
      ])
    }
    var asked = TextTable([
      ("asked of the reference job", false), ("is", true), ("target", true), ("", false),
    ])
    func ask(_ text: String, _ value: Double, _ target: Double) {
      asked.add([text, threeDigits(value), "<= \(target)", value > target ? "above" : ""])
    }
    for rows in results.reduce(into: [Int](), { if !$0.contains($1.rows) { $0.append($1.rows) } }) {
      guard let own = result(Self.waymark, rows), let tuned = result("duckdb_tuned", rows),
        let polars = result("polars_job", rows)
      else { continue }
      ask("processor to DuckDB tuned by hand, \(rows) rows", own.processorSeconds / tuned.processorSeconds, 1)
      ask("wall to Polars, \(rows) rows", own.wallSeconds / polars.wallSeconds, 0.8)
      ask("memory to Polars, \(rows) rows", own.peakMebibytes / polars.peakMebibytes, 0.35)
    }
    let limited = results.filter { $0.memoryLimit == Self.narrow }.sorted { $0.rows < $1.rows }
    if let least = limited.first, let most = limited.last, most.rows > least.rows {
      ask(
        "memory within \(Self.narrow), \(most.rows) to \(least.rows) rows",
        most.peakMebibytes / least.peakMebibytes, 1.5)
    }
    return table.lines + [""] + asked.lines
  }

  private func result(_ program: String, _ rows: Int) -> Result? {
    results.first { $0.program == program && $0.rows == rows && $0.memoryLimit == Self.memory }
  }
}
