import Foundation
import Statistics

/// The logarithm of an intensity round its mean: an autoregression of first order plus white noise.
struct LatentNoise: Sendable {
  var dependence: Dependence
  var deviation: Double

  /// What is taken for noise.
  enum Estimation: Sendable, CaseIterable {
    /// What the stretches leave, as it is: the largest likelihood. Too little, since stretches follow some of the noise.
    case left
    /// That and what fitted levels, slopes and months took with them: the largest restricted likelihood.
    ///
    /// Source: Patterson and Thompson (1971).
    case restricted
  }

  /// The noise that a series is most likely under, out of all `Dependence.candidates` and deviations from 0.01 to 4.
  init(_ means: StoryMeans, _ estimation: Estimation) {
    let likelihood = NoiseLikelihood(means, estimation)
    var best = (value: -Double.infinity, noise: LatentNoise(Dependence.candidates[0], 0.01))
    for dependence in Dependence.candidates {
      var (low, high) = (log(0.01), log(4.0))
      let golden = (5.0.squareRoot() - 1) / 2
      func value(_ logarithm: Double) -> Double {
        likelihood.value(LatentNoise(dependence, exp(logarithm)))
      }
      var (left, right) = (high - golden * (high - low), low + golden * (high - low))
      var (atLeft, atRight) = (value(left), value(right))
      while high - low > 0.02 {
        if atLeft > atRight {
          (high, right, atRight) = (right, left, atLeft)
          left = high - golden * (high - low)
          atLeft = value(left)
        } else {
          (low, left, atLeft) = (left, right, atRight)
          right = low + golden * (high - low)
          atRight = value(right)
        }
      }
      let found = max(atLeft, atRight)
      if found > best.value { best = (found, LatentNoise(dependence, exp((low + high) / 2))) }
    }
    self = best.noise
  }

  init(_ dependence: Dependence, _ deviation: Double) {
    (self.dependence, self.deviation) = (dependence, deviation)
  }

  /// The standard deviation of a mean of many months, times the root of their number.
  var longRunDeviation: Double {
    let (coefficient, share) = (dependence.autocorrelation, dependence.share)
    return deviation * (1 - share + share * (1 + coefficient) / (1 - coefficient)).squareRoot()
  }

  /// Factors of so many months, each 1 on average.
  func factors(_ count: Int, from stream: inout RandomStream) -> [Double] {
    let (coefficient, share) = (dependence.autocorrelation, dependence.share)
    let step = (1 - coefficient * coefficient).squareRoot()
    var state = stream.normal()
    return (0..<count).map { _ in
      let value = share.squareRoot() * state + (1 - share).squareRoot() * stream.normal()
      state = coefficient * state + step * stream.normal()
      return exp(deviation * value - deviation * deviation / 2)
    }
  }
}
