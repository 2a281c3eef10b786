import Series

/// One comparison: a battery of ours and the calls of the peers that give the same numbers.
struct Row {
  /// A call of a peer.
  struct Peer {
    /// The language, which decides the process that is asked.
    var side: Side
    /// The name of the call in `Peers/`.
    var call: String
    /// The software, as the table names it.
    var software: String
    /// How many times faster ours has to be, nil where nothing is demanded.
    var target: Double?
  }

  /// Where a peer runs.
  enum Side: String {
    case python = "Python"
    case r = "R"
  }

  /// What the table calls the battery.
  var name: String
  /// The series it is measured on.
  var set: SeriesSet
  /// The calls it is compared with; empty where no peer runs from a command line.
  var peers: [Peer]
  /// The seconds that a series may take, nil where nothing is demanded.
  var limit: Double?
  /// How far each number may be from that of the peers, relative to it; a single tolerance holds for all
  /// numbers and is relative to the largest.
  var tolerances: [Double]
  /// Our numbers, one array a series; those of a series without an estimate are empty.
  var own: @Sendable ([[Double]]) -> [[Double]]
}
