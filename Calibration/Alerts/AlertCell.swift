import Simulation
import Statistics
import Trends

/// One kind of simulated series: a past, and how its last periods differ from it.
struct AlertCell: Sendable {
  var name: String
  var noise: SimulatedNoise
  var mean: Double
  var isSeasonal = false
  /// Distinguishes the random streams of cells.
  var number: UInt64

  /// A series with a past of so many months and then as many as there are factors of its mean.
  func series(past: Int, factors: [Double], replicate: UInt32, seed: UInt64) -> LabelledSeries {
    var stream = RandomStream(seed: seed, series: number, replicate: replicate)
    let means = (0..<(past + factors.count)).map { place in
      mean * (isSeasonal ? Course.season(place) : 1) * (place < past ? 1 : factors[place - past])
    }
    return Self.labelled(noise.series(means, from: &stream), name: "\(name) \(replicate)")
  }

  static func labelled(_ values: [Double], name: String) -> LabelledSeries {
    LabelledSeries(
      measure: "simulated", key: [KeyPart(dimension: "part", code: name)],
      periods: values.indices.map(String.init), values: values, bounds: values.map { ($0, $0) })
  }

  /// The cells of clean series, each as often as any other; latent autoregressions have a standard deviation of 0.3.
  static let clean: [AlertCell] = {
    func latent(_ coefficient: Double) -> SimulatedNoise { .latent(coefficient: coefficient, deviation: 0.3) }
    let kinds: [(String, SimulatedNoise, Double, Bool)] =
      [0.3, 1, 5, 20, 100].map { ("Poisson \($0)", .independent, $0, false) }
      + [
        ("negative binomial 5, mean 20", .overdispersed(size: 5), 20, false),
        ("negative binomial 2, mean 5", .overdispersed(size: 2), 5, false),
        ("negative binomial 1, mean 20", .overdispersed(size: 1), 20, false),
        ("months, Poisson 5", .independent, 5, true), ("months, Poisson 20", .independent, 20, true),
        ("70 % empty, mean 1", .empty(share: 0.7), 1, false),
        ("70 % empty, mean 0.3", .empty(share: 0.7), 0.3, false),
      ]
      + [5, 20, 100].map { ("latent AR(0.5), mean \($0)", latent(0.5), $0, false) }
      + [5, 20, 100].map { ("latent AR(0.7), mean \($0)", latent(0.7), $0, false) }
      + [
        ("months, latent AR(0.5), mean 20", latent(0.5), 20, true),
        ("months, latent AR(0.7), mean 100", latent(0.7), 100, true),
      ]
    return kinds.enumerated().map { place, kind in
      AlertCell(name: kind.0, noise: kind.1, mean: kind.2, isSeasonal: kind.3, number: UInt64(place + 1))
    }
  }()

  /// The cells that go beyond what is asked.
  static let beyond: [AlertCell] = {
    let kinds: [(String, SimulatedNoise, Double)] =
      [5, 20, 100].map { ("latent AR(0.9), mean \($0)", .latent(coefficient: 0.9, deviation: 0.3), $0) }
      + [0.3, 0.6].map { ("AR(\($0))", .autoregressive(coefficient: $0), 100) }
      + [0.2, 0.4].map { ("year effects, sd \($0)", .yearEffects(deviation: $0), 20) }
    return kinds.enumerated().map { place, kind in
      AlertCell(name: kind.0, noise: kind.1, mean: kind.2, number: UInt64(place + 101))
    }
  }()
  /// The cells of clean yearly series.
  static let yearly: [AlertCell] = {
    func latent(_ coefficient: Double) -> SimulatedNoise { .latent(coefficient: coefficient, deviation: 0.3) }
    let kinds: [(String, SimulatedNoise, Double)] =
      [1, 5, 20, 100].map { ("Poisson \($0)", .independent, $0) }
      + [
        ("negative binomial 5, mean 20", .overdispersed(size: 5), 20),
        ("negative binomial 2, mean 5", .overdispersed(size: 2), 5),
        ("latent AR(0.5), mean 20", latent(0.5), 20), ("latent AR(0.7), mean 100", latent(0.7), 100),
      ]
    return kinds.enumerated().map { place, kind in
      AlertCell(name: kind.0, noise: kind.1, mean: kind.2, number: UInt64(place + 171))
    }
  }()
  /// The cells that are counted by quarters, weeks and days.
  static let frequent: [AlertCell] = {
    let kinds: [(String, SimulatedNoise, Double)] = [
      ("Poisson 1", .independent, 1), ("Poisson 20", .independent, 20),
      ("latent AR(0.5), mean 20", .latent(coefficient: 0.5, deviation: 0.3), 20),
    ]
    return kinds.enumerated().map { place, kind in
      AlertCell(name: kind.0, noise: kind.1, mean: kind.2, number: UInt64(place + 151))
    }
  }()
}
