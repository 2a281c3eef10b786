internal import Glibc

/// Series of counts that all sides compute with: the same on every machine.
public struct SeriesSet: Sendable {
  /// The name that the peers know it by.
  public let name: String
  /// The series, of one length.
  public let series: [[Double]]

  /// Monthly negative-binomial counts (theta 4) around a log-linear trend with a yearly season.
  public init(name: String, count: Int, length: Int, seed: UInt64) {
    self.name = name
    var random = SplitMix(state: seed)
    series = (0..<count).map { _ in
      let growth = 0.008 * (random.next() - 0.5)
      return (0..<length).map { month in
        let angle = 2 * Double.pi * Double(month) / 12
        let mean = exp(2.5 + growth * Double(month) + 0.3 * sin(angle))
        // A gamma variable of shape 4 as a sum of exponentials, then a Poisson count around it.
        let gamma = (0..<4).reduce(0) { sum, _ in sum - log(random.next()) }
        return random.count(mean: mean * gamma / 4)
      }
    }
  }

  /// One series a line, for the peers.
  public var text: String {
    series.map { $0.map { String(Int($0)) }.joined(separator: ",") + "\n" }.joined()
  }
}

/// The generator of Steele, Lea and Flood (2014); enough for input that only has to be the same again.
private struct SplitMix {
  var state: UInt64

  /// A number in (0, 1].
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((mixed ^ (mixed >> 31)) >> 11) + 1) * 0x1p-53
  }

  /// A Poisson count, by multiplying numbers until their product falls below exp(-mean).
  mutating func count(mean: Double) -> Double {
    let limit = exp(-mean)
    var product = next()
    var count = 0.0
    while product > limit {
      product *= next()
      count += 1
    }
    return count
  }
}
