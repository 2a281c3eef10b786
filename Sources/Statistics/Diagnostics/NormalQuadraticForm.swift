import Glibc

/// The sign of a weighted sum of squares of independent standard normal values.
///
/// The probability is an integral along a line through the saddle point (trapezoid rule on the inverse
/// hyperbolic sine of the place, halved until it settles), so a small tail keeps its relative precision.
/// Source: Imhof (1961); Helstrom (1996).
struct NormalQuadraticForm {
  /// The weights of the squares; zeros do not count.
  let weights: [Double]

  /// The probabilities of a sum below 0 and above 0.
  func signProbabilities() -> TailProbabilities {
    let size = weights.reduce(0) { max($0, abs($1)) }
    let scaled = weights.map { $0 / size }.filter { abs($0) > 1e-14 }
    guard scaled.contains(where: { $0 > 0 }) else { return .allBelow }
    guard scaled.contains(where: { $0 < 0 }) else { return .allAbove }
    // The tail on the far side of the mean is the smaller one.
    if scaled.reduce(0, +) >= 0 { return TailProbabilities(lower: min(Self.negativeTail(scaled), 1)) }
    return TailProbabilities(upper: min(Self.negativeTail(scaled.map { -$0 }), 1))
  }

  /// The probability of a sum below 0, for weights of both signs.
  private static func negativeTail(_ weights: [Double]) -> Double {
    let floor = 1 / (2 * (weights.min() ?? -1))
    let ceiling = 1 / (2 * (weights.max() ?? 1))
    func logMoment(_ s: Double) -> Double { weights.reduce(0) { $0 - log1p(-2 * $1 * s) / 2 } }
    // The saddle point on the negative side, where the integrand is smallest along the real line.
    var (low, high) = (floor, 0.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      let slope = weights.reduce(0) { $0 + $1 / (1 - 2 * $1 * middle) } - 1 / middle
      if slope > 0 { high = middle } else { low = middle }
    }
    let centre = (low + high) / 2
    let reach = min(-centre, centre - floor, ceiling - centre)
    let top = logMoment(centre) - log(-centre)
    func integrand(_ v: Double) -> Double {
      let y = reach * sinh(v)
      var (magnitude, angle) = (0.0, 0.0)
      for weight in weights {
        let (real, imaginary) = (1 - 2 * weight * centre, -2 * weight * y)
        magnitude -= log(real * real + imaginary * imaginary) / 4
        angle -= atan2(imaginary, real) / 2
      }
      magnitude -= log(centre * centre + y * y) / 2
      angle -= atan2(y, centre)
      return exp(magnitude - top) * cos(angle) * reach * cosh(v)
    }
    func sum(from start: Double, step: Double) -> Double {
      var (total, bound, place) = (0.0, 0.0, start)
      for _ in 0..<20_000 {
        let term = integrand(place)
        total += term
        bound = max(bound, abs(term))
        if abs(term) <= 1e-17 * bound, place > 3 { break }
        place += step
      }
      return total
    }
    var step = 0.5
    var total = integrand(0) / 2 + sum(from: step, step: step)
    for _ in 0..<8 {
      let finer = total + sum(from: step / 2, step: step)
      let isSettled = abs(finer - 2 * total) <= 1e-8 * abs(finer)
      step /= 2
      total = finer
      if isSettled { break }
    }
    return max(-exp(top) / Double.pi * total * step, 0)
  }
}
