import Foundation
import Measurement
import Series

/// Statistics beside their peers, in one run.
///
///     statistics-benchmark [--json FILE] [--python PYTHON] [--rscript RSCRIPT] [--only WORD] [--rounds N]
///
/// Ends with code 1 when an answer of ours is wrong.
@main
struct StatisticsBenchmark {
  static func main() async throws {
    // One thread for us, as `waymark` has it, and for the peers, who are compared core with core.
    setenv("OPENBLAS_NUM_THREADS", "1", 1)
    let options = Options(CommandLine.arguments.dropFirst())
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let monthly = SeriesSet(name: "monthly", count: 200, length: 240, seed: 1)
    let rows = Rows.all(monthly).filter { row in options.only.map { row.name.contains($0) } ?? true }
    for set in Dictionary(grouping: rows.map(\.set), by: \.name).values {
      let file = folder.appending(path: "\(set[0].name).csv")
      try set[0].text.write(to: file, atomically: true, encoding: .utf8)
    }
    let peers = try Peers(options: options, folder: folder)
    defer { peers.close() }
    let comparer = Comparer(
      peers: peers.processes, absent: peers.absent, rounds: options.rounds, secondsARound: 0.4)
    var comparisons: [Comparison] = []
    for row in rows {
      FileHandle.standardError.write(Data("\(row.name)\n".utf8))
      do {
        comparisons.append(try comparer.compare(row))
      } catch {
        FileHandle.standardError.write(Data("error: \(row.name): \(error)\n".utf8))
        exit(1)
      }
    }
    var battery: Battery?
    if options.only == nil {
      FileHandle.standardError.write(Data("the whole battery\n".utf8))
      let night = SeriesSet(name: "night", count: 10_000, length: monthly.series[0].count, seed: 2)
      battery = await Battery.measure(night, workers: 2)
      // The verdict takes the ranks and the rate ratio, and STL comes on top.
      let calls = ["mann_kendall_sen", "poisson_newey_west", "stl"]
      let times = zip(rows, comparisons).flatMap { row, comparison in
        zip(row.peers, comparison.peers).filter { calls.contains($0.0.call) }.map(\.1.secondsASeries)
      }
      if times.count == calls.count {
        battery?.peerSeconds = times.reduce(0, +) * Double(night.series.count) / 2
      }
    }
    let report = StatisticsReport(
      versions: try peers.versions(), comparisons: comparisons, battery: battery)
    print(report.lines.joined(separator: "\n"))
    if let path = options.json { try report.json().write(to: URL(filePath: path)) }
    let isWrong = comparisons.contains { !$0.wrong.isEmpty } || battery?.isSameWithOneWorker == false
    if isWrong { exit(1) }
  }
}

/// The words of the command line.
struct Options {
  var json: String?
  var python: String?
  var rscript: String?
  var only: String?
  var rounds = 7

  init(_ words: some Collection<String>) {
    let words = Array(words)
    for (name, value) in zip(words, words.dropFirst()) {
      switch name {
      case "--json": json = value
      case "--python": python = value
      case "--rscript": rscript = value
      case "--only": only = value
      case "--rounds": rounds = Int(value) ?? rounds
      default: continue
      }
    }
  }
}
