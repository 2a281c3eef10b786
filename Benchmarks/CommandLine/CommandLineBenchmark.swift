import Foundation
import Measurement

/// What the command line takes to start, to find out that there is nothing to do, and to write briefs.
///
/// It runs in the root of the project.
///
///     command-line-benchmark WAYMARK [--json FILE] [--stages N]
@main
struct CommandLineBenchmark {
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
    measures.append(
      try measure(
        "first run, \(stages) stages", waymark, ["run", pipeline.path], runs: 1,
        target: stages == 1000 ? 2.5 : nil))
    measures.append(
      try measure(
        "run with nothing to do, \(stages) stages", waymark, ["run", pipeline.path], runs: 11,
        target: stages == 1000 ? 0.05 : nil))
    let wide = try WideRecord(columns: 500).write(to: folder.appending(path: "wide"))
    measures.append(
      try measure("first run, one record of 500 columns", waymark, ["run", wide.path], runs: 1, target: 1))
    measures += try Briefs(waymark: waymark, folder: folder.appending(path: "briefs")).measures()
    var table = TextTable([
      ("command", false), ("median", true), ("least", true), ("processor", true), ("MiB", true),
      ("target", true), ("", false),
    ])
    for item in measures {
      table.add([
        item.name, durationText(item.median), durationText(item.least), durationText(item.processor),
        String(item.megabytes),
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

  private static func measure(
    _ name: String, _ program: String, _ words: [String], runs: Int, target: Double? = nil
  ) throws -> Measure {
    var timing = Timing()
    var processor = Timing()
    var megabytes = 0
    for _ in 0..<runs {
      let process = try MeasuredProcess.run(program, words, in: ".")
      guard process.exitCode == 0 else {
        throw MeasuredProcess.Failure(description: "\(name) failed:\n\(process.output)")
      }
      timing.add(process.seconds)
      processor.add(process.processorSeconds)
      megabytes = max(megabytes, process.megabytes)
    }
    return Measure(
      name: name, median: timing.median, least: timing.least, processor: processor.median,
      megabytes: megabytes, target: target)
  }
}
