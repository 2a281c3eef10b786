import Glibc

/// The regularised incomplete beta function at `x` and its complement.
///
/// Shapes `a` and `b` above 0. An `x` of 0 or less has all above, of 1 or more all below; a shape of
/// 0 or less puts all at its end. Relative error below 1e-12 in both tails for shapes up to 1e6.
/// Continued fraction in O(sqrt(a + b)) terms. Source: DiDonato and Morris (1992).
public func regularisedIncompleteBeta(_ x: Double, a: Double, b: Double) -> TailProbabilities {
  guard x > 0, b > 0 else { return .allAbove }
  guard x < 1, a > 0 else { return .allBelow }
  return incompleteBeta(BetaPoint(x, a: a, b: b))
}

/// A place of a beta distribution, with all that its density needs to full precision.
struct BetaPoint {
  /// The shapes, above 0.
  var a: Double
  var b: Double
  /// The place and 1 minus it, both in 0...1.
  var x: Double
  var y: Double
  /// b x - a y, where the place stands to the mean; a difference that must not be taken naively.
  var excess: Double

  /// A place given by itself alone.
  init(_ x: Double, a: Double, b: Double) {
    let (first, second) = (a * x, b * x)
    let sum = first + second
    let part = sum - first
    let rest = (first - (sum - part)) + (second - part)
    let lows = (-first).addingProduct(a, x) + (-second).addingProduct(b, x)
    self.init(a: a, b: b, x: x, y: 1 - x, excess: (sum - a) + rest + lows)
  }

  /// A place whose complement and excess are known better than from itself.
  init(a: Double, b: Double, x: Double, y: Double, excess: Double) {
    (self.a, self.b, self.x, self.y, self.excess) = (a, b, x, y, excess)
  }

  /// The place seen from the other end.
  var mirrored: BetaPoint { BetaPoint(a: b, b: a, x: y, y: x, excess: -excess) }

  /// x^a y^b / B(a, b).
  var kernel: Double {
    guard x > 0, y > 0 else { return 0 }
    let total = a + b
    let deviance =
      a * relativeDeviance(ratio: x / a * total, offset: excess / a)
      + b * relativeDeviance(ratio: y / b * total, offset: -excess / b)
    let rest = stirlingRemainder(total) - stirlingRemainder(a) - stirlingRemainder(b)
    return (a / total * (b / (2 * Double.pi))).squareRoot() * exp(rest - deviance)
  }
}

/// The incomplete beta function at a place and its complement.
func incompleteBeta(_ point: BetaPoint) -> TailProbabilities {
  let (a, b, x, y) = (point.a, point.b, point.x, point.y)
  guard x > 0 else { return .allAbove }
  guard y > 0 else { return .allBelow }
  if x > (a + 1) / (a + b + 2) {
    return lowerSide(point.mirrored).swapped
  }
  return lowerSide(point)
}

/// Both probabilities for a place not above its mean, or not by much.
private func lowerSide(_ point: BetaPoint) -> TailProbabilities {
  let lower = min(point.kernel * betaFraction(point), 1)
  guard point.a < 1, lower > 0.9 else { return TailProbabilities(lower: lower) }
  return TailProbabilities(lower: lower, upper: smallShapeUpperBeta(point))
}

/// The continued fraction of the function over the kernel (modified Lentz).
private func betaFraction(_ point: BetaPoint) -> Double {
  let (a, b, x) = (point.a, point.b, point.x)
  func denominator(_ m: Double) -> Double {
    m + m * ((b - m) * x) / (a + (2 * m - 1)) + (a + m) / (a + (2 * m + 1)) * (1 - point.excess + m * (2 - x))
  }
  func guarded(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
  var result = guarded((1 - point.excess) * (a / (a + 1)))
  var c = result
  var d = 0.0
  var m = 1.0
  while m < 1e6 {
    let scale = a + (2 * m - 1)
    let numerator = ((a + (m - 1)) / scale) * ((a + b + (m - 1)) * x) * (m / scale) * ((b - m) * x)
    let next = denominator(m)
    d = 1 / guarded(next + numerator * d)
    c = guarded(next + numerator / c)
    result *= c * d
    if abs(c * d - 1) < 3e-16 { break }
    m += 1
  }
  return 1 / result
}

/// The complement for a shape `a` below 1, from what the function lacks of 1, without subtracting it.
private func smallShapeUpperBeta(_ point: BetaPoint) -> Double {
  let (a, b, x) = (point.a, point.b, point.x)
  let leading = a * log(x) - (logGammaOnePlusOf(a) - logGammaStep(b, a))
  var (term, sum, n) = (1.0, 0.0, 0.0)
  repeat {
    n += 1
    term *= (n - b) / n * x
    sum += term / (a + n)
  } while abs(term) > 1e-18 && n < 10_000
  return max(-expm1(leading) - exp(leading) * a * sum, 0)
}

private func logGammaOnePlusOf(_ x: Double) -> Double { x < 0.5 ? logGammaOnePlus(x) : logGamma(1 + x) }

/// log gamma(x + step) - log gamma(x), precise relative to a step in 0...1: digamma, integrated by Gauss.
private func logGammaStep(_ x: Double, _ step: Double) -> Double {
  if x < 2 { return logGammaStep(x + 1, step) - log1p(step / x) }
  let nodes = [
    (0.5, 0.28444444444444444), (0.23076534494715845, 0.23931433524968324),
    (0.76923465505284155, 0.23931433524968324), (0.046910077030668, 0.11846344252809454),
    (0.953089922969332, 0.11846344252809454),
  ]
  return step * nodes.reduce(0) { $0 + $1.1 * digamma(x + step * $1.0) }
}
