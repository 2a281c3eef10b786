import Glibc
internal import LinearAlgebra

/// The long-run sum of products of scores, one array a score, weighted by the lag between values.
///
/// `weights` begin with that of lag 0; lags beyond the values do not count.
func kernelSum(_ scores: [[Double]], _ weights: [Double]) -> [[Double]] {
  var result = scores.map { _ in scores.map { _ in 0.0 } }
  for (first, row) in scores.enumerated() {
    for (second, column) in scores.enumerated().dropFirst(first) {
      var total = 0.0
      for (lag, weight) in weights.prefix(row.count).enumerated() {
        var sum = 0.0
        for place in lag..<row.count { sum += row[place] * column[place - lag] }
        if lag > 0 {
          for place in lag..<row.count { sum += column[place] * row[place - lag] }
        }
        total += weight * sum
      }
      (result[first][second], result[second][first]) = (total, total)
    }
  }
  return result
}

/// What a first-order vector autoregression without constant leaves of scores, and how to undo it.
struct WhitenedScores {
  /// Scores minus their prediction from the ones before, one value fewer.
  var residuals: [[Double]]
  /// The inverse of identity minus autoregression: it takes the covariance of residuals back.
  var recolouring: [[Double]]

  /// Fits by least squares; nil where scores depend on each other or nothing is left.
  init?(_ scores: [[Double]]) {
    let scales = scores.map { $0.reduce(0) { max($0, abs($1)) } }
    guard scales.allSatisfy({ $0 > 0 && $0.isFinite }), let count = scores.first?.count, count > scores.count
    else { return nil }
    let scaled = zip(scores, scales).map { row, scale in row.map { $0 / scale } }
    guard let before = try? Matrix(columns: scaled.map { Array($0.dropLast()) }),
      let after = try? Matrix(columns: scaled.map { Array($0.dropFirst()) }),
      let fit = try? SharedLeastSquares(design: before).fit(after)
    else { return nil }
    let order = scores.count
    residuals = (0..<order).map { place in fit.residuals.column(place).map { $0 * scales[place] } }
    var difference = Matrix(rows: order, columns: order)
    for row in 0..<order {
      for column in 0..<order {
        difference[row, column] = (row == column ? 1 : 0) - fit.coefficients[column, row]
      }
    }
    guard let factors = try? QRFactorisation(difference), let inverse = try? factors.pseudoinverse() else {
      return nil
    }
    recolouring = (0..<order).map { row in
      (0..<order).map { inverse[row, $0] * (scales[row] / scales[$0]) }
    }
  }

  /// A covariance of the residuals, taken back to the scores.
  func recoloured(_ covariance: [[Double]]) -> [[Double]] {
    let left = recolouring.map { row in
      covariance.indices.map { column in
        zip(row, covariance).reduce(0) { $0 + $1.0 * $1.1[column] }
      }
    }
    return left.map { row in
      recolouring.map { other in zip(row, other).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }
}

extension [[Double]] {
  /// Every element times a factor.
  func scaled(by factor: Double) -> [[Double]] { map { $0.map { $0 * factor } } }
}
