import Foundation
import Statistics
import Trends

/// The likelihood of latent noise round the means of a story, levels, slopes and months being fitted for each noise.
///
/// On the scale of counts each month has the variance of a Poisson number and, to first order, that of the latent process. A
/// Kalman filter steps over gaps.
struct NoiseLikelihood: Sendable {
  private let estimation: LatentNoise.Estimation
  /// The months, the variance of a Poisson number in each, and its slope along the logarithm of the mean.
  private var places: [Int] = []
  private var variances: [Double] = []
  private var slopes: [Double] = []
  /// The columns of each month: coefficients first, the residual last.
  private var rows: [[Double]] = []

  init(_ means: StoryMeans, _ estimation: LatentNoise.Estimation) {
    self.estimation = estimation
    let (stretches, lines) = (means.stretchCount, means.lines)
    for point in means.points {
      let poisson = ScaledPoisson(mean: point.mean)
      var row = [Double](repeating: 0, count: stretches + lines.count + 12)
      row[point.stretch] = poisson.slope
      if let line = lines.firstIndex(of: point.stretch) {
        row[stretches + line] = poisson.slope * point.position
      }
      // The levels are those of the last month of the year.
      if point.place % 12 < 11 { row[stretches + lines.count + point.place % 12] = poisson.slope }
      row[row.count - 1] = CountScale.scaled(point.count) - poisson.mean
      places.append(point.place)
      variances.append(poisson.variance)
      slopes.append(poisson.slope)
      rows.append(row)
    }
  }

  /// The logarithm, up to a constant.
  ///
  /// O(n columns^2).
  func value(_ noise: LatentNoise) -> Double {
    let size = rows.first?.count ?? 0
    let (coefficient, share) = (noise.dependence.autocorrelation, noise.dependence.share)
    var states = [Double](repeating: 0, count: size)
    var innovations = states
    var products = [Double](repeating: 0, count: size * size)
    var (spread, logarithms, last) = (1.0, 0.0, places.first ?? 0)
    for index in rows.indices {
      let fade = pow(coefficient, Double(places[index] - last))
      last = places[index]
      spread = 1 - fade * fade * (1 - spread)
      let white = slopes[index] * noise.deviation * (1 - share).squareRoot()
      let loading = slopes[index] * noise.deviation * share.squareRoot()
      let variance = loading * loading * spread + white * white + variances[index]
      let gain = loading * spread / variance
      for column in 0..<size {
        let state = fade * states[column]
        innovations[column] = rows[index][column] - loading * state
        states[column] = state + gain * innovations[column]
      }
      spread -= gain * loading * spread
      logarithms += log(variance)
      for first in 0..<size where innovations[first] != 0 {
        let weighted = innovations[first] / variance
        for second in 0...first { products[first * size + second] += weighted * innovations[second] }
      }
    }
    return -0.5 * (logarithms + Self.reduced(&products, size: size, estimation))
  }

  /// The logarithm of the determinant of the coefficients' products plus the squares that they leave of the residual.
  ///
  /// Cholesky; coefficients that others explain say nothing.
  private static func reduced(_ products: inout [Double], size: Int, _ estimation: LatentNoise.Estimation)
    -> Double
  {
    var result = 0.0
    for row in 0..<size {
      let whole = products[row * size + row]
      for column in 0..<row {
        var sum = products[row * size + column]
        for before in 0..<column { sum -= products[row * size + before] * products[column * size + before] }
        let pivot = products[column * size + column]
        products[row * size + column] = pivot > 0 ? sum / pivot : 0
      }
      var rest = whole
      for before in 0..<row { rest -= products[row * size + before] * products[row * size + before] }
      if row == size - 1 { return result + rest }
      let isTold = rest > 1e-9 * whole && whole > 0
      products[row * size + row] = isTold ? rest.squareRoot() : 0
      if isTold, estimation == .restricted { result += log(rest) }
    }
    return result
  }
}
