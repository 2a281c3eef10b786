extension Lanes {
  /// The logarithm of the gamma function of each lane and its first two derivatives.
  ///
  /// Lanes are positive and below 1e38. Eight steps of the recurrence, then the asymptotic series: to
  /// about 1e-14 of the size of the result or of 1. Source: Abramowitz and Stegun (1964), 6.1.40, 6.3.18
  /// and 6.4.12.
  @inline(__always)
  var gammaFunctions: (logarithm: Lanes, digamma: Lanes, trigamma: Lanes) {
    var product = self
    var inverse = 1 / self
    var steps = inverse
    var squares = inverse * inverse
    var x = self
    for _ in 1..<8 {
      x += 1
      product *= x
      inverse = 1 / x
      steps += inverse
      squares += inverse * inverse
    }
    x += 1
    inverse = 1 / x
    let z = inverse * inverse
    var stirling = z * (-691.0 / 360_360) + (1.0 / 1188)
    stirling = stirling * z - (1.0 / 1680)
    stirling = stirling * z + (1.0 / 1260)
    stirling = stirling * z - (1.0 / 360)
    stirling = stirling * z + (1.0 / 12)
    var first = z * (691.0 / 32_760) - (1.0 / 132)
    first = first * z + (1.0 / 240)
    first = first * z - (1.0 / 252)
    first = first * z + (1.0 / 120)
    first = first * z - (1.0 / 12)
    var second = z * (-691.0 / 2730) + (5.0 / 66)
    second = second * z - (1.0 / 30)
    second = second * z + (1.0 / 42)
    second = second * z - (1.0 / 30)
    second = second * z + (1.0 / 6)
    let logarithm = x.logarithm
    return (
      (x - 0.5) * logarithm - x + 0.9189385332046727 + inverse * stirling - product.logarithm,
      logarithm - 0.5 * inverse + z * first - steps,
      inverse + 0.5 * z + z * inverse * second + squares
    )
  }
}
