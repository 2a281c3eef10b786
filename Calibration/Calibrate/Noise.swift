import Foundation
import Statistics

/// What a simulated series is made of besides its trend.
enum Noise: Sendable {
  /// Normal, each value the last times `coefficient` plus a standard normal one; stationary from the start.
  case autoregressive(coefficient: Double)
  /// The same with months that differ by half a standard deviation of its steps, which is hard to see.
  case faintMonths(coefficient: Double)
  /// Poisson counts round a mean that the months of the year raise and lower by up to 65 %.
  case seasonalCounts(mean: Double)

  /// The words of the table.
  var name: String {
    switch self {
    case .autoregressive(0): "independent normal"
    case .autoregressive(let coefficient): "normal AR(\(coefficient))"
    case .faintMonths(let coefficient): "AR(\(coefficient)), faint months"
    case .seasonalCounts(let mean): "seasonal counts, mean \(Int(mean))"
    }
  }

  /// The slope a step that a good test of nominal 5 % finds in about half of all series.
  func detectableSlope(count: Int) -> Double {
    let n = Double(count)
    let unit = 2.2 * (12 / (n * n * n)).squareRoot()
    switch self {
    case .autoregressive(let coefficient), .faintMonths(let coefficient): return unit / (1 - coefficient)
    case .seasonalCounts(let mean): return unit / mean.squareRoot()
    }
  }

  /// A series; the slope is added to normal values, and to the logarithm of the mean of counts.
  func series(count: Int, slope: Double, from stream: inout RandomStream) -> [Double] {
    switch self {
    case .autoregressive(let coefficient), .faintMonths(let coefficient):
      let height = if case .faintMonths = self { 0.5 } else { 0.0 }
      var level = stream.normal() / (1 - coefficient * coefficient).squareRoot()
      return (0..<count).map { step in
        defer { level = coefficient * level + stream.normal() }
        return level + height * sin(Double(step) * .pi / 6) + slope * Double(step)
      }
    case .seasonalCounts(let mean):
      return (0..<count).map { step in
        let season = 0.5 * sin(Double(step) * .pi / 6)
        return Noise.poisson(mean * exp(season + slope * Double(step)), from: &stream)
      }
    }
  }

  /// A Poisson number by inversion; means are far below where the first probability underflows.
  private static func poisson(_ mean: Double, from stream: inout RandomStream) -> Double {
    var (count, probability, rest) = (0.0, exp(-mean), stream.uniform())
    while rest > probability, count < 10_000 {
      rest -= probability
      count += 1
      probability *= mean / count
    }
    return count
  }
}
