import Foundation
import Measurement
import Tables

/// Reading the rows of workbooks beside python-calamine, in turns, by processor time.
@main struct WorkbookBenchmark {
  /// What one side found in a sheet, and what it took.
  struct Reading: Codable {
    var seconds: Double
    var rows: Int
    var filled: Int
    var total: Double
  }

  /// A workbook and both sides' medians.
  struct Result: Encodable {
    var workbook: String
    var rows: Int
    var cells: Int
    var waymarkSeconds: Double
    var calamineSeconds: Double
    var ratio: Double
  }

  /// The most of the peer's processor time that reading may take.
  static let target = 1.5

  static func main() throws {
    var words = Array(CommandLine.arguments.dropFirst())
    func option(_ name: String) -> String? {
      guard let place = words.firstIndex(of: name), place + 1 < words.count else { return nil }
      defer { words.removeSubrange(place...place + 1) }
      return words[place + 1]
    }
    let json = option("--json")
    let rounds = option("--rounds").flatMap(Int.init) ?? 7
    guard words.count >= 3 else {
      print("use: workbook-benchmark PYTHON PEER WORKBOOK... [--rounds N] [--json FILE]")
      exit(2)
    }
    let peer = try PeerProcess(words[0], [words[1]])
    defer { peer.close() }
    var table = TextTable([
      ("workbook", false), ("cells", true), ("Waymark", true), ("calamine", true), ("ratio", true),
      ("", false),
    ])
    var results: [Result] = []
    for path in words.dropFirst(2) {
      let result = try compare(path, peer, rounds)
      results.append(result)
      table.add([
        result.workbook, String(result.cells), durationText(result.waymarkSeconds),
        durationText(result.calamineSeconds), threeDigits(result.ratio), result.ratio > target ? "above" : "",
      ])
    }
    print(table.lines.joined(separator: "\n"))
    if let json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try encoder.encode(results).write(to: URL(filePath: json))
    }
  }

  /// Both sides in turns; an answer that is not the peer's ends the run.
  private static func compare(_ path: String, _ peer: PeerProcess, _ rounds: Int) throws -> Result {
    var own = Timing()
    var other = Timing()
    var last: Reading?
    for round in 0...max(1, rounds) {
      let ours = try read(path)
      let theirs = try peer.ask("\(path)\t1", for: Reading.self)
      guard ours.rows == theirs.rows, ours.filled == theirs.filled, ours.total == theirs.total else {
        print("\(path): \(ours) is not \(theirs)")
        exit(1)
      }
      last = ours
      // The first warms the file.
      if round > 0 {
        own.add(ours.seconds)
        other.add(theirs.seconds)
      }
    }
    return Result(
      workbook: URL(filePath: path).lastPathComponent, rows: last?.rows ?? 0, cells: last?.filled ?? 0,
      waymarkSeconds: own.median, calamineSeconds: other.median, ratio: own.median / other.median)
  }

  /// All rows of the first sheet, held at once as the peer holds them.
  private static func read(_ path: String) throws -> Reading {
    let start = processorSeconds()
    var options = SourceOptions()
    options.sheet = .number(1)
    var source = try Sources.open(path: path, options: options)
    var rows: [[String]] = []
    while let row = try source.next() { rows.append(row.fields) }
    let seconds = processorSeconds() - start
    var filled = 0
    var total = 0.0
    for field in rows.joined() where !field.isEmpty {
      filled += 1
      if field.utf8.allSatisfy({ $0 < 0x3A }) { total += Double(field) ?? 0 }
    }
    return Reading(seconds: seconds, rows: rows.count, filled: filled, total: total)
  }
}
