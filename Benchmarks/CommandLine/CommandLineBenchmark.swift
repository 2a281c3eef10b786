import Foundation
import Measurement

/// What the command line takes to start, and to find out that there is nothing to do.
///
///     command-line-benchmark WAYMARK [--json FILE] [--stages N]
@main
struct CommandLineBenchmark {
  private struct Measure: Encodable {
    var name: String
    var median: Double
    var least: Double
    /// The most that it may take, if anything is demanded.
    var target: Double?
  }

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard let waymark = words.first else {
      print("use: command-line-benchmark WAYMARK [--json FILE] [--stages N]")
      exit(2)
    }
    func value(_ option: String) -> String? {
      words.firstIndex(of: option).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    let stages = value("--stages").flatMap(Int.init) ?? 1000
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipeline = try ManyStages(count: stages).write(to: folder)

    var measures = [try measure("waymark --version", waymark, ["--version"], runs: 25, target: 0.03)]
    let first = try run(waymark, ["run", pipeline.path])
    guard first.code == 0 else { throw Failure(description: "the first run failed:\n\(first.messages)") }
    measures.append(Measure(name: "first run, \(stages) stages", median: first.seconds, least: first.seconds))
    measures.append(
      try measure(
        "run with nothing to do, \(stages) stages", waymark, ["run", pipeline.path], runs: 11,
        target: stages == 1000 ? 0.05 : nil))
    var table = TextTable([
      ("command", false), ("median", true), ("least", true), ("target", true), ("", false),
    ])
    for item in measures {
      table.add([
        item.name, durationText(item.median), durationText(item.least),
        item.target.map { "<= " + durationText($0) } ?? "",
        item.target.map { item.median > $0 ? "above" : "" } ?? "",
      ])
    }
    print(table.lines.joined(separator: "\n"))
    if let path = value("--json") {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try encoder.encode(measures).write(to: URL(filePath: path))
    }
  }

  private struct Failure: Error, CustomStringConvertible { var description: String }

  private static func measure(
    _ name: String, _ program: String, _ words: [String], runs: Int, target: Double?
  ) throws -> Measure {
    var timing = Timing()
    for _ in 0..<runs {
      let result = try run(program, words)
      guard result.code == 0 else { throw Failure(description: "\(name) failed:\n\(result.messages)") }
      timing.add(result.seconds)
    }
    return Measure(name: name, median: timing.median, least: timing.least, target: target)
  }

  /// Wall time of a process, from start to end.
  private static func run(
    _ program: String, _ words: [String]
  ) throws -> (seconds: Double, code: Int32, messages: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    let (seconds, messages) = try timed {
      try process.run()
      let messages = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return String(decoding: messages, as: UTF8.self)
    }
    return (seconds, process.terminationStatus, messages)
  }
}
