import Foundation
package import Statistics

/// The noise of simulated counts, around any course of their mean.
package enum SimulatedNoise: Sendable {
  /// Poisson.
  case independent
  /// Negative binomial: a variance of m + m^2 / size, the size a whole number.
  case overdispersed(size: Int)
  /// Poisson round a mean times the exponential of a first-order autoregression with this standard deviation.
  case latent(coefficient: Double, deviation: Double)
  /// A first-order autoregression itself, with a standard deviation of a tenth of the mean.
  case autoregressive(coefficient: Double)
  /// Poisson round a mean times a factor that is drawn anew each year.
  case yearEffects(deviation: Double)
  /// Poisson with one period ten times as high.
  case outlier
  /// Poisson, with a share of all periods empty.
  case empty(share: Double)

  /// A series round means, one for each period.
  package func series(_ means: [Double], from stream: inout RandomStream) -> [Double] {
    switch self {
    case .independent: return means.map { Self.poisson($0, from: &stream) }
    case .overdispersed(let size):
      return means.map { mean in
        let gamma = (0..<size).reduce(0.0) { sum, _ in sum - log(stream.uniform()) } / Double(size)
        return Self.poisson(mean * gamma, from: &stream)
      }
    case .latent(let coefficient, let deviation):
      let states = Self.states(means.count, coefficient, from: &stream)
      return zip(means, states).map {
        Self.poisson($0 * exp(deviation * $1 - deviation * deviation / 2), from: &stream)
      }
    case .autoregressive(let coefficient):
      let states = Self.states(means.count, coefficient, from: &stream)
      return zip(means, states).map { max(0, $0 * (1 + 0.1 * $1)) }
    case .yearEffects(let deviation):
      let phase = stream.below(12)
      var factor = 1.0
      return means.enumerated().map { place, mean in
        if place == 0 || (place + phase) % 12 == 0 {
          factor = exp(deviation * stream.normal() - deviation * deviation / 2)
        }
        return Self.poisson(mean * factor, from: &stream)
      }
    case .outlier:
      let place = stream.below(means.count)
      return means.enumerated().map { Self.poisson($1 * ($0 == place ? 10 : 1), from: &stream) }
    case .empty(let share):
      return means.map { stream.uniform() < share ? 0 : Self.poisson($0 / (1 - share), from: &stream) }
    }
  }

  /// A stationary first-order autoregression with unit variance.
  private static func states(
    _ count: Int, _ coefficient: Double, from stream: inout RandomStream
  ) -> [Double] {
    var state = stream.normal()
    let step = (1 - coefficient * coefficient).squareRoot()
    return (0..<count).map { _ in
      defer { state = coefficient * state + step * stream.normal() }
      return state
    }
  }

  /// A Poisson number, by inversion of parts whose first probability does not underflow.
  package static func poisson(_ mean: Double, from stream: inout RandomStream) -> Double {
    let parts = (mean / 500).rounded(.up)
    var sum = 0.0
    for _ in 0..<Int(min(parts, 1000)) {
      let part = mean / parts
      var (count, probability, rest) = (0.0, exp(-part), stream.uniform())
      while rest > probability, count < 10_000 {
        rest -= probability
        count += 1
        probability *= part / count
      }
      sum += count
    }
    return sum
  }
}
