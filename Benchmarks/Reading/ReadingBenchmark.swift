import Foundation
import Measurement
import Tables

/// Plain CSV read whole, by us and by DuckDB's reader, in turns on one thread.
@main
struct ReadingBenchmark {
  /// What a reader found and took.
  private struct Reading: Codable {
    var rows: Int
    /// The bytes of all fields below the heading, which must be equal.
    var bytes: Int
    var processorSeconds: Double
    var wallSeconds: Double
  }

  private struct Report: Encodable {
    var rows: Int
    var megabytes: Int
    var ours: Reading
    var duckdb: Reading
    /// How many times as fast as DuckDB, by medians of processor time; at least 0.9 is demanded.
    var speed: Double
  }

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "read", arguments.count == 2 {
      print(String(decoding: try JSONEncoder().encode(try read(arguments[1])), as: UTF8.self))
      return
    }
    guard arguments.count >= 2 else {
      print("use: reading-benchmark FOLDER PYTHON [--json FILE]")
      exit(2)
    }
    let report = try compare(folder: arguments[0], python: arguments[1])
    print(
      "CSV of \(report.rows) rows, \(report.megabytes) MB: \(report.ours.processorSeconds) s of processor time beside "
        + "\(report.duckdb.processorSeconds) of DuckDB, \(report.speed) times as fast\(report.speed < 0.9 ? "  below" : "")"
    )
    if let flag = arguments.firstIndex(of: "--json"), flag + 1 < arguments.count {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try encoder.encode(report).write(to: URL(filePath: arguments[flag + 1]))
    }
  }

  private static func read(_ path: String) throws -> Reading {
    let start = processorSeconds()
    let (wall, found) = try timed {
      var source = try DelimitedSource(path: path, options: SourceOptions())
      _ = try source.next()
      var (rows, bytes) = (0, 0)
      while let row = try source.next() {
        rows += 1
        for field in row.fields { bytes += field.utf8.count }
      }
      return (rows, bytes)
    }
    return Reading(
      rows: found.0, bytes: found.1, processorSeconds: processorSeconds() - start, wallSeconds: wall)
  }

  private static func compare(folder: String, python: String) throws -> Report {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/cells.csv"
    if !FileManager.default.fileExists(atPath: path) { try write(rows: 1_000_000, to: path) }
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers/duckdb_read.py")
      .path
    var (ours, peers) = ([Reading](), [Reading]())
    // In turns, so that what else the machine does falls on both alike; the first round only warms.
    for round in 0...7 {
      let mine = try answer(of: own, ["read", path], in: folder)
      let theirs = try answer(of: python, [script, path], in: folder)
      guard mine.rows == theirs.rows, mine.bytes == theirs.bytes else {
        throw MeasuredProcess.Failure(description: "the readers found different rows or fields")
      }
      if round > 0 {
        ours.append(mine)
        peers.append(theirs)
      }
    }
    let (mine, theirs) = (median(ours), median(peers))
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    return Report(
      rows: mine.rows, megabytes: size / 1_000_000, ours: mine, duckdb: theirs,
      speed: theirs.processorSeconds / mine.processorSeconds)
  }

  private static func answer(of program: String, _ arguments: [String], in folder: String) throws -> Reading {
    let process = try MeasuredProcess.run(program, arguments, in: folder)
    guard process.exitCode == 0 else { throw MeasuredProcess.Failure(description: process.output) }
    return try JSONDecoder().decode(Reading.self, from: Data(process.output.utf8))
  }

  private static func median(_ readings: [Reading]) -> Reading {
    let sorted = readings.sorted { $0.processorSeconds < $1.processorSeconds }
    return sorted[sorted.count / 2]
  }

  /// Rows as case records have them: short codes, days, words, some of them quoted or not of ASCII.
  private static func write(rows: Int, to path: String) throws {
    let words = [
      "AFG", "IRN", "Somalia", "Eritrea", "زن", "Côte d'Ivoire", "", "\"labour, other\"",
      "seen at the border", "Central Mediterranean",
    ]
    var text = "id,date,sex,age,nationality,province,route,exploitation,notes,count\n"
    var state: UInt32 = 15
    func next(_ count: Int) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 16) % count
    }
    for row in 0..<rows {
      text +=
        "C\(row),20\(10 + next(15))-0\(1 + next(9))-1\(next(10)),\(["F", "M", "U"][next(3)]),\(next(80))"
      for _ in 0..<5 { text += ",\(words[next(words.count)])" }
      text += ",\(next(100))\n"
    }
    try Data(text.utf8).write(to: URL(filePath: path + ".part"))
    try FileManager.default.moveItem(atPath: path + ".part", toPath: path)
  }
}
