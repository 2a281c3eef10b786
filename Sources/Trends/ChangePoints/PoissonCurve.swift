import Glibc

/// A log-linear curve of straight pieces, fitted to counts by Poisson maximum likelihood.
///
/// The terms are those of `SegmentedLine`: the value at the first place and one slope a piece. Iteratively
/// reweighted least squares with halved steps. Source: McCullagh and Nelder (1989), section 2.5.
struct PoissonCurve {
  /// The logarithm of the mean at the first place (of exposure 1), then the slopes.
  private(set) var coefficients: [Double]
  /// The inverse of the Fisher information of the coefficients.
  private(set) var inverse: [[Double]]
  /// Twice the log-likelihood ratio of the counts themselves to the fit.
  private(set) var deviance: Double
  /// The means.
  private(set) var means: [Double]

  /// The linear predictors without offset.
  func predictors(_ counts: ArraySlice<Double>, _ offset: ArraySlice<Double>) -> [Double] {
    zip(means, offset).map { log($0) - $1 }
  }

  /// The sum of squared residuals over their means.
  func pearson(_ counts: ArraySlice<Double>) -> Double {
    zip(counts, means).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
  }

  /// Fits; nil where counts without events make an estimate infinite, or the iteration does not settle.
  ///
  /// `x` in rising order, counts not negative, `offset` the logarithm of the exposure, kinks within the
  /// range of `x`. O(iterations * n * terms^2).
  init?(x: ArraySlice<Double>, counts: ArraySlice<Double>, offset: ArraySlice<Double>, kinks: [Double]) {
    let n = x.count
    let p = kinks.count + 2
    guard let origin = x.first, n >= p, counts.count == n, offset.count == n else { return nil }
    let knots = [origin] + kinks + [Double.infinity]
    var rows = [Double](repeating: 1, count: n * p)
    for (row, place) in x.enumerated() {
      for piece in 0..<(p - 1) {
        rows[row * p + piece + 1] = max(min(place, knots[piece + 1]) - knots[piece], 0)
      }
    }
    let y = Array(counts)
    let shift = Array(offset)
    let total = y.reduce(0, +)
    guard total > 0, total.isFinite else { return nil }
    // The first step is a weighted fit to the logarithms of counts moved away from 0.
    var eta = zip(y, shift).map { log($0 + 0.5) - $1 }
    means = zip(eta, shift).map { exp($0 + $1) }
    coefficients = []
    inverse = []
    deviance = .infinity
    var hasSettled = false
    for step in 0..<100 {
      var information = [Double](repeating: 0, count: p * p)
      var right = [Double](repeating: 0, count: p)
      for row in 0..<n {
        let weight = means[row]
        let work = weight * eta[row] + y[row] - means[row]
        for i in 0..<p {
          let term = rows[row * p + i]
          right[i] += term * work
          for j in 0...i { information[i * p + j] += weight * term * rows[row * p + j] }
        }
      }
      guard let factor = Cholesky(information, size: p) else { return nil }
      var next = factor.solve(right)
      var halvings = 0
      var fitted: [Double] = []
      var squares = Double.infinity
      while true {
        fitted = (0..<n).map { row in (0..<p).reduce(0) { $0 + rows[row * p + $1] * next[$1] } }
        squares = Self.deviance(y, fitted, shift)
        if step == 0 || squares <= deviance + 1e-9 * (abs(deviance) + 1) || halvings == 30 { break }
        halvings += 1
        next = zip(next, coefficients).map { ($0 + $1) / 2 }
      }
      guard squares.isFinite, next.allSatisfy(\.isFinite) else { return nil }
      let change = zip(fitted, eta).reduce(0) { max($0, abs($1.0 - $1.1)) }
      let gain = deviance - squares
      eta = fitted
      coefficients = next
      deviance = squares
      means = zip(eta, shift).map { exp($0 + $1) }
      guard means.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
      if step > 0, change < 1e-9 || (change < 1e-6 && gain < 1e-13 * (squares + 1)) {
        inverse = factor.inverse()
        hasSettled = true
        break
      }
    }
    // Estimates that run away never settle; those that are cut short by the iteration limit are no better.
    guard hasSettled else { return nil }
  }

  private static func deviance(_ y: [Double], _ eta: [Double], _ shift: [Double]) -> Double {
    var sum = 0.0
    for row in y.indices {
      let logMean = eta[row] + shift[row]
      sum += exp(logMean) - y[row]
      if y[row] > 0 { sum += y[row] * (log(y[row]) - logMean) }
    }
    return max(2 * sum, 0)
  }
}

/// The factor of a small symmetric matrix above 0.
struct Cholesky {
  private let factor: [Double]
  private let size: Int

  /// Takes the lower triangle, row by row; nil where the matrix is not safely above 0.
  init?(_ matrix: [Double], size: Int) {
    var l = matrix
    for column in 0..<size {
      let diagonal = matrix[column * size + column]
      for row in column..<size {
        var value = l[row * size + column]
        for k in 0..<column { value -= l[row * size + k] * l[column * size + k] }
        if row == column {
          guard value > 1e-13 * diagonal, value.isFinite else { return nil }
          l[row * size + column] = value.squareRoot()
        } else {
          l[row * size + column] = value / l[column * size + column]
        }
      }
    }
    factor = l
    self.size = size
  }

  func solve(_ right: [Double]) -> [Double] {
    var result = right
    for row in 0..<size {
      for k in 0..<row { result[row] -= factor[row * size + k] * result[k] }
      result[row] /= factor[row * size + row]
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for k in (row + 1)..<max(size, row + 1) { result[row] -= factor[k * size + row] * result[k] }
      result[row] /= factor[row * size + row]
    }
    return result
  }

  func inverse() -> [[Double]] {
    (0..<size).map { column in solve((0..<size).map { $0 == column ? 1 : 0 }) }
  }
}
