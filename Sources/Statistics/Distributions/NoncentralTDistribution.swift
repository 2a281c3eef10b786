import Glibc

/// The noncentral t distribution: a normal value of mean `noncentrality` and variance 1, over the root
/// of an independent mean square.
///
/// Each tail is an integral of positive terms (trapezoid rule on the logarithm of the mean square,
/// halved until it settles), so both keep their relative precision. Source: Owen (1968).
public struct NoncentralTDistribution: ContinuousDistribution, Hashable {
  /// The degrees of freedom, above 0, not necessarily whole.
  public let degreesOfFreedom: Double
  /// The mean of the normal value over its standard deviation.
  public let noncentrality: Double

  /// Creates the distribution, or nil where the degrees of freedom are not from 0.01 to 1e12 or the noncentrality not
  /// from -1e6 to 1e6.
  public init?(degreesOfFreedom: Double, noncentrality: Double) {
    guard degreesOfFreedom >= 0.01, degreesOfFreedom <= 1e12, abs(noncentrality) <= 1e6 else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// The probabilities of values up to a place and beyond it.
  public func tails(_ t: Double) -> TailProbabilities {
    guard t.isFinite else { return t < 0 ? .allAbove : .allBelow }
    let lower = integral { NormalDistribution.logCumulative(t * exp($0) - noncentrality) }
    let upper = integral { NormalDistribution.logCumulative(noncentrality - t * exp($0)) }
    return TailProbabilities(lower: min(lower, 1), upper: min(upper, 1))
  }

  /// The density at a place; infinite at a pole.
  public func density(_ t: Double) -> Double {
    guard t.isFinite else { return 0 }
    return integral {
      let z = t * exp($0) - noncentrality
      return $0 - 0.5 * z * z - logRootTwoPi
    }
  }

  /// The value below which a share lies, or the end of the support.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 else { return -.infinity }
    guard p < 1 else { return .infinity }
    return realQuantile(QuantileTarget(lower: p))
  }

  /// The value beyond which a share lies, or the end of the support.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 else { return .infinity }
    guard q < 1 else { return -.infinity }
    return realQuantile(QuantileTarget(upper: q))
  }

  /// The integral over the logarithm u of the root mean square of its density times a factor whose
  /// logarithm is given; their product has one peak.
  private func integral(_ logFactor: (Double) -> Double) -> Double {
    let half = degreesOfFreedom / 2
    let constant = log(2 * half.squareRoot()) - logRootTwoPi - stirlingRemainder(half)
    func exponent(_ u: Double) -> Double { logFactor(u) - half * (expm1(2 * u) - 2 * u) }
    let peak = peak(of: exponent)
    let top = exponent(peak)
    guard top > -.infinity else { return 0 }
    func sum(from start: Double, step: Double) -> Double {
      var total = 0.0
      for direction in [step, -step] {
        var u = direction > 0 ? start : start - step
        for _ in 0..<200_000 {
          let term = exp(exponent(u) - top)
          total += term
          if term <= 1e-18 * total { break }
          u += direction
        }
      }
      return total
    }
    var step = min(0.25, 1 / half.squareRoot())
    var total = sum(from: peak, step: step)
    for _ in 0..<12 {
      let finer = total + sum(from: peak + step / 2, step: step)
      let isSettled = abs(finer - 2 * total) <= 1e-9 * finer
      step /= 2
      total = finer
      if isSettled { break }
    }
    return exp(top + constant + log(total * step))
  }

  /// The place of the only peak (golden section).
  private func peak(of exponent: (Double) -> Double) -> Double {
    let ratio = 0.6180339887498949
    var (low, high) = (-(20 + 800 / degreesOfFreedom), 20.0)
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atLeft, atRight) = (exponent(left), exponent(right))
    // Where both underflow, the density alone points towards the peak, which is 0.
    while high - low > 1e-3 {
      if atLeft > atRight || (atLeft == atRight && left > 0) {
        (high, right, atRight) = (right, left, atLeft)
        left = high - ratio * (high - low)
        atLeft = exponent(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + ratio * (high - low)
        atRight = exponent(right)
      }
    }
    return (low + high) / 2
  }

  /// Bracketed Newton steps on the logarithm of the smaller tail.
  private func realQuantile(_ target: QuantileTarget) -> Double {
    var (low, high) = (-Double.infinity, Double.infinity)
    var (place, reach) = (noncentrality, 1 + abs(noncentrality))
    for _ in 0..<300 {
      let (value, tail, sign) = target.excess(tails(place))
      if value == 0 { return place }
      if value * sign > 0 { high = place } else { low = place }
      var next = place - sign * value * tail / density(place)
      if !(next > low && next < high && next.isFinite) || abs(next - place) > 1e3 * reach {
        reach *= 4
        if low == -.infinity {
          next = high - reach
        } else if high == .infinity {
          next = low + reach
        } else {
          next = low / 2 + high / 2
        }
      }
      if abs(next - place) <= 2 * max(place.ulp, 1e-300) || !(next > low && next < high) { return next }
      place = next
    }
    return place
  }
}
