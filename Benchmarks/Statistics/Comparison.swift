import Measurement
import Series

/// What a comparison found.
struct Comparison: Encodable {
  /// One peer of it.
  struct Peer: Encodable {
    var software: String
    var secondsASeries: Double
    /// How many times as long as ours, by medians.
    var ratio: Double
    /// The ratio demanded, if one is.
    var target: Double?
    /// The largest difference between an answer and the peer's, in tolerances: above 1 is wrong.
    var largestDifference: Double
  }

  var name: String
  var set: String
  var length: Int
  var secondsASeries: Double
  /// The most that it may be, if anything is demanded.
  var limit: Double?
  var peers: [Peer]
  /// What of it was left out, and why.
  var leftOut: [String]
  /// Answers of ours that are wrong, in words.
  var wrong: [String]
}

/// Asks both sides of a row for answers, then for times in turns.
struct Comparer {
  /// The peers that are here.
  var peers: [Row.Side: PeerProcess]
  /// Why the others are not.
  var absent: [Row.Side: String]
  /// How often both sides are timed.
  var rounds: Int
  /// How long a peer computes in a round.
  var secondsARound: Double

  private struct Numbers: Decodable { var reply: [[Double]] }
  private struct Seconds: Decodable { var reply: Double }

  /// How many series are compared number by number.
  private static let checked = 24

  func compare(_ row: Row) throws -> Comparison {
    let length = row.set.series.first?.count ?? 0
    var result = Comparison(
      name: row.name, set: row.set.name, length: length, secondsASeries: 0, limit: row.limit,
      peers: [], leftOut: [], wrong: [])
    if row.peers.isEmpty { result.leftOut.append("\(row.name): no peer that runs here") }
    let ours = row.own(Array(row.set.series.prefix(Self.checked)))
    if ours.contains(where: \.isEmpty) { result.wrong.append("\(row.name): a series has no answer") }
    var own = Timing()
    var times: [(peer: Row.Peer, process: PeerProcess, difference: Double, timing: Timing)] = []
    for peer in row.peers {
      guard let process = peers[peer.side] else {
        result.leftOut.append("\(peer.software): \(absent[peer.side] ?? "not installed")")
        continue
      }
      let theirs = try process.ask(
        "answers \(peer.call) \(row.set.name) \(Self.checked)", for: Numbers.self
      ).reply
      let difference = largestDifference(ours, theirs, row.tolerances)
      if !(difference <= 1) { result.wrong.append("\(row.name): differs from \(peer.software)") }
      times.append((peer, process, difference, Timing()))
    }
    for _ in 0..<rounds {
      own.add(timeOfOwn(row))
      for place in times.indices {
        let (peer, process, _, _) = times[place]
        let seconds = try process.ask("time \(peer.call) \(row.set.name) \(secondsARound)", for: Seconds.self)
        times[place].timing.add(seconds.reply)
      }
    }
    result.secondsASeries = own.median
    result.peers = times.map { peer, _, difference, timing in
      Comparison.Peer(
        software: peer.software, secondsASeries: timing.median, ratio: timing.median / own.median,
        target: peer.target, largestDifference: difference)
    }
    return result
  }

  /// Seconds a series, over whole passes until a quarter of a peer's round is over.
  private func timeOfOwn(_ row: Row) -> Double {
    var passes = 0.0
    let start = processorSeconds()
    var taken = 0.0
    while taken < secondsARound / 4 {
      keep(row.own(row.set.series))
      passes += 1
      taken = processorSeconds() - start
    }
    return taken / passes / Double(row.set.series.count)
  }

  /// The largest difference in tolerances; infinite where the shapes differ or a side has no answer.
  private func largestDifference(_ ours: [[Double]], _ theirs: [[Double]], _ tolerances: [Double]) -> Double {
    guard ours.count == theirs.count, !ours.isEmpty else { return .infinity }
    var largest = 0.0
    for (own, peer) in zip(ours, theirs) {
      guard own.count == peer.count, !own.isEmpty else { return .infinity }
      let size = peer.reduce(0) { max($0, abs($1)) }
      for (place, pair) in zip(own, peer).enumerated() where pair.0 != pair.1 {
        // Where a row has one tolerance it holds for a curve, relative to the largest value of it.
        let tolerance = tolerances.count == 1 ? tolerances[0] * size : tolerances[place] * abs(pair.1)
        let difference = abs(pair.0 - pair.1) / tolerance
        largest = max(largest, difference.isNaN ? .infinity : difference)
      }
    }
    return largest
  }
}
