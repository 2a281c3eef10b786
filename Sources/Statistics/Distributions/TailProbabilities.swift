/// Whether a parameter of a distribution is one that the arithmetic can follow: from 1e-10 to 1e10.
func isParameter(_ value: Double) -> Bool { value >= 1e-10 && value <= 1e10 }

/// The probabilities on both sides of a place, each precise relative to itself, however small.
public struct TailProbabilities: Sendable, Hashable {
  /// The probability of values up to the place.
  public var lower: Double
  /// The probability of values beyond it.
  public var upper: Double

  /// Creates both probabilities; they add to 1 up to rounding.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Nothing below, all above.
  public static let allAbove = TailProbabilities(lower: 0, upper: 1)
  /// All below, nothing above.
  public static let allBelow = TailProbabilities(lower: 1, upper: 0)

  /// Both sides exchanged.
  var swapped: TailProbabilities { TailProbabilities(lower: upper, upper: lower) }

  /// From the lower probability, its complement computed.
  init(lower: Double) { self.init(lower: lower, upper: max(1 - lower, 0)) }
  /// From the upper probability, its complement computed.
  init(upper: Double) { self.init(lower: max(1 - upper, 0), upper: upper) }
}
