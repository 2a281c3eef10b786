import Foundation
import Measurement
import Pipelines

/// Times runs and plans of graphs whose steps do next to nothing, each in a process of its own, and the
/// same graphs in the hands of others.
///
///     executor-benchmark [--rounds N] [--ninja FILE] [--make FILE] [--rscript FILE] [--json FILE]
///
/// `--rscript` is given where R has `targets`. Who is not given is not here, and is said to be not.
@main
struct ExecutorBenchmark {
  /// What one contestant took for one task.
  struct Measure: Encodable {
    var task: String
    var steps: Int
    var contestant: String
    var seconds = Timing()
    var processorSeconds = Timing()
    /// The median of the seconds, for those who read the results.
    var median = 0.0
    /// The most memory it held; what the benchmark itself holds, about 20 MiB, is the least that is seen.
    var megabytes = 0
    /// The median of Waymark by that of this contestant; below 1 Waymark is faster.
    var ratio: Double?
    /// The most that it should take.
    var limitSeconds: Double?
    /// The most memory that it should take.
    var limitMegabytes: Int?

    var isAboveLimit: Bool {
      limitSeconds.map { seconds.least > $0 } ?? false || limitMegabytes.map { megabytes > $0 } ?? false
    }
  }

  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.count == 2, ["run", "plan"].contains(words[0]) {
      try await work(words[0], words[1])
      return
    }
    func value(_ name: String) -> String? {
      words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    let programs: [Contestant: String] = [
      .waymark: Bundle.main.executablePath, .ninja: value("--ninja"), .make: value("--make"),
      .targets: value("--rscript"),
    ].compactMapValues(\.self)
    let rounds = value("--rounds").flatMap { Int($0) } ?? 5
    // Kept until the end: where ext4 has no journal it looks through all that was deleted in the last seconds for each
    // new file, and whoever came after would pay for it.
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var measures: [Measure] = []
    for count in [1_000, 10_000] { measures += try compare(count, rounds: rounds, programs, in: folder) }
    print(table(measures))
    for contestant in Contestant.allCases where programs[contestant] == nil {
      print("\(contestant.rawValue) is not here")
    }
    if let path = value("--json") {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      try encoder.encode(measures).write(to: URL(filePath: path))
    }
  }

  /// What one process does.
  private static func work(_ word: String, _ path: String) async throws {
    let pipeline = try ChainPipeline.check(path)
    let executor = Executor(
      pipeline: pipeline, options: RunOptions(jobs: ProcessInfo.processInfo.activeProcessorCount)
    ) { _ in }
    if word == "plan" {
      let plan = await executor.plan()
      let text = plan.map { "\($0.address)\t\($0.reason)\n" }.joined()
      FileHandle.standardOutput.write(Data(text.utf8))
    } else {
      let report = await executor.run()
      guard report.exitCode == 0 else { exit(report.exitCode) }
      print("\(report.computed) computed, \(report.reused) up to date")
    }
  }

  /// Lets everybody do every task in turns.
  private static func compare(
    _ count: Int, rounds: Int, _ programs: [Contestant: String], in parent: URL
  ) throws -> [Measure] {
    var measures: [Contestant.Task: [Contestant: Measure]] = [:]
    for round in 0..<rounds {
      for contestant in Contestant.allCases {
        guard let program = programs[contestant] else { continue }
        let folder = parent.appending(path: "\(contestant.rawValue)-\(count)-\(round)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try contestant.prepare(count: count, in: folder.path)
        for task in [Contestant.Task.plan, .cold, .again] where contestant.takesPart(task, count: count) {
          // What is slow is seen well enough in fewer rounds.
          if contestant == .targets, round > 0 { continue }
          let process = try contestant.run(task, program: program, count: count, in: folder.path)
          var measure =
            measures[task]?[contestant]
            ?? Measure(task: task.rawValue, steps: count, contestant: contestant.rawValue)
          measure.seconds.add(process.seconds)
          measure.processorSeconds.add(process.processorSeconds)
          measure.megabytes = max(measure.megabytes, process.megabytes)
          measures[task, default: [:]][contestant] = measure
          if task == .plan { contestant.reset(folder.path) }
        }
      }
    }
    return Contestant.Task.allCases.flatMap { task in
      Contestant.allCases.compactMap { contestant in
        guard var measure = measures[task]?[contestant] else { return nil }
        measure.median = measure.seconds.median
        if contestant == .waymark {
          measure.limitSeconds = limit(task, count: count)
          measure.limitMegabytes = 200
        } else if let own = measures[task]?[.waymark] {
          measure.ratio = own.seconds.median / measure.median
        }
        return measure
      }
    }
  }

  private static func limit(_ task: Contestant.Task, count: Int) -> Double? {
    switch (task, count) {
    case (.cold, 1_000): 1
    case (.again, 1_000): 0.05
    case (.again, 10_000): 0.3
    case (.plan, 10_000): 0.5
    default: nil
    }
  }

  private static func table(_ measures: [Measure]) -> String {
    var table = TextTable([
      ("task", false), ("by", false), ("median", true), ("least", true), ("processor", true), ("MiB", true),
      ("limit", true), ("Waymark by it", true), ("", false),
    ])
    for measure in measures {
      table.add([
        "\(measure.task), \(measure.steps)", measure.contestant, durationText(measure.median),
        durationText(measure.seconds.least), durationText(measure.processorSeconds.median),
        String(measure.megabytes), measure.limitSeconds.map { "<= " + durationText($0) } ?? "",
        measure.ratio.map(threeDigits) ?? "", measure.isAboveLimit ? "above" : "",
      ])
    }
    return table.lines.joined(separator: "\n")
  }
}
