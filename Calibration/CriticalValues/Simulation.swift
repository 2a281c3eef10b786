import Foundation
import Statistics

/// Simulated series of every candidate model at one length, and what they picked.
struct Simulation: Sendable {
  /// The picks of each series, model by model.
  let picks: [[Pick]]
  let design: ModelDesign
  let bonus: Double

  /// Simulates and fits the series.
  ///
  /// Random streams belong to replicate and length. All models share the normal numbers of a replicate, so
  /// that they differ by what they are and not by chance.
  init(length: Int, hasMonths: Bool, bonus: Double, replicates: Int, seed: UInt64) {
    let design = ModelDesign(length: length, hasMonths: hasMonths)
    let models = Dependence.candidates
    var picks = [[Pick]](repeating: [], count: models.count)
    var (steps, noise) = (
      [SIMD8<Double>](repeating: .zero, count: length), [SIMD8<Double>](repeating: .zero, count: length)
    )
    var values = steps
    for first in stride(from: 0, to: replicates, by: 8) {
      for lane in 0..<8 {
        var stream = RandomStream(
          seed: seed, series: UInt64(2 * length + (hasMonths ? 1 : 0)), replicate: UInt32(first + lane))
        for place in 0..<length { steps[place][lane] = stream.normal() }
        for place in 0..<length { noise[place][lane] = stream.normal() }
      }
      for (number, model) in models.enumerated() {
        let (phi, share) = (model.autocorrelation, model.share)
        var level = steps[0]
        for place in 0..<length {
          if place > 0 { level = phi * level + (1 - phi * phi).squareRoot() * steps[place] }
          values[place] = share.squareRoot() * level + (1 - share).squareRoot() * noise[place]
        }
        picks[number] += design.picks(values, bonus: bonus)
      }
    }
    (self.picks, self.design, self.bonus) = (picks, design, bonus)
  }

  /// The bonus of independence at a length, as `logLinearTrend` has it: from 0 at 36 values to the whole at 60.
  static func bonus(_ whole: Double, length: Int) -> Double {
    whole * min(max((1 / 36.0 - 1 / Double(length)) / (1 / 36.0 - 1 / 60.0), 0), 1)
  }

  /// The critical values of each level in turn, rising from level to level.
  func criticalValues(levels: [Double]) -> [[Double]] {
    var last = [Double](repeating: 0, count: picks.count)
    return levels.map { level in
      last = zip(last, criticalValues(level: level)).map { max($0 * 1.02, $1) }
      return last
    }
  }

  /// The share of a model's series that exceed the critical value of what they picked.
  func size(model: Int, critical: [Double]) -> Double {
    share(model) { abs($0.slope) > critical[$0.model] * $0.error }
  }

  /// The same with a slope of so many standard errors of an efficient estimate; 1.96 is what an efficient test finds in
  /// half of the series.
  func power(model: Int, critical: [Double], errors: Double = 1.96) -> Double {
    let slope = errors * design.efficientError(model: model)
    return share(model) { abs($0.slope + slope) > critical[$0.model] * $0.error }
  }

  /// For each model the slope, in standard errors of an efficient estimate, that is found in four of five series.
  func detectable(critical: [Double]) -> [Double] {
    picks.indices.map { model in
      var (low, high) = (0.0, 100.0)
      for _ in 0..<14 {
        let middle = (low + high) / 2
        if power(model: model, critical: critical, errors: middle) < 0.8 {
          low = middle
        } else {
          high = middle
        }
      }
      return high
    }
  }

  private func share(_ model: Int, where isFound: (Pick) -> Bool) -> Double {
    Double(picks[model].count(where: isFound)) / Double(picks[model].count)
  }

  /// The critical value of each model at a two-sided level, so that each model's series exceed what they pick in
  /// that share.
  ///
  /// What a series picks need not be what made it, so the values hang together: in turns each is moved towards where its
  /// own series keep the level. They stay within bounds that grow with the level's normal quantile: 1.8 to 3.5 at
  /// 5 %. Without the upper one, models of slow drift would pass any bound and intervals would mean nothing.
  func criticalValues(level: Double) -> [Double] {
    let quantile = NormalDistribution.upperQuantile(level / 2) / 1.96
    let (least, most) = (1.8 * quantile, 3.5 * pow(quantile, 1.6))
    var critical = [Double](repeating: 2 * quantile, count: picks.count)
    for turn in 0..<40 {
      let power = turn < 25 ? 0.6 : 0.3
      critical = picks.indices.map { model in
        var ratios = picks[model].map { abs($0.slope) / ($0.error * critical[$0.model]) }
        ratios.sort()
        let place = (1 - level) * Double(ratios.count - 1)
        let below = Int(place)
        let above = min(below + 1, ratios.count - 1)
        let ratio = ratios[below] + (place - Double(below)) * (ratios[above] - ratios[below])
        return min(max(critical[model] * pow(ratio, power), least), most)
      }
    }
    return critical
  }
}
