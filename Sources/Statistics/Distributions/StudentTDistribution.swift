import Glibc

/// Student's t distribution.
public struct StudentTDistribution: ContinuousDistribution, Hashable {
  /// The degrees of freedom, above 0, not necessarily whole.
  public let degreesOfFreedom: Double
  private let square: FDistribution

  /// Creates the distribution, or nil where the degrees of freedom are not from 1e-10 to 1e10.
  public init?(degreesOfFreedom: Double) {
    guard
      let square = FDistribution(
        numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: degreesOfFreedom)
    else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
    self.square = square
  }

  /// The probability of a value at least as far from 0 as `t`, on both sides.
  public func twoSidedP(_ t: Double) -> Double {
    guard t.magnitude < 1e150 else { return t.isFinite ? farTail(t.magnitude) : 0 }
    return square.survival(t * t)
  }

  /// The probabilities of values up to a place and beyond it.
  public func tails(_ t: Double) -> TailProbabilities {
    let outer = twoSidedP(t) / 2
    return t < 0 ? TailProbabilities(lower: outer) : TailProbabilities(upper: outer)
  }

  /// The density at a place; infinite at a pole.
  public func density(_ t: Double) -> Double {
    guard t.magnitude < 1e150 else {
      // As `farTail`, times the degrees of freedom over t.
      return t.isFinite ? farTail(t.magnitude) / 2 * degreesOfFreedom / t.magnitude : 0
    }
    return exp(-(degreesOfFreedom + 1) / 2 * log1p(t / degreesOfFreedom * t) - logBeta)
      / degreesOfFreedom.squareRoot()
  }

  /// The value below which a share lies, or the end of the support.
  public func quantile(_ p: Double) -> Double { -upperQuantile(p) }

  /// The value beyond which a share lies, or the end of the support.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 else { return .infinity }
    guard q < 1 else { return -.infinity }
    if q > 0.5 { return -upperQuantile(1 - q) }
    // Near the middle, the share between both quantiles is the smaller tail of the square.
    let share = 1 - 2 * q
    let found = q < 0.25 ? square.upperQuantile(2 * q) : square.quantile(share)
    return found < 1e290 ? found.squareRoot() : farQuantile(2 * q)
  }

  /// The logarithm of B(1/2, degrees of freedom / 2).
  private var logBeta: Double {
    let b = degreesOfFreedom / 2
    let rest = stirlingRemainder(0.5) + stirlingRemainder(b) - stirlingRemainder(b + 0.5)
    return rest - 0.5 * log((b + 0.5) * 2) - b * log1p(0.5 / b) + 0.5 * log(2 * Double.pi * (b + 0.5) / b * 2)
  }

  /// The leading term of both tails, where the square of t would overflow.
  private func farTail(_ t: Double) -> Double {
    let b = degreesOfFreedom / 2
    return exp(-degreesOfFreedom * log(t / degreesOfFreedom.squareRoot()) - logBeta) / b
  }

  /// Undoes `farTail`, where the square of the quantile would overflow.
  private func farQuantile(_ outer: Double) -> Double {
    let b = degreesOfFreedom / 2
    return degreesOfFreedom.squareRoot() * exp(-(log(outer) + log(b) + logBeta) / degreesOfFreedom)
  }
}
