import Foundation
import TestSupport
import Testing

/// That Documentation/Methods.md quotes what was measured.
@Suite struct MethodsPageTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: SharedFolder.packageRoot.appending(path: path), encoding: .utf8)
  }

  /// The cells of the lines of a table that have a number in the second or third cell.
  private static func rows(_ text: some StringProtocol) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
      line.dropFirst().dropLast().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }.filter { $0.count > 2 && Int($0[2]) != nil }
  }

  /// What stands between the marks of a table.
  private static func table(_ name: String) throws -> Substring {
    let page = try text("Documentation/Methods.md")
    let start = try #require(page.range(of: "<!-- \(name) -->"))
    let end = try #require(page.range(of: "<!-- end of \(name) -->"))
    return page[start.upperBound..<end.lowerBound]
  }

  @Test func sizeAndPowerAreThoseOfTheCommittedRun() throws {
    let result = try Self.text("Calibration/Results/verdict.md")
    let quoted = try Self.table("size-table")
    let page = try Self.text("Documentation/Methods.md")
    let measured = Self.rows(result)
    #expect(measured.count > 30)
    #expect(Self.rows(quoted) == measured)
    let run = try #require(result.firstMatch(of: /([0-9]+) series a cell, seed ([0-9]+)/))
    #expect(quoted.contains("\(run.1) series a cell, seed \(run.2)"))
    // A difference is mended by `scripts/quote`.
    let missed = measured.count { $0.last != "holds" }
    #expect(result.contains("\n\(missed) of \(measured.count) cells miss a limit."))
    #expect(page.contains("\(missed) of \(measured.count) cells miss a limit"))
  }

  @Test(arguments: [
    "clean", "tenfold", "appeared", "delay", "peers", "incomplete", "beyond", "yearly", "yearly-found",
  ])
  func alertsAreThoseOfTheCommittedRun(part: String) throws {
    let lines = try Self.table("alert-\(part)").split(separator: "\n").filter { $0.hasPrefix("|") }
    let result = try Self.text("Calibration/Results/alerts.md")
    #expect(lines.count > 4)
    // A difference is mended by `scripts/quote`.
    #expect(result.contains("\n\n" + lines.joined(separator: "\n") + "\n\n"))
  }

  private struct Benchmarks: Decodable {
    struct Comparison: Decodable {
      struct Peer: Decodable {
        var software: String
        var secondsASeries: Double
        var ratio: Double
      }
      var name: String
      var set: String
      var length: Int
      var secondsASeries: Double
      var peers: [Peer]
    }
    var comparisons: [Comparison]
  }

  @Test func speedsAreThoseOfTheCommittedRun() throws {
    func plain(_ number: Double) -> String { String(format: number >= 10 ? "%.0f" : "%.1f", number) }
    let data = Data(try Self.text("Benchmarks/Results/statistics.json").utf8)
    let measured = try JSONDecoder().decode(Benchmarks.self, from: data).comparisons.flatMap { one in
      one.peers.map { peer in
        [
          one.name, one.set, String(one.length), plain(1e6 * one.secondsASeries), peer.software,
          plain(1e6 * peer.secondsASeries), plain(peer.ratio),
        ]
      }
    }
    #expect(measured.count > 10)
    #expect(Self.rows(try Self.table("speed-table")) == measured)
  }
}
