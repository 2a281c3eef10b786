import Foundation
import Statistics

/// A class that takes a test of 20 items before and after a training, as a model of answers (Rasch 1960).
struct TrainedClass: Sendable {
  /// What the rows of the table call it.
  var name: String
  /// How easy the test is: the logit of an item of middle difficulty for a person of middle ability, before.
  var easiness: Double
  /// How much the logits of a person rise on average.
  var learning: Double
  /// The standard deviation of that between persons.
  var spread: Double

  static let items = 20
  /// The difficulties of the items, evenly from -1.5 to 1.5; abilities have a standard deviation of 1.
  private static let difficulties = (0..<items).map { -1.5 + 3 * Double($0) / Double(items - 1) }

  /// The answers of one person, right or wrong.
  func answers(from stream: inout RandomStream) -> (before: [Double], after: [Double]) {
    let ability = stream.normal() + easiness
    let later = ability + learning + (spread > 0 ? spread * stream.normal() : 0)
    func answers(_ ability: Double) -> [Double] {
      Self.difficulties.map { stream.uniform() * (1 + exp($0 - ability)) < 1 ? 1 : 0 }
    }
    return (answers(ability), answers(later))
  }

  /// What is true of all persons that the model can send, by integration over abilities and learning.
  func truth() -> ClassTruth {
    let count = Self.items + 1
    var joint = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var products = [[Double]](repeating: [Double](repeating: 0, count: Self.items), count: Self.items)
    var means = [Double](repeating: 0, count: Self.items)
    let steps = stride(from: -5.0, through: 5, by: 0.1).map { ($0, 0.1 * NormalDistribution.density($0)) }
    let rises =
      spread > 0
      ? steps.enumerated().filter { $0.offset % 4 == 0 }.map { ($0.element.0, 4 * $0.element.1) } : [(0, 1)]
    for (ability, weight) in steps {
      let shares = Self.shares(ability + easiness)
      let before = Self.scores(shares)
      for item in 0..<Self.items {
        means[item] += weight * shares[item]
        for other in 0..<Self.items { products[item][other] += weight * shares[item] * shares[other] }
      }
      var after = [Double](repeating: 0, count: count)
      for (rise, part) in rises {
        for (score, share) in Self.scores(Self.shares(ability + easiness + learning + spread * rise))
          .enumerated()
        {
          after[score] += part * share
        }
      }
      for first in 0..<count {
        for second in 0..<count { joint[first][second] += weight * before[first] * after[second] }
      }
    }
    let within = means.reduce(0) { $0 + $1 * (1 - $1) }
    var total = within
    for item in 0..<Self.items {
      for other in 0..<Self.items where other != item {
        total += products[item][other] - means[item] * means[other]
      }
    }
    let k = Double(Self.items)
    return ClassTruth(joint: joint, alphaBefore: k / (k - 1) * (1 - within / total))
  }

  private static func shares(_ ability: Double) -> [Double] {
    difficulties.map { 1 / (1 + exp($0 - ability)) }
  }

  /// The probabilities of the scores from 0, items being right independently.
  private static func scores(_ shares: [Double]) -> [Double] {
    var scores = [1.0]
    for share in shares {
      var next = [Double](repeating: 0, count: scores.count + 1)
      for (score, part) in scores.enumerated() {
        next[score] += part * (1 - share)
        next[score + 1] += part * share
      }
      scores = next
    }
    return scores
  }
}

/// What is true of a class, of which a series is a sample.
struct ClassTruth: Sendable {
  /// The share of those at the maximum before, and after.
  var atMaximum: (before: Double, after: Double)
  var meanGain: Double
  /// The least and the largest median: they differ where a share of exactly one half lies below.
  var medianGain: Double
  var normalisedGain: Double
  /// The mean gain in standard deviations of the gains.
  var effect: Double
  var alphaBefore: Double

  init(joint: [[Double]], alphaBefore: Double) {
    self.alphaBefore = alphaBefore
    let top = joint.count - 1
    var (before, mean, square, whole) = (0.0, 0.0, 0.0, 0.0)
    var gains = [Double](repeating: 0, count: 2 * top + 1)
    atMaximum = (0, 0)
    for first in 0...top {
      for second in 0...top {
        let (part, gain) = (joint[first][second], Double(second - first))
        whole += part
        before += part * Double(first)
        mean += part * gain
        square += part * gain * gain
        gains[second - first + top] += part
        if first == top { atMaximum.before += part }
        if second == top { atMaximum.after += part }
      }
    }
    atMaximum = (atMaximum.before / whole, atMaximum.after / whole)
    (before, mean, square) = (before / whole, mean / whole, square / whole)
    meanGain = mean
    normalisedGain = mean / (Double(top) - before)
    effect = mean / (square - mean * mean).squareRoot()
    var (sum, place) = (0.0, 0)
    while sum + gains[place] < whole / 2 {
      sum += gains[place]
      place += 1
    }
    medianGain = Double(place - top)
  }
}
