import Glibc

/// The natural logarithm of the gamma function.
///
/// `x` above 0; 0 and below give plus infinity. Relative error about 1e-15, absolute near 1 and 2.
public func logGamma(_ x: Double) -> Double {
  guard x > 0 else { return .infinity }
  var sign: Int32 = 0
  // Not `lgamma`, which writes the sign to a variable that all threads share.
  return lgamma_r(x, &sign)
}

/// The derivative of the logarithm of the gamma function.
///
/// `x` above 0; 0 and below give minus infinity. Relative error about 1e-15, absolute near the root at
/// 1.46. Recurrence upward, then the asymptotic series. Source: Abramowitz and Stegun (1964), 6.3.
public func digamma(_ x: Double) -> Double {
  guard x > 0 else { return -.infinity }
  var (place, shift) = (x, 0.0)
  while place < 12 {
    shift += 1 / place
    place += 1
  }
  let square = 1 / (place * place)
  let series = polynomial(
    [-1.0 / 12, 691.0 / 32760, -1.0 / 132, 1.0 / 240, -1.0 / 252, 1.0 / 120, -1.0 / 12], square)
  return log(place) - 0.5 / place + series * square - shift
}

/// The second derivative of the logarithm of the gamma function.
///
/// `x` above 0; 0 and below give plus infinity. Relative error about 1e-15. Recurrence upward, then the
/// asymptotic series. Source: Abramowitz and Stegun (1964), 6.4.
public func trigamma(_ x: Double) -> Double {
  guard x > 0 else { return .infinity }
  var (place, shift) = (x, 0.0)
  while place < 12 {
    shift += 1 / (place * place)
    place += 1
  }
  let square = 1 / (place * place)
  let series = polynomial(
    [7.0 / 6, -691.0 / 2730, 5.0 / 66, -1.0 / 30, 1.0 / 42, -1.0 / 30, 1.0 / 6], square)
  return shift + 1 / place + 0.5 * square + series * square / place
}

/// The logarithm of the gamma function at 1 + `x`, precise relative to `x`, which is in -0.5...0.5.
func logGammaOnePlus(_ x: Double) -> Double {
  let euler = 0.57721566490153286
  return x * (1 - euler) - log1p(x) + x * x * polynomial(zetaSeries, x)
}

/// What Stirling's formula leaves of the logarithm of the gamma function at `x` above 0.
///
/// Source: Loader (2000).
func stirlingRemainder(_ x: Double) -> Double {
  guard x < 16 else {
    let square = 1 / (x * x)
    return polynomial(
      [-691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12], square) / x
  }
  let whole = x < 0.5 ? logGammaOnePlus(x) : logGamma(x + 1)
  return whole - (x + 0.5) * log(x) + x - logRootTwoPi
}

/// Half the logarithm of 2 pi.
let logRootTwoPi = 0.91893853320467274

/// The value at `x` of a polynomial, its coefficients from the highest power down.
func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
  coefficients.reduce(0) { $0 * x + $1 }
}

/// (-1)^k (zeta(k) - 1) / k for k from 28 down to 2.
private let zetaSeries = [
  1.330476437424449e-10, -2.7595228851242334e-10, 5.731367241678862e-10, -1.1921401405860912e-09,
  2.4836745438024785e-09, -5.183475041970047e-09, 1.0838659214896955e-08, -2.2711094608943164e-08,
  4.7698101693639804e-08, -1.0043224823968099e-07, 2.1207184805554665e-07, -4.492469198764566e-07,
  9.55141213040742e-07, -2.039215753801366e-06, 4.374866789907488e-06, -9.439488275268397e-06,
  2.050721277567069e-05, -4.492623673813314e-05, 9.945751278180853e-05, -0.00022315475845357939,
  0.0005096695247430425, -0.001192753911703261, 0.0028905103307415234, -0.007385551028673986,
  0.020580808427784546, -0.0673523010531981, 0.3224670334241132,
]
