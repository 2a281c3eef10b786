import Foundation
import Measurement

/// The comparisons of a run, as a table and as JSON.
struct StatisticsReport: Encodable {
  var format = "waymark-benchmark/1"
  var versions: [String: String]
  var comparisons: [Comparison]
  /// The battery of a night, unless only some comparisons were asked for.
  var battery: Battery?

  /// The table, what was left out, and what is wrong.
  var lines: [String] {
    var table = TextTable([
      ("method", false), ("n", true), ("ours", true), ("peer", true), ("ratio", true), ("target", true),
      ("", false), ("peer's software", false),
    ])
    for item in comparisons {
      let own = [item.name, String(item.length), durationText(item.secondsASeries)]
      if item.peers.isEmpty || item.limit != nil {
        let isSlow = item.limit.map { item.secondsASeries > $0 } ?? false
        table.add(
          own + ["", "", item.limit.map { "<= \(durationText($0))" } ?? "", isSlow ? "above" : ""])
      }
      for peer in item.peers {
        let isShort = peer.target.map { peer.ratio < $0 } ?? false
        table.add(
          own + [
            durationText(peer.secondsASeries), threeDigits(peer.ratio) + "x",
            peer.target.map { ">= \(threeDigits($0))x" } ?? "", isShort ? "below" : "", peer.software,
          ])
      }
    }
    let software = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return table.lines + [""] + (battery?.lines ?? [])
      + comparisons.flatMap { $0.leftOut.map { "left out: \($0)" } }
      + comparisons.flatMap { $0.wrong.map { "WRONG: \($0)" } }
      + ["medians of processor time on one core, a series; peers: " + software.joined(separator: ", ")]
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
