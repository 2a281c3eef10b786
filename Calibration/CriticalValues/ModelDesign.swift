import Foundation
import Statistics

/// The columns of a straight line, or of a line and twelve months, as every candidate model filters them.
///
/// Simulated series have no gaps and one variance, so the columns are the same for all of them: they are filtered and made
/// orthonormal once, and a series costs one filter and a product with each column.
struct ModelDesign: Sendable {
  let length: Int
  /// The number of columns; the trend is the last.
  let size: Int
  /// One over the standard deviation of each one-step error, model by model.
  private let inverses: [Double]
  /// What each one-step error adds to the expectation of the next value, model by model.
  private let gains: [Double]
  /// The filtered orthonormal columns, place by place, model by model.
  private let columns: [Double]
  /// What the restricted likelihood of each model holds besides the squares.
  private let constants: [Double]
  /// The length of the filtered trend that other columns leave, model by model.
  private let trendLengths: [Double]

  private static let models = Dependence.candidates

  init(length: Int, hasMonths: Bool) {
    self.length = length
    size = hasMonths ? 13 : 2
    var (inverses, gains, columns, constants, trendLengths):
      ([Double], [Double], [Double], [Double], [Double]) =
        ([], [], [], [], [])
    for model in Self.models {
      let (phi, share) = (model.autocorrelation, model.share)
      var expected = [Double](repeating: 0, count: size)
      var filtered = [[Double]](repeating: [], count: size)
      var (variance, constant) = (share, 0.0)
      for place in 0..<length {
        let whole = variance + 1 - share
        inverses.append(1 / whole.squareRoot())
        gains.append(variance / whole)
        constant -= 0.5 * log(whole)
        for column in 0..<size {
          let isOn = hasMonths ? place % 12 == column : column == 0
          let value = column == size - 1 ? Double(place) - Double(length - 1) / 2 : isOn ? 1 : 0
          let rest = value - expected[column]
          filtered[column].append(rest / whole.squareRoot())
          expected[column] = phi * (expected[column] + variance / whole * rest)
        }
        variance = phi * phi * variance * (1 - variance / whole) + share * (1 - phi * phi)
      }
      for column in 0..<size {
        for earlier in 0..<column {
          let product = zip(filtered[column], filtered[earlier]).reduce(0) { $0 + $1.0 * $1.1 }
          for place in 0..<length { filtered[column][place] -= product * filtered[earlier][place] }
        }
        let norm = filtered[column].reduce(0) { $0 + $1 * $1 }.squareRoot()
        constant -= log(norm)
        for place in 0..<length { filtered[column][place] /= norm }
        if column == size - 1 { trendLengths.append(norm) }
      }
      constants.append(constant)
      for place in 0..<length { columns += filtered.map { $0[place] } }
    }
    (self.inverses, self.gains, self.columns) = (inverses, gains, columns)
    (self.constants, self.trendLengths) = (constants, trendLengths)
  }

  /// What a model makes of eight series: log likelihoods, slopes a step and their standard errors.
  private func fit(_ values: [SIMD8<Double>], model: Int) -> (
    likelihood: SIMD8<Double>, slope: SIMD8<Double>, error: SIMD8<Double>
  ) {
    typealias Eight = SIMD8<Double>
    let phi = Self.models[model].autocorrelation
    var (expected, squares) = (Eight.zero, Eight.zero)
    var products = [Eight](repeating: .zero, count: size)
    for place in 0..<length {
      let rest = values[place] - expected
      let scaled = rest * inverses[model * length + place]
      squares += scaled * scaled
      expected = phi * (expected + gains[model * length + place] * rest)
      let start = (model * length + place) * size
      for column in 0..<size { products[column] += columns[start + column] * scaled }
    }
    for product in products { squares -= product * product }
    let freedom = Double(length - size)
    var likelihood = Eight(repeating: constants[model])
    for lane in 0..<8 { likelihood[lane] -= 0.5 * freedom * log(squares[lane]) }
    return (
      likelihood, products[size - 1] / trendLengths[model],
      (squares / freedom).squareRoot() / trendLengths[model]
    )
  }

  /// The standard error of the slope where the model and its variance are known.
  func efficientError(model: Int) -> Double { 1 / trendLengths[model] }

  /// The picked model, the slope and its standard error of each of eight series.
  func picks(_ values: [SIMD8<Double>], bonus: Double) -> [Pick] {
    var best = SIMD8<Double>(repeating: -.infinity)
    var picks = [Pick](repeating: Pick(model: 0, slope: 0, error: 1), count: 8)
    for model in Self.models.indices {
      let (likelihood, slope, error) = fit(values, model: model)
      for lane in 0..<8 {
        let value = likelihood[lane] + (model == 0 ? bonus : 0)
        if value > best[lane] {
          best[lane] = value
          picks[lane] = Pick(model: model, slope: slope[lane], error: error[lane])
        }
      }
    }
    return picks
  }
}

/// What a simulated series picked.
struct Pick: Sendable {
  var model: Int
  var slope: Double
  var error: Double
}
