import Glibc

/// The scale on which counts vary alike whatever their level: twice the inverse hyperbolic sine of a root.
///
/// It evens out a variance of m + w m^2 with w = 0.1, is 0 at 0, and moves like the logarithm where counts are large.
/// Source: Anscombe (1948), section 4, with his 3/8.
public enum CountScale {
  /// The overdispersion that the scale is made for.
  static let overdispersion = 0.1

  private static let stretch = overdispersion / (1 - 0.75 * overdispersion)
  private static let origin = 2 * asinh((0.375 * stretch).squareRoot())

  /// A count on the scale; it must not be negative.
  public static func scaled(_ count: Double) -> Double {
    2 * asinh(((count + 0.375) * stretch).squareRoot()) - origin
  }

  /// The count at a place on the scale, 0 below the scale's origin.
  public static func count(_ scaled: Double) -> Double {
    guard scaled > 0 else { return 0 }
    let root = sinh((scaled + origin) / 2)
    return max(0, root * root / stretch - 0.375)
  }

  /// What a variance on the scale is of the logarithm of a count, at the place of a count above 0.
  static func relativeVariance(at count: Double) -> Double {
    let moved = (count + 0.375) * stretch
    let base = count * stretch
    // Each of the two near 1 where counts are large, so that no square overflows.
    return moved / base * ((1 + moved) / base)
  }

  /// The least variance on the scale that counts of a mean can have: half of what chance alone gives them.
  static func leastVariance(mean: Double) -> Double {
    0.5 * overdispersion * min(1, mean) / (1 + overdispersion * mean) + 1e-9
  }
}
