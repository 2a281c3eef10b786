import Foundation
import Measurement
import Pipelines

/// Times runs and plans of pipelines that do next to nothing, each in a process of its own.
///
///     executor-benchmark [--rounds N] [--json FILE]
@main
struct ExecutorBenchmark {
  /// A process that did not do what is measured.
  struct WrongAnswer: Error { var text: String }

  /// One measurement, and what it should not exceed.
  struct Measure: Codable {
    var name: String
    var seconds: Timing
    var megabytes: Int
    var limitSeconds: Double?
    var limitMegabytes: Int?

    var isBelow: Bool {
      limitSeconds.map { seconds.least <= $0 } ?? true && limitMegabytes.map { megabytes <= $0 } ?? true
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
    let rounds = value("--rounds").flatMap { Int($0) } ?? 5
    var measures: [Measure] = []
    for (count, isUnrolled) in [(1_000, false), (1_000, true), (10_000, false)] {
      measures += try measure(count, isUnrolled: isUnrolled, rounds: rounds)
    }
    var table = TextTable([
      ("what", false), ("least", true), ("median", true), ("limit", true), ("MiB", true), ("", false),
    ])
    for measure in measures {
      table.add([
        measure.name, durationText(measure.seconds.least), durationText(measure.seconds.median),
        measure.limitSeconds.map(durationText) ?? "", String(measure.megabytes),
        measure.isBelow ? "" : "above its limit",
      ])
    }
    print(table.lines.joined(separator: "\n"))
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

  private static func measure(_ count: Int, isUnrolled: Bool, rounds: Int) throws -> [Measure] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-bench-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "chains.yaml").path
    let text = isUnrolled ? ChainPipeline.unrolled(instances: count) : ChainPipeline.text(instances: count)
    try Data(text.utf8).write(to: URL(filePath: path))
    let form = isUnrolled ? "\(count) stages" : "\(count) instances"
    let isLarge = count > 1_000
    var cold = Measure(
      name: "cold, \(form)", seconds: Timing(), megabytes: 0, limitSeconds: isLarge ? nil : 1,
      limitMegabytes: 200)
    var plan = Measure(
      name: "plan text, \(form)", seconds: Timing(), megabytes: 0, limitSeconds: 0.5, limitMegabytes: 200)
    var again = Measure(
      name: "nothing to do, \(form)", seconds: Timing(), megabytes: 0, limitSeconds: isLarge ? 0.3 : 0.05,
      limitMegabytes: 200)
    for _ in 0..<rounds {
      try? FileManager.default.removeItem(at: folder.appending(path: ".waymark"))
      try add(&plan, "plan", path, expecting: "\tnever computed")
      try add(&cold, "run", path, expecting: "\(count) computed")
      try add(&again, "run", path, expecting: "0 computed")
    }
    return [cold, again, plan]
  }

  private static func add(_ measure: inout Measure, _ word: String, _ path: String, expecting answer: String)
    throws
  {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = [word, path]
    let output = Pipe()
    process.standardOutput = output
    let (seconds, text) = try timed {
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return text
    }
    guard process.terminationStatus == 0, text.contains(answer.replacing("never", with: "was never")) else {
      throw WrongAnswer(text: "wrong answer to \(word): \(text.prefix(200))")
    }
    measure.seconds.add(seconds)
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    measure.megabytes = max(measure.megabytes, usage.ru_maxrss >> 10)
  }
}
