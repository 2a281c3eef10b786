/// The Cholesky factor of a small symmetric matrix in each lane, A = L L'.
///
/// Matrices are packed as lower triangles, row by row: element (i, j) with j <= i stands at i(i+1)/2 + j.
/// Source: Golub and Van Loan (2013), section 4.2.
struct LaneCholesky {
  let size: Int
  /// The factor; its diagonal holds inverses.
  private(set) var factor: [Lanes]
  /// Lanes whose matrix is not positive definite, as far as the arithmetic can tell; their factor means nothing.
  private(set) var isSingular = LaneMask.none

  /// Takes the space for matrices of one size.
  init(size: Int) {
    self.size = size
    factor = [Lanes](repeating: .zero, count: size * (size + 1) / 2)
  }

  /// Factorises a packed matrix; a pivot below `tolerance` of its diagonal element is singular.
  ///
  /// O(size^3).
  mutating func factorise(_ matrix: [Lanes], tolerance: Double = 1e-11) {
    isSingular = .none
    for place in factor.indices { factor[place] = matrix[place] }
    for column in 0..<size {
      let start = column * (column + 1) / 2
      var pivot = factor[start + column]
      let limit = pivot * tolerance
      for term in 0..<column { pivot -= factor[start + term] * factor[start + term] }
      let isBad = .!((pivot .> limit) .& (pivot .> 0) .& pivot.areFinite)
      isSingular = isSingular .| isBad
      let inverse = 1 / pivot.replacing(with: 1, where: isBad).squareRoot()
      factor[start + column] = inverse
      for row in (column + 1)..<max(size, column + 1) {
        let place = row * (row + 1) / 2
        var sum = factor[place + column]
        for term in 0..<column { sum -= factor[place + term] * factor[start + term] }
        factor[place + column] = sum * inverse
      }
    }
  }

  /// Solves A x = b for each lane, in place.
  func solve(_ values: inout [Lanes]) {
    for row in 0..<size {
      let start = row * (row + 1) / 2
      var sum = values[row]
      for term in 0..<row { sum -= factor[start + term] * values[term] }
      values[row] = sum * factor[start + row]
    }
    for row in (0..<size).reversed() {
      var sum = values[row]
      for later in (row + 1)..<max(size, row + 1) {
        sum -= factor[later * (later + 1) / 2 + row] * values[later]
      }
      values[row] = sum * factor[row * (row + 1) / 2 + row]
    }
  }

  /// The quadratic form x' A^-1 x of each lane; `values` is overwritten.
  func inverseNorm(_ values: inout [Lanes]) -> Lanes {
    var norm = Lanes.zero
    for row in 0..<size {
      let start = row * (row + 1) / 2
      var sum = values[row]
      for term in 0..<row { sum -= factor[start + term] * values[term] }
      values[row] = sum * factor[start + row]
      norm += values[row] * values[row]
    }
    return norm
  }

  /// Half the logarithm of the determinant of each lane.
  var halfLogDeterminant: Lanes {
    var sum = Lanes.zero
    for row in 0..<size { sum -= factor[row * (row + 3) / 2].logarithm }
    return sum
  }

  /// The inverse of one lane, row by row.
  func inverse(lane: Int) -> [Double] {
    var result = [Double](repeating: 0, count: size * size)
    var unit = [Lanes](repeating: .zero, count: size)
    for column in 0..<size {
      for row in 0..<size { unit[row] = row == column ? Lanes(repeating: 1) : .zero }
      solve(&unit)
      // One half is copied to the other, so that the result is symmetric to the bit.
      for row in column..<size {
        result[row * size + column] = unit[row][lane]
        result[column * size + row] = unit[row][lane]
      }
    }
    return result
  }
}
