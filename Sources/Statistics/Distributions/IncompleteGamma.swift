import Glibc

/// The regularised incomplete gamma functions P (lower) and Q (upper).
///
/// `shape` above 0 and `x` at least 0; a `shape` of 0 or less has all below, an `x` of 0 or less all
/// above. Relative error below 1e-12 in both tails. Series of positive terms below the mean, continued
/// fraction above it (O(sqrt(shape)) terms), Temme's uniform expansion from a shape of 100,000.
/// Source: Gautschi (1979); Temme (1979).
public func regularisedIncompleteGamma(shape: Double, _ x: Double) -> TailProbabilities {
  guard shape > 0 else { return .allBelow }
  guard x > 0 else { return .allAbove }
  guard x.isFinite, shape.isFinite else { return x.isFinite ? .allAbove : .allBelow }
  if shape >= 100_000 { return uniformIncompleteGamma(shape, x) }
  if x > max(shape, 1) {
    return TailProbabilities(upper: min(gammaKernel(shape, x) * gammaFraction(shape, x), 1))
  }
  var (term, sum, place) = (1.0, 1.0, shape)
  while term > 1e-17 * sum {
    place += 1
    term *= x / place
    sum += term
  }
  let lower = min(gammaKernel(shape, x) / shape * sum, 1)
  guard shape < 1 else { return TailProbabilities(lower: lower) }
  return TailProbabilities(lower: lower, upper: smallShapeUpperGamma(shape, x))
}

/// x^a e^-x / gamma(a), for a shape `a` above 0 and an `x` above 0, both finite.
func gammaKernel(_ shape: Double, _ x: Double) -> Double {
  guard shape >= 0.5 else { return shape * exp(shape * log(x) - x - logGammaOnePlus(shape)) }
  let deviance = shape * relativeDeviance(ratio: x / shape, offset: (x - shape) / shape)
  return (shape / (2 * Double.pi)).squareRoot() * exp(-deviance - stirlingRemainder(shape))
}

/// The continued fraction of Q over the kernel (modified Lentz), for x above the shape and above 1.
private func gammaFraction(_ shape: Double, _ x: Double) -> Double {
  var b = x - shape + 1
  var c = 1e300
  var d = 1 / b
  var result = d
  var n = 1.0
  while n < 1e6 {
    let a = n * (shape - n)
    b += 2
    d = a * d + b
    c = b + a / c
    d = 1 / (abs(d) < 1e-300 ? 1e-300 : d)
    if abs(c) < 1e-300 { c = 1e-300 }
    result *= c * d
    if abs(c * d - 1) < 3e-16 { break }
    n += 1
  }
  return result
}

/// Q for a shape below 1 and x up to 1, from what P lacks of 1, without subtracting it.
private func smallShapeUpperGamma(_ shape: Double, _ x: Double) -> Double {
  let exponent = shape < 0.5 ? logGammaOnePlus(shape) : logGamma(1 + shape)
  let leading = shape * log(x) - exponent
  var (term, sum, n) = (1.0, 0.0, 0.0)
  repeat {
    n += 1
    term *= -x / n
    sum += term / (shape + n)
  } while abs(term) > 1e-18
  return max(-expm1(leading) - exp(leading) * shape * sum, 0)
}

/// P and Q of a large shape by Temme's uniform expansion in one over the shape.
private func uniformIncompleteGamma(_ shape: Double, _ x: Double) -> TailProbabilities {
  let offset = (x - shape) / shape
  let half = relativeDeviance(ratio: x / shape, offset: offset)
  let deviance = shape * half
  guard deviance < 760 else { return offset < 0 ? .allAbove : .allBelow }
  let eta = offset < 0 ? -(2 * half).squareRoot() : (2 * half).squareRoot()
  let series =
    (polynomial(temme[2], eta) / shape + polynomial(temme[1], eta)) / shape + polynomial(temme[0], eta)
  let rest = exp(-deviance) / (2 * Double.pi * shape).squareRoot() * series
  let near = 0.5 * erfc(deviance.squareRoot())
  return offset < 0
    ? TailProbabilities(lower: max(near - rest, 0)) : TailProbabilities(upper: max(near + rest, 0))
}

/// The coefficients of Temme's expansion in eta, one list a power of one over the shape, highest first.
private let temme = [
  [
    1.0261809784240309e-08, 6.707853543401498e-09, -1.7665952736826078e-07, 8.296711340953087e-07,
    -1.85406221071516e-06, -2.185448510679992e-06, 3.919263178522438e-05, -0.0001787551440329218,
    0.0003527336860670194, 0.0011574074074074073, -0.014814814814814815, 0.08333333333333333,
    -0.3333333333333333,
  ],
  [
    4.647127802807434e-09, -1.6120900894563446e-06, 7.64916091608111e-06, -1.8098550334489977e-05,
    -4.018775720164609e-07, 0.00020576131687242798, -0.0009902263374485596, 0.0026455026455026454,
    -0.003472222222222222, -0.001851851851851852,
  ],
  [
    -1.2760635188618728e-05, 5.2923448829120125e-05, -0.0001073665322636516, 2.0093878600823047e-06,
    0.0007716049382716049, -0.0026813271604938273, 0.004133597883597883,
  ],
]
