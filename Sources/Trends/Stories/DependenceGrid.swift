import Glibc

/// The models of the noise within a stretch: first-order autoregression plus white noise.
///
/// A model is a coefficient and the share of the variance that is autoregressive; the first is white noise alone. They
/// lie side by side in lanes, so that one pass over a stretch serves them all.
enum DependenceGrid {
  typealias Lane = SIMD8<Double>

  /// The number of models.
  static let count = 22
  /// The number of groups of eight that hold them; lanes beyond the models repeat the first.
  static let groups = 3
  /// The autoregressive coefficients.
  static let coefficients = lanes { $0.coefficient }
  /// The shares of the variance that are autoregressive.
  static let shares = lanes { $0.share }

  /// One model.
  struct Model: Sendable {
    var coefficient: Double
    var share: Double

    /// The variance of a mean of many values, over that of independent values.
    var inflation: Double {
      coefficient == 0 ? 1 : 1 - share + share * (1 + coefficient) / (1 - coefficient)
    }
  }

  /// The models in order.
  static let models: [Model] =
    [Model(coefficient: 0, share: 1)]
    + [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98].flatMap { coefficient in
      [0.3, 0.65, 1].map { Model(coefficient: coefficient, share: $0) }
    }

  /// The model with these numbers, the first where there is none.
  static func place(coefficient: Double, share: Double) -> Int {
    models.firstIndex { $0.coefficient == coefficient && $0.share == share } ?? 0
  }

  private static func lanes(_ number: (Model) -> Double) -> [Lane] {
    (0..<groups).map { group in
      var lane = Lane()
      for index in 0..<8 {
        let place = group * 8 + index
        lane[index] = number(models[place < count ? place : 0])
      }
      return lane
    }
  }
}
