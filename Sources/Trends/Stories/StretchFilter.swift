/// The Kalman filter of `StretchFit` under one model, a value at a time: the fit of every beginning of a run of values.
struct StretchFilter {
  private let model: DependenceGrid.Model
  private var state = SIMD4<Double>.zero
  private var variance: Double
  private var sums = SIMD8<Double>.zero
  /// The variance of the prediction of the value taken last, over that of the noise.
  private(set) var predictionVariance = 1.0

  init(_ model: DependenceGrid.Model) {
    self.model = model
    variance = model.share
  }

  /// Takes the next value, so many periods after the last one (0 for the first) and at that time from any origin.
  @inline(__always)
  mutating func take(_ value: Double, at time: Double, after gap: Int) {
    let (phi, share) = (model.coefficient, model.share)
    for _ in 0..<gap {
      state *= phi
      variance = phi * phi * variance + share * (1 - phi * phi)
    }
    predictionVariance = variance + 1 - share
    let inverse = 1 / predictionVariance
    let error = SIMD4(1, time, value, 0) - state
    let (one, along, rest) = (error[0], error[1], error[2])
    sums +=
      inverse * SIMD8(one * one, one * along, along * along, one * rest, along * rest, rest * rest, 0, 0)
    state += variance * inverse * error
    variance *= (1 - share) * inverse
  }

  /// What the values taken leave to expect so many periods after the last one: of 1, of the time and of the value, and the
  /// variance of the prediction over that of the noise.
  func predicted(after gap: Int) -> (one: Double, time: Double, value: Double, variance: Double) {
    let (phi, share) = (model.coefficient, model.share)
    var (state, variance) = (state, variance)
    for _ in 0..<gap {
      state *= phi
      variance = phi * phi * variance + share * (1 - phi * phi)
    }
    return (state[0], state[1], state[2], variance + 1 - share)
  }

  /// The sums of products of prediction errors: 1 by 1, 1 by time, time by time, 1 by value, time by value, value by value.
  var products: SIMD8<Double> { sums }
}

/// The sums of squares that products of prediction errors leave.
enum StretchSquares {
  /// Around a level.
  @inline(__always)
  static func level(_ products: SIMD8<Double>) -> Double {
    max(0, products[5] - products[3] * products[3] / products[0])
  }

  /// Around a line.
  @inline(__always)
  static func line(_ products: SIMD8<Double>) -> Double {
    let inverse = 1 / products[0]
    let level = products[5] - products[3] * products[3] * inverse
    let along = products[4] - products[1] * products[3] * inverse
    return max(0, level - along * along / (products[2] - products[1] * products[1] * inverse))
  }
}
