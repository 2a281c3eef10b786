import Glibc

/// What earlier nowcasts expected, beside what became known since.
struct RetrospectiveErrors: Sendable {
  /// One nowcast of one row at an earlier date.
  struct Pair: Sendable {
    /// Whether the row was the latest then.
    var isLatestRow: Bool
    /// The delay at which the row was then.
    var delay: Int
    /// What was expected to be added.
    var expected: PredictedRemainder
    /// What was added, as a whole number; corrections downwards count as 0.
    var added: Double
    /// The logarithm of its likelihood under each dispersion of the grid.
    var logLikelihoods: [Double]
  }

  /// How many earlier dates are looked at, at most.
  static let mostDates = 36
  /// What part of a remainder must have become known since, for a nowcast to be judged by it.
  static let leastPart = 0.8
  /// Fewer errors at a delay are judged together with those at all others.
  static let fewestAtDelay = 10

  /// The pairs, by date from the latest, then by row.
  let pairs: [Pair]
  private let sums: [Int: Sums]
  private let all: Sums

  /// Logarithms of likelihoods summed over pairs, one a dispersion of the grid.
  private struct Sums {
    var logLikelihoods = [Double](repeating: 0, count: DispersionWeights.grid.count)
    var count = 0

    mutating func add(_ values: [Double], times factor: Double) {
      for place in values.indices { logLikelihoods[place] += factor * values[place] }
      count += factor > 0 ? 1 : -1
    }
  }

  /// Nowcasts as of each earlier date at which shares can be estimated, with the shares of that date.
  ///
  /// `donor` is the triangle that shares come from, on the same rows. O(dates x rows x delays).
  init(_ triangle: ReportingTriangle, donor: ReportingTriangle) {
    var pairs: [Pair] = []
    for periods in 1...Self.mostDates {
      let past = triangle.asOf(periodsAgo: periods)
      guard !past.cumulative.isEmpty,
        let shares = try? ReportedShares.estimate(donor.asOf(periodsAgo: periods)).get(),
        let level = usualLevel(past)
      else { break }
      for row in past.cumulative.indices.suffix(past.delayCount) {
        guard let then = past.latest(of: row), then.delay < past.delayCount - 1,
          let now = triangle.latest(of: row), now.delay > then.delay
        else { continue }
        let (known, target) = (shares.values[then.delay], shares.values[now.delay])
        guard now.delay == past.delayCount - 1 || target - known >= Self.leastPart * (1 - known) else {
          continue
        }
        let expected = PredictedRemainder(known: then.count, share: known, target: target, level: level)
        let added = max(0, (now.count - then.count).rounded())
        let likelihoods = DispersionWeights.grid.map { dispersion in
          expected.distribution(dispersion).map { log(max($0.probability(added), 1e-300)) } ?? -1e3
        }
        pairs.append(
          Pair(
            isLatestRow: row == past.cumulative.count - 1, delay: then.delay, expected: expected,
            added: added,
            logLikelihoods: likelihoods))
      }
    }
    self.pairs = pairs
    sums = pairs.reduce(into: [:]) { sums, pair in
      var sum = sums[pair.delay] ?? Sums()
      sum.add(pair.logLikelihoods, times: 1)
      sums[pair.delay] = sum
    }
    all = pairs.reduce(into: Sums()) { $0.add($1.logLikelihoods, times: 1) }
  }

  /// The weights of dispersions by the errors at all delays.
  var weightsOfAll: DispersionWeights { DispersionWeights(logLikelihoods: all.logLikelihoods) }

  /// The weights of dispersions at a delay, without one of its pairs where that is given; of too few pairs those of all
  /// delays.
  func weights(delay: Int, without left: Int? = nil) -> DispersionWeights {
    let own = sums[delay] ?? Sums()
    var used = own.count - (left == nil ? 0 : 1) >= Self.fewestAtDelay ? own : all
    if let left { used.add(pairs[left].logLikelihoods, times: -1) }
    return DispersionWeights(logLikelihoods: used.logLikelihoods)
  }
}

/// The mean of the latest twelve complete rows, half a count added to their sum so that it is never 0.
///
/// Nil without a complete row.
func usualLevel(_ triangle: ReportingTriangle) -> Double? {
  let counts = triangle.cumulative.reversed().lazy.compactMap { $0.last.flatMap { $0 } }.prefix(12)
  let rows = Array(counts)
  return rows.isEmpty ? nil : (rows.reduce(0) { $0 + max(0, $1) } + 0.5) / Double(rows.count)
}
