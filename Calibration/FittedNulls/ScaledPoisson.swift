import Foundation
import Statistics
import Trends

/// What a Poisson number is like on the scale of counts.
struct ScaledPoisson: Sendable {
  var mean: Double
  var variance: Double
  /// The change of `mean` with the logarithm of the Poisson mean.
  var slope: Double

  /// Summed over the counts within nine deviations; from a mean of 100 on, to first order.
  init(mean level: Double) {
    guard level < 100 else {
      let ends = (CountScale.scaled(level * 0.999), CountScale.scaled(level * 1.001))
      mean = CountScale.scaled(level)
      slope = (ends.1 - ends.0) / 0.002
      variance = slope * slope / level
      return
    }
    let last = Int(level + 9 * level.squareRoot() + 9)
    var probability = exp(-level)
    var (sum, squares, next) = (0.0, 0.0, 0.0)
    for count in 0...last {
      let value = CountScale.scaled(Double(count))
      sum += probability * value
      squares += probability * value * value
      next += probability * CountScale.scaled(Double(count + 1))
      probability *= level / Double(count + 1)
    }
    mean = sum
    variance = max(squares - sum * sum, 1e-9)
    // The derivative of a Poisson expectation is that of the difference to the next count.
    slope = level * (next - sum)
  }
}
