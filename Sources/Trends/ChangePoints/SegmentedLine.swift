/// A continuous, piecewise linear curve fitted by weighted least squares, its kinks given.
///
/// The terms are the value at the first place and one slope a segment, so the coefficients are the
/// slopes themselves and stay well determined however far the places are from 0. Fitted by modified
/// Gram-Schmidt with a second pass. Source: Björck (1996), section 2.4.
struct SegmentedLine {
  /// The value of the curve at the first place.
  let start: Double
  /// The slope of each segment.
  let slopes: [Double]
  /// The weighted sum of squared residuals.
  let sumOfSquares: Double
  /// Values minus curve, not weighted.
  let residuals: [Double]
  /// The inverse of the weighted cross products, start first; times the residual variance it is the
  /// covariance.
  let inverse: [[Double]]

  /// Fits kinks in rising order within the range of `x`; nil where a term depends on others.
  ///
  /// `weights` holds the square roots of the weights, nil for equal ones. O(n * terms^2).
  init?(x: ArraySlice<Double>, y: ArraySlice<Double>, roots: ArraySlice<Double>? = nil, kinks: [Double]) {
    guard let origin = x.first, x.count >= kinks.count + 2, x.count == y.count else { return nil }
    let knots = [origin] + kinks + [Double.infinity]
    let scales: [Double] = roots.map(Array.init) ?? [Double](repeating: 1, count: x.count)
    var columns = [scales]
    for (low, high) in zip(knots, knots.dropFirst()) {
      columns.append(zip(x, scales).map { max(min($0, high) - low, 0) * $1 })
    }
    let count = columns.count
    var triangle = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for index in 0..<count {
      let before = norm(columns[index])
      for _ in 0..<2 {
        for earlier in 0..<index {
          let share = dot(columns[earlier], columns[index])
          triangle[earlier][index] += share
          subtract(share, of: columns[earlier], from: &columns[index])
        }
      }
      let length = norm(columns[index])
      guard length > 1e-11 * before, length.isFinite else { return nil }
      triangle[index][index] = length
      for row in columns[index].indices { columns[index][row] /= length }
    }
    var rest = zip(y, scales).map(*)
    var projections = [Double](repeating: 0, count: count)
    for _ in 0..<2 {
      for index in 0..<count {
        let share = dot(columns[index], rest)
        projections[index] += share
        subtract(share, of: columns[index], from: &rest)
      }
    }
    let inverted = Self.inverse(ofTriangle: triangle)
    let coefficients = (0..<count).map { row in
      (row..<count).reduce(0) { $0 + inverted[row][$1] * projections[$1] }
    }
    inverse = (0..<count).map { row in
      (0..<count).map { column in
        (max(row, column)..<count).reduce(0) { $0 + inverted[row][$1] * inverted[column][$1] }
      }
    }
    start = coefficients[0]
    slopes = Array(coefficients.dropFirst())
    sumOfSquares = dot(rest, rest)
    residuals = zip(rest, scales).map { $1 > 0 ? $0 / $1 : 0 }
    guard coefficients.allSatisfy(\.isFinite), sumOfSquares.isFinite else { return nil }
  }

  /// The covariance of the slopes for a residual variance.
  func slopeCovariance(variance: Double) -> [[Double]] {
    inverse.dropFirst().map { row in row.dropFirst().map { $0 * variance } }
  }

  private static func inverse(ofTriangle triangle: [[Double]]) -> [[Double]] {
    let count = triangle.count
    var result = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for column in 0..<count {
      result[column][column] = 1 / triangle[column][column]
      for row in stride(from: column - 1, through: 0, by: -1) {
        let sum = (row + 1...column).reduce(0) { $0 + triangle[row][$1] * result[$1][column] }
        result[row][column] = -sum / triangle[row][row]
      }
    }
    return result
  }
}

/// The sum of products of two vectors of one length.
func dot(_ left: [Double], _ right: [Double]) -> Double {
  var sum = 0.0
  for index in 0..<min(left.count, right.count) { sum += left[index] * right[index] }
  return sum
}

/// The length of a vector.
func norm(_ vector: [Double]) -> Double { dot(vector, vector).squareRoot() }

/// Takes a multiple of a vector from another of the same length.
func subtract(_ factor: Double, of vector: [Double], from target: inout [Double]) {
  for index in 0..<min(vector.count, target.count) { target[index] -= factor * vector[index] }
}
