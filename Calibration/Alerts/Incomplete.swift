import Simulation
import Statistics
import Trends

/// Stable families whose last months are incomplete: 0.7, 0.4 and 0.1 of what they will be.
enum Incomplete {
  static let factors = [0.7, 0.4, 0.1]

  struct Counts {
    var families = 0
    /// Families with an alert for fewer, for more, and those of which it is said that everything fell at once.
    var fewer = 0
    var more = 0
    var shared = 0
  }

  /// So many families of parts and their total, with so many periods declared provisional.
  static func counts(
    parts: Int, mean: Double, noise: SimulatedNoise, provisional: Int, families: Int, number: UInt64,
    seed: UInt64
  ) -> Counts {
    var counts = Counts()
    for family in 0..<families {
      var series = (0..<parts).map { part in
        AlertCell(name: "\(part)", noise: noise, mean: mean, number: number)
          .series(past: 60, factors: factors, replicate: UInt32(family * parts + part), seed: seed)
      }
      let sums = series[0].values.indices.map { place in
        series.reduce(0) { $0 + (($1.values[place]) ?? 0) }
      }
      series.append(AlertCell.labelled(sums, name: "_T"))
      for place in series.indices { series[place].provisional = provisional }
      let bodies = AlertAnalysis.findings(
        series, season: 12, periodsPerYear: 12, family: "simulated series"
      ).compactMap(\.alert)
      let states = bodies.compactMap { try? $0.state.get() }
      counts.families += 1
      if states.contains(.unusuallyLow) { counts.fewer += 1 }
      if states.contains(.unusuallyHigh) || states.contains(.appeared) { counts.more += 1 }
      if bodies.first?.shared == .fall { counts.shared += 1 }
    }
    return counts
  }
}
