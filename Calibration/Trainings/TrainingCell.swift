import Foundation
import Statistics

/// How often intervals held the truth, or tests refused what is true.
struct Tally: Sendable {
  /// Series in all, and those with an answer.
  var series = 0
  var answered = 0
  /// Intervals that lay below the truth, and above it; or p values of 0.05 or less.
  var below = 0
  var above = 0
  var refused = 0

  var held: Int { answered - below - above }

  mutating func count(_ estimate: Estimate<IntervalEstimate>, holds truth: Double) {
    series += 1
    guard case .success(let interval) = estimate else { return }
    answered += 1
    if interval.upper < truth - 1e-9 { below += 1 }
    if interval.lower > truth + 1e-9 { above += 1 }
  }

  /// A test without an answer refuses nothing.
  mutating func count(p: Estimate<Double>) {
    series += 1
    guard case .success(let p) = p else { return }
    answered += 1
    if p <= 0.05 { refused += 1 }
  }
}

/// Classes of one kind and size, and how intervals and tests did in many of them.
struct TrainingCell: Sendable {
  var kind: TrainedClass
  var persons: Int
  /// Whether nothing was learnt, so that tests are asked how often they refuse that.
  var isNull: Bool

  /// The sizes of two groups, of which the first learns more where groups differ.
  var groups: (Int, Int) {
    persons == 5 ? (2, 3) : persons == 10 ? (4, 6) : persons == 23 ? (4, 19) : (12, 58)
  }
  /// The sizes of three groups.
  var agencies: [Int] {
    persons == 5 ? [1, 2, 2] : persons == 10 ? [3, 3, 4] : persons == 23 ? [5, 8, 10] : [12, 18, 40]
  }

  /// The tallies of a number of series, by the names of what is asked, in their order; intervals that are
  /// printed for comparison alone are asked of the first `compared`, tests that deal the values out of at most
  /// 4,000.
  func tallies(seed: UInt64, series: Int, compared: Int) -> [(name: String, tally: Tally)] {
    isNull ? sizes(seed, series, min(series, 4000)) : coverages(seed, series, compared)
  }

  private func stream(_ seed: UInt64, _ replicate: Int) -> RandomStream {
    RandomStream(seed: seed, key: [kind.name, "\(persons)"], replicate: UInt32(replicate))
  }

  /// A class that takes the test twice: its answers, both scores and the gains.
  private func taken(from stream: inout RandomStream) -> (
    answers: [(before: [Double], after: [Double])], before: [Double], after: [Double], gains: [Double]
  ) {
    let answers = (0..<persons).map { _ in kind.answers(from: &stream) }
    let before = answers.map { $0.before.reduce(0, +) }
    let after = answers.map { $0.after.reduce(0, +) }
    return (answers, before, after, zip(after, before).map { $0 - $1 })
  }

  private func coverages(_ seed: UInt64, _ series: Int, _ compared: Int) -> [(name: String, tally: Tally)] {
    let truth = kind.truth()
    var quicker = kind
    quicker.learning += 0.6
    let difference = quicker.truth().meanGain - truth.meanGain
    var (mean, median, normalised, fieller) = (Tally(), Tally(), Tally(), Tally())
    var (effect, noncentral, alpha, feldt) = (Tally(), Tally(), Tally(), Tally())
    var (same, other, welch) = (Tally(), Tally(), Tally())
    let top = Double(TrainedClass.items)
    for replicate in 0..<series {
      var stream = stream(seed, replicate)
      let (answers, before, after, gains) = taken(from: &stream)
      mean.count(pairedTTest(before: before, after: after).map(\.difference), holds: truth.meanGain)
      median.count(medianInterval(gains), holds: truth.medianGain)
      normalised.count(
        normalisedGain(before: before, after: after, maximum: top), holds: truth.normalisedGain)
      effect.count(standardisedMeanChange(gains), holds: truth.effect)
      let rest = Array(gains[groups.0...])
      same.count(moderatedDifference(Array(gains[..<groups.0]), rest), holds: 0)
      let ahead = (0..<groups.0).map { _ in
        let one = quicker.answers(from: &stream)
        return one.after.reduce(0, +) - one.before.reduce(0, +)
      }
      other.count(moderatedDifference(ahead, rest), holds: difference)
      alpha.count(cronbachAlpha(answers.map(\.before)), holds: truth.alphaBefore)
      guard replicate < compared else { continue }
      feldt.count(cronbachAlpha(answers.map(\.before), method: .feldt), holds: truth.alphaBefore)
      fieller.count(
        normalisedGain(before: before, after: after, maximum: top, method: .fieller),
        holds: truth.normalisedGain)
      noncentral.count(standardisedMeanChange(gains, method: .noncentralT), holds: truth.effect)
      welch.count(welchTest(ahead, rest).map(\.difference), holds: difference)
    }
    return [
      ("mean gain", mean), ("median gain", median), ("normalised gain", normalised), ("effect d_z", effect),
      ("difference of groups that gain alike", same), ("difference of groups that do not", other),
      ("alpha", alpha), ("alpha (Feldt)", feldt), ("normalised gain (Fieller)", fieller),
      ("effect d_z (noncentral t)", noncentral),
      ("difference of groups that do not (Welch)", welch),
    ]
  }

  private func sizes(_ seed: UInt64, _ series: Int, _ dealt: Int) -> [(name: String, tally: Tally)] {
    var (ranks, pratt, t, sign, item) = (Tally(), Tally(), Tally(), Tally(), Tally())
    var (welch, whitney, chi, fisher) = (Tally(), Tally(), Tally(), Tally())
    var (permuted, kruskal) = (Tally(), Tally())
    for replicate in 0..<series {
      var stream = stream(seed, replicate)
      let (answers, before, after, gains) = taken(from: &stream)
      ranks.count(p: signedRankTest(gains).map(\.p))
      pratt.count(p: signedRankTest(gains, zeros: .pratt).map(\.p))
      t.count(p: pairedTTest(before: before, after: after).map(\.statistic.p))
      sign.count(p: signTest(gains).map(\.p))
      let middle = answers.map { (before: $0.before[12], after: $0.after[12]) }
      item.count(
        p: mcNemarTest(
          gained: middle.count { $0.before < $0.after }, lost: middle.count { $0.before > $0.after }
        ).map(\.p))
      let (first, second) = (Array(after[..<groups.0]), Array(after[groups.0...]))
      welch.count(p: welchTest(first, second).map(\.statistic.p))
      var start = 0
      let parts = agencies.map { size in
        defer { start += size }
        return Array(after[start..<start + size])
      }
      chi.count(p: kruskalWallisTest(parts).map(\.p))
      let (right, rightToo) = (
        middle[..<groups.0].count { $0.after == 1 }, middle[groups.0...].count { $0.after == 1 }
      )
      fisher.count(
        p: fisherExactTest(a: right, b: groups.0 - right, c: rightToo, d: groups.1 - rightToo).map(\.p))
      guard replicate < dealt else { continue }
      whitney.count(p: mannWhitneyTest(first, second).map(\.p))
      permuted.count(p: welchPermutationTest(first, second, seed: stream.next()).map(\.p))
      kruskal.count(p: kruskalWallisPermutationTest(parts, seed: stream.next()).map(\.p))
    }
    return [
      ("signed rank, exact", ranks), ("signed rank, exact, Pratt", pratt), ("paired t", t), ("sign", sign),
      ("McNemar, exact", item), ("Welch by permutation", permuted),
      ("Kruskal-Wallis by permutation", kruskal),
      ("Mann-Whitney, exact", whitney), ("Fisher", fisher), ("Welch t", welch),
      ("Kruskal-Wallis, chi-square", chi),
    ]
  }
}
