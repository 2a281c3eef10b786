import Foundation
import Simulation
import Statistics

/// Simulated counts of events, each recorded some periods after it happened.
struct ReportedCourse: Sendable {
  /// The mean of each period, from the first to the last.
  var means: [Double]
  /// The variance beside that of Poisson counts, over the square of the mean; 0 for Poisson.
  var dispersion = 0.0
  /// The share recorded at each delay, by period: the first for all but the last of them.
  var shares: [Double]
  /// The shares since a number of periods before the end; nil where they never change.
  var later: (periods: Int, shares: [Double])?
  /// How much shares of single periods differ: the size of a Dirichlet distribution; nil where they do not.
  var concentration: Double?
  /// The share of events that is withdrawn again at the longest delay.
  var withdrawn = 0.0

  /// The shares of delays 0 to `longest`, falling by a factor from each to the next.
  static func falling(by factor: Double, longest: Int) -> [Double] {
    let shares = (0...longest).map { pow(factor, Double($0)) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// What each delay added in each period, all of it, also what is not yet known at the end.
  func increments(from stream: inout RandomStream) -> [[Double]] {
    means.indices.map { place in
      var mean = means[place]
      if dispersion > 0 { mean *= Self.gamma(1 / dispersion, from: &stream) * dispersion }
      var shares = later.map { place >= means.count - $0.periods ? $0.shares : self.shares } ?? self.shares
      if let concentration {
        shares = shares.map { Self.gamma(max($0, 1e-6) * concentration, from: &stream) }
        let sum = shares.reduce(0, +)
        shares = shares.map { $0 / sum }
      }
      var added = shares.map { SimulatedNoise.poisson(mean * $0, from: &stream) }
      let last = added.count - 1
      for _ in 0..<Int(added.dropLast().reduce(0, +)) where stream.uniform() < withdrawn { added[last] -= 1 }
      return added
    }
  }

  /// A gamma number of a shape and scale 1 (Marsaglia and Tsang 2000).
  static func gamma(_ shape: Double, from stream: inout RandomStream) -> Double {
    guard shape >= 1 else { return gamma(shape + 1, from: &stream) * pow(stream.uniform(), 1 / shape) }
    let base = shape - 1.0 / 3
    while true {
      let normal = stream.normal()
      let root = 1 + normal / (9 * base).squareRoot()
      guard root > 0 else { continue }
      let cube = root * root * root
      if log(stream.uniform()) < normal * normal / 2 + base - base * cube + base * log(cube) {
        return base * cube
      }
    }
  }
}
