import Glibc

/// The terms of a regression beside its intercept, which every design has.
///
/// Each term is one value an observation, finite, in its own unit.
public struct RegressionDesign: Sendable, Hashable {
  /// The values of each term, one array a term.
  public var terms: [[Double]]

  /// Creates a design from its terms; all have one length.
  public init(terms: [[Double]]) {
    self.terms = terms
  }

  /// Powers 1 to `degree` of the places; a degree below 1 leaves the intercept alone.
  public static func polynomial(_ index: [Double], degree: Int) -> RegressionDesign {
    RegressionDesign(
      terms: (0..<max(degree, 0)).map { power in
        index.map { place in (0..<power).reduce(place) { product, _ in product * place } }
      })
  }

  /// A straight line and a yearly wave: the places, then sine and cosine of 2 pi index / `period`.
  ///
  /// The period is above 0, in steps of the index.
  public static func trendWithHarmonic(_ index: [Double], period: Double) -> RegressionDesign {
    RegressionDesign(terms: [
      index, index.map { sin(2 * Double.pi * $0 / period) }, index.map { cos(2 * Double.pi * $0 / period) },
    ])
  }
}
