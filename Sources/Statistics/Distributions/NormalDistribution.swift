import Glibc

/// The standard normal distribution.
public enum NormalDistribution {
  /// The probability of a value at least as far from 0 as `z`, on both sides; exact in the far tail.
  public static func twoSidedP(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// The probability of a value up to `z`; precise in the far lower tail.
  public static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// The probability of a value beyond `z`; precise in the far upper tail.
  public static func survival(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

  /// The density at `z`.
  public static func density(_ z: Double) -> Double { exp(-0.5 * z * z - logRootTwoPi) }

  /// The natural logarithm of the probability of a value up to `z`, where that itself may be too small.
  public static func logCumulative(_ z: Double) -> Double {
    if z > 0 { return log1p(-survival(z)) }
    if z > -30 { return log(cumulative(z)) }
    let square = 1 / z / z
    return -0.5 * z * z - log(-z) - logRootTwoPi + log1p(polynomial([-945, 105, -15, 3, -1, 0], square))
  }

  /// The value beyond which a share `q` of the distribution lies; `q` in (0, 1), else plus or minus infinity.
  public static func upperQuantile(_ q: Double) -> Double { -quantile(q) }

  /// The value below which a share `p` of the distribution lies; `p` in (0, 1), else plus or minus infinity.
  ///
  /// Rational approximation (Acklam 2003), then two Halley steps against `erfc`, to full precision.
  public static func quantile(_ p: Double) -> Double {
    guard p > 0 else { return -.infinity }
    guard p < 1 else { return .infinity }
    if p > 0.5 { return -quantile(1 - p) }
    var z = start(p)
    for _ in 0..<2 {
      let error = 0.5 * erfc(-z / 2.0.squareRoot()) - p
      let step = error * (2 * Double.pi).squareRoot() * exp(z * z / 2)
      z -= step / (1 + z * step / 2)
    }
    return z
  }

  private static func start(_ p: Double) -> Double {
    if p < 0.02425 {
      let q = (-2 * log(p)).squareRoot()
      let top = polynomial(
        [
          -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
          4.374664141464968e+00, 2.938163982698783e+00,
        ], q)
      let bottom = polynomial(
        [
          7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1,
        ], q)
      return top / bottom
    }
    let q = p - 0.5
    let r = q * q
    let top = polynomial(
      [
        -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
        -3.066479806614716e+01, 2.506628277459239e+00,
      ], r)
    let bottom = polynomial(
      [
        -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
        -1.328068155288572e+01, 1,
      ], r)
    return top * q / bottom
  }
}
