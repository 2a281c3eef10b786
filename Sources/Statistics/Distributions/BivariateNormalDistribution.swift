import Glibc

/// The standard bivariate normal distribution.
///
/// Source: Genz (2004), after Drezner and Wesolowsky (1990), with 20 Gauss-Legendre points throughout.
public enum BivariateNormalDistribution {
  /// The probability that both values lie beyond their places.
  ///
  /// The correlation is from -1 to 1 and is brought within; a place that is not a number gives 0. Absolute
  /// error below 1e-14.
  public static func survival(_ x: Double, _ y: Double, correlation: Double) -> Double {
    guard !x.isNaN, !y.isNaN, x < .infinity, y < .infinity else { return 0 }
    guard x > -.infinity else { return NormalDistribution.survival(y) }
    guard y > -.infinity else { return NormalDistribution.survival(x) }
    let r = correlation.isNaN ? 0 : min(1, max(-1, correlation))
    // Beyond 40 nothing is left of either tail.
    let (h, k) = (min(40, max(-40, x)), min(40, max(-40, y)))
    return min(1, max(0, abs(r) < 0.925 ? moderate(h, k, r) : strong(h, k, r)))
  }

  /// The probability that both values lie up to their places.
  public static func cumulative(_ x: Double, _ y: Double, correlation: Double) -> Double {
    survival(-x, -y, correlation: correlation)
  }

  /// The integral over the correlation from 0.
  private static func moderate(_ h: Double, _ k: Double, _ r: Double) -> Double {
    let half = (h * h + k * k) / 2
    let angle = asin(r)
    let sum = points.reduce(0) { sum, point in
      let sine = sin(angle * (point.place + 1) / 2)
      return sum + point.weight * exp((sine * h * k - half) / (1 - sine * sine))
    }
    return sum * angle / (4 * Double.pi) + NormalDistribution.survival(h) * NormalDistribution.survival(k)
  }

  /// The integral from a correlation of 1, its singular part taken out.
  private static func strong(_ h: Double, _ second: Double, _ r: Double) -> Double {
    let k = r < 0 ? -second : second
    let product = h * k
    var value = 0.0
    if abs(r) < 1 {
      let square = (1 - r) * (1 + r)
      let width = square.squareRoot()
      let gap = (h - k) * (h - k)
      let (c, d) = ((4 - product) / 8, (12 - product) / 16)
      value =
        width * exp(-(gap / square + product) / 2)
        * (1 - c * (gap - square) * (1 - d * gap / 5) / 3 + c * d * square * square / 5)
      let distance = gap.squareRoot()
      if product > -100 {
        value -=
          exp(-product / 2) * (2 * Double.pi).squareRoot() * NormalDistribution.survival(distance / width)
          * distance * (1 - c * gap * (1 - d * gap / 5) / 3)
      }
      for point in points {
        let place = width / 2 * (point.place + 1)
        let squared = place * place
        let root = (1 - squared).squareRoot()
        let exponent = -(gap / squared + product) / 2
        guard exponent > -100 else { continue }
        let exact = exp(exponent - product * squared / (2 * (1 + root) * (1 + root))) / root
        value += width / 2 * point.weight * (exact - exp(exponent) * (1 + c * squared * (1 + d * squared)))
      }
      value = -value / (2 * Double.pi)
    }
    if r > 0 { return value + NormalDistribution.survival(max(h, k)) }
    return -value + (k > h ? NormalDistribution.cumulative(k) - NormalDistribution.cumulative(h) : 0)
  }

  /// The places and weights of Gauss-Legendre quadrature from -1 to 1 (Newton steps on the polynomial of degree 20).
  private static let points: [(place: Double, weight: Double)] = (0..<20).map { index in
    var x = cos(Double.pi * (Double(index) + 0.75) / 20.5)
    var slope = 1.0
    for _ in 0..<8 {
      var (last, value) = (1.0, x)
      for degree in 2...20 {
        let n = Double(degree)
        (last, value) = (value, ((2 * n - 1) * x * value - (n - 1) * last) / n)
      }
      slope = 20 * (x * value - last) / (x * x - 1)
      x -= value / slope
    }
    return (x, 2 / ((1 - x * x) * slope * slope))
  }
}
