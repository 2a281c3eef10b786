public import Statistics

/// How well a choice by an unreliable test finds those who are truly the best, by simulation.
///
/// In classical test theory an observed score is a true one and an error; of standardised scores the true ones have the variance r, the
/// reliability. Given an observed x the true score is normal with the mean r x and the variance r (1 − r) (Kelley 1947; Lord and Novick
/// 1968, section 3.7). Every repetition draws from a stream of its own, so any number of workers gives the same.
struct SelectionSimulation {
  /// The reliability, above 0 and below 1.
  let reliability: Double
  /// The seed of the streams.
  let seed: UInt64

  /// So many repetitions that the standard error of a mean share is about 0.001, fewer where thousands are candidates, whose shares
  /// vary less.
  static func repetitions(candidates: Int) -> Int { min(4_000, max(200, 2_000_000 / max(candidates, 1))) }

  /// The share of the chosen who are among as many truly best, of one repetition.
  ///
  /// All scores are standardised. Of those who are undecided so many as there are places are drawn, each as likely.
  func share(chosen: [Double], undecided: [Double], places: Int, others: [Double], repetition: Int) -> Double
  {
    var stream = RandomStream(
      seed: seed, key: ["selection"], replicate: UInt32(truncatingIfNeeded: repetition))
    let drawn = draw(places, of: undecided.count, from: &stream)
    let spread = (reliability * (1 - reliability)).squareRoot()
    func truth(_ observed: Double) -> Double { reliability * observed + spread * stream.normal() }
    var best = chosen.map(truth)
    var rest = others.map(truth)
    for (place, observed) in undecided.enumerated() {
      if drawn[place] { best.append(truth(observed)) } else { rest.append(truth(observed)) }
    }
    guard !best.isEmpty else { return 0 }
    let all = (best + rest).sorted(by: >)
    let least = all[best.count - 1]
    return Double(best.count { $0 >= least }) / Double(best.count)
  }

  /// The mean share over repetitions, with the range that holds a share `level` of them.
  func shares(chosen: [Double], undecided: [Double], places: Int, others: [Double], level: Double)
    -> IntervalEstimate
  {
    let candidates = chosen.count + undecided.count + others.count
    let shares = (0..<Self.repetitions(candidates: candidates)).map {
      share(chosen: chosen, undecided: undecided, places: places, others: others, repetition: $0)
    }
    let sorted = shares.sorted()
    let outside = min(max((1 - level) / 2, 0), 0.5) * Double(sorted.count)
    let place = min(Int(outside), sorted.count - 1)
    return IntervalEstimate(
      value: shares.reduce(0, +) / Double(shares.count), lower: sorted[place],
      upper: sorted[sorted.count - 1 - place], level: level)
  }

  /// Which of `count` are drawn.
  private func draw(_ places: Int, of count: Int, from stream: inout RandomStream) -> [Bool] {
    var drawn = [Bool](repeating: false, count: count)
    guard places < count else { return drawn.map { _ in true } }
    for place in stream.permutation(of: count).prefix(places) { drawn[place] = true }
    return drawn
  }
}

/// What a choice of so many is expected to be worth before a test is taken.
public struct ExpectedChoice: Sendable, Hashable, Codable {
  /// The share of the chosen among as many truly best, from 0 to 1, with the range over repetitions.
  public var trulyBest: IntervalEstimate
  /// How far the mean of the chosen falls on a retest, in standard deviations of the scores.
  public var fall: Double

  /// What to expect of choosing the best `chosen` of `candidates` on a test of a reliability, where scores are normal.
  ///
  /// A reliability that is not above 0 and below 1 is `negativeVariance`, fewer than one chosen, and not fewer than the candidates,
  /// `tooShort`, more than a million candidates `tooLong`. The same for any number of workers.
  public static func choosing(
    _ chosen: Int, of candidates: Int, reliability: Double, level: Double = 0.95, seed: UInt64 = 18
  ) -> Estimate<ExpectedChoice> {
    guard reliability > 0, reliability < 1 else { return .failure(.negativeVariance) }
    guard chosen > 0, chosen < candidates else { return .failure(.tooShort) }
    guard candidates <= 1_000_000 else { return .failure(.tooLong) }
    let simulation = SelectionSimulation(reliability: reliability, seed: seed)
    let repetitions = SelectionSimulation.repetitions(candidates: candidates)
    var shares: [Double] = []
    var means = 0.0
    for repetition in 0..<repetitions {
      var stream = RandomStream(
        seed: seed, key: ["candidates"], replicate: UInt32(truncatingIfNeeded: repetition))
      let observed = (0..<candidates).map { _ in stream.normal() }.sorted(by: >)
      let best = Array(observed[..<chosen])
      means += best.reduce(0, +) / Double(chosen)
      shares.append(
        simulation.share(
          chosen: best, undecided: [], places: 0, others: Array(observed[chosen...]), repetition: repetition))
    }
    let sorted = shares.sorted()
    let place = min(Int(min(max((1 - level) / 2, 0), 0.5) * Double(repetitions)), repetitions - 1)
    return .success(
      ExpectedChoice(
        trulyBest: IntervalEstimate(
          value: shares.reduce(0, +) / Double(repetitions), lower: sorted[place],
          upper: sorted[repetitions - 1 - place], level: level),
        fall: (1 - reliability) * means / Double(repetitions)))
  }
}
