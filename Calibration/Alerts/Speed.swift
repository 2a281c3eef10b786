import Foundation
import Simulation
import Statistics
import Trends

/// How long the alerts of many series take.
enum Speed {
  /// Prints the seconds that so many series of 120 months take, with a season and two breaks each, on all processors.
  static func printTime(of count: Int) {
    let means = Course.plateau(factor: 3, from: 40, to: 90).means(121).enumerated().map {
      20 * $1 * Course.season($0)
    }
    let noise = SimulatedNoise.latent(coefficient: 0.5, deviation: 0.3)
    let series = (0..<count).map { place in
      var stream = RandomStream(seed: 1, series: 901, replicate: UInt32(place))
      return AlertCell.labelled(noise.series(means, from: &stream), name: String(place))
    }
    let start = ContinuousClock.now
    let findings = AlertAnalysis.findings(
      series, season: 12, periodsPerYear: 12, family: "simulated series")
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print("\(findings.count) series of 121 months: \(String(format: "%.1f", seconds)) s")
  }
}
