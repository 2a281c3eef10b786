import Statistics

/// The means that sessions give before and after, and on which scales they are.
struct SessionMeans {
  private var means: [Mean] = []
  private var holders: Set<Int> = []
  /// Trainers who held a session with one of a smaller place: they are no independent clusters.
  private var joined: [Int: Int] = [:]

  /// The means of one session.
  private struct Mean {
    var before: Double
    var after: Double
    /// What they are out of; nil where nobody says it.
    var outOf: Double?
    var seats: Double
    /// The places of the trainers.
    var trainers: [Int]

    var change: Double { after - before }
  }

  /// On which scale the means of all sessions are told.
  private enum Scale {
    /// As they stand, out of a number or nobody knows what.
    case common(Double?)
    /// Out of different numbers that are all known, as per cent.
    case percent
    /// On several that nobody tells apart: the sessions that do not say theirs, or have the lower means.
    case unknown([Int])
  }

  /// How many sessions gave means; those that one row stands for are all among them.
  private(set) var count = 0
  var trainers: Int { holders.count }

  mutating func add(_ session: TrainingSession, seats: Int, trainers: [Int]) {
    guard seats > 0, let before = session.meanBefore, let after = session.meanAfter, (after - before).isFinite
    else { return }
    let most = session.outOf.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    means.append(Mean(before: before, after: after, outOf: most, seats: Double(seats), trainers: trainers))
    count += session.count
    holders.formUnion(trainers)
    for trainer in trainers.dropFirst() {
      let (first, second) = (cluster(trainers[0]), cluster(trainer))
      if first != second { joined[max(first, second)] = min(first, second) }
    }
  }

  /// The cluster of a trainer: all who are linked by sessions that they held together.
  private func cluster(_ trainer: Int) -> Int {
    var place = trainer
    while let next = joined[place] { place = next }
    return place
  }

  /// The change over all sessions and what it is out of; the change is nil where none gives means.
  ///
  /// Where sessions are on several scales of which nobody says all, there is none, and the places of the trainers are told of those that do
  /// not say it.
  func gain(level: Double) -> (gain: Estimate<IntervalEstimate>?, maximum: Double?, unclear: [Int]) {
    guard !means.isEmpty else { return (nil, nil, []) }
    switch scale {
    case .unknown(let sessions):
      return (.failure(.tooFewKnown), nil, Set(sessions.flatMap { means[$0].trainers }).sorted())
    case .common(let maximum): return (gain(level: level) { $0.change }, maximum, [])
    case .percent: return (gain(level: level) { $0.change / ($0.outOf ?? 100) * 100 }, 100, [])
    }
  }

  private func gain(level: Double, of change: (Mean) -> Double) -> Estimate<IntervalEstimate> {
    // Sums of doubles depend on their order, which the order of the rows must not change.
    let ordered = means.map { (cluster: cluster($0.trainers[0]), change: change($0), seats: $0.seats) }
      .sorted { ($0.cluster, $0.change, $0.seats) < ($1.cluster, $1.change, $1.seats) }
    return clusteredMean(
      values: ordered.map(\.change), weights: ordered.map(\.seats), clusters: ordered.map(\.cluster),
      level: level)
  }

  // MARK: - Scales

  private var scale: Scale {
    let known = Set(means.compactMap(\.outOf))
    let unsaid = means.indices.filter { means[$0].outOf == nil }
    guard !unsaid.isEmpty else { return known.count == 1 ? .common(known.first) : .percent }
    let largest = unsaid.map { max(means[$0].before, means[$0].after) }.max() ?? 0
    if let first = known.first, known.count > 1 || largest > first { return .unknown(unsaid) }
    let lower = lowerScale
    return lower.isEmpty ? .common(known.first) : .unknown(lower)
  }

  /// The sessions whose means before and after both lie so far below those of all others that they are hardly of the same test.
  ///
  /// Their means after are at most 4/7 of the next, and those before at most 2/3: tests out of 10 and 20, or of 20 and 100, differ
  /// so, and classes that take one test seldom do.
  private var lowerScale: [Int] {
    let order = means.indices.sorted { means[$0].after < means[$1].after }
    for end in order.indices.dropFirst() {
      let (low, high) = (order[..<end], order[end...])
      guard let most = low.map({ means[$0].after }).max(), let least = high.map({ means[$0].after }).min(),
        let mostBefore = low.map({ means[$0].before }).max(),
        let leastBefore = high.map({ means[$0].before }).min()
      else { continue }
      if most > 0, mostBefore > 0, 7 * most <= 4 * least, 3 * mostBefore <= 2 * leastBefore {
        return Array(low)
      }
    }
    return []
  }
}
