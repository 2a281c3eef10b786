internal import COpenBLAS

extension Matrix {
  /// Takes the product of two matrices away from this one (GEMM, in place).
  ///
  /// Shapes that do not fit are a `shapeMismatch`. O(rows * inner * columns).
  public mutating func subtract(
    _ left: Matrix, times right: Matrix, _ orientation: MatrixOrientation = .asIs
  ) throws(LinearAlgebraError) {
    let (inner, width) = orientation == .asIs ? (right.rows, right.columns) : (right.columns, right.rows)
    guard left.columns == inner, left.rows == rows, width == columns else { throw .shapeMismatch }
    guard fitsLibrary, left.fitsLibrary, right.fitsLibrary else { throw .unsupportedShape }
    guard rows > 0, columns > 0, inner > 0 else { return }
    let (height, depth) = (Int32(rows), Int32(inner))
    elements.withUnsafeMutableBufferPointer { target in
      cblas_dgemm(
        CblasColMajor, CblasNoTrans, orientation.blas, height, Int32(width), depth, -1, left.elements,
        height, right.elements, Int32(right.rows), 1, target.baseAddress, height)
    }
  }

  /// Multiplies each element by that of a matrix of the same shape; another shape is a `shapeMismatch`.
  public mutating func multiplyElements(by other: Matrix) throws(LinearAlgebraError) {
    guard rows == other.rows, columns == other.columns else { throw .shapeMismatch }
    elements.withUnsafeMutableBufferPointer { target in
      other.elements.withUnsafeBufferPointer { factors in
        for place in target.indices { target[place] *= factors[place] }
      }
    }
  }

  /// Adds a matrix of the same shape; another shape is a `shapeMismatch`.
  public mutating func add(_ other: Matrix) throws(LinearAlgebraError) {
    guard rows == other.rows, columns == other.columns else { throw .shapeMismatch }
    for place in elements.indices { elements[place] += other.elements[place] }
  }

  /// The products of each column with the one `lag` before it: `columns - lag` of them, none for a lag
  /// below 0 or beyond the columns.
  public func laggedProducts(_ lag: Int) -> Matrix {
    guard lag >= 0, lag < columns else { return Matrix(rows: rows, columns: 0) }
    var result = Matrix(rows: rows, columns: columns - lag)
    let shift = lag * rows
    result.elements.withUnsafeMutableBufferPointer { target in
      elements.withUnsafeBufferPointer { source in
        for place in target.indices { target[place] = source[place] * source[place + shift] }
      }
    }
    return result
  }

  /// The products of each row with the one `lag` before it: `rows - lag` of them, none for a lag below 0
  /// or beyond the rows.
  public func laggedRows(_ lag: Int) -> Matrix {
    guard lag >= 0, lag < rows else { return Matrix(rows: 0, columns: columns) }
    var result = Matrix(rows: rows - lag, columns: columns)
    for column in 0..<columns {
      for row in 0..<result.rows { result[row, column] = self[row, column] * self[row + lag, column] }
    }
    return result
  }

  /// Replaces every element by its square root; elements are at least 0.
  public mutating func replaceWithRoots() {
    for place in elements.indices { elements[place] = elements[place].squareRoot() }
  }

  /// Replaces rows, from one on, by those of a matrix with as many columns; rows beyond the end are left out.
  public mutating func replaceRows(from first: Int, with other: Matrix) {
    let count = min(other.rows, rows - first)
    guard first >= 0, count > 0, other.columns == columns else { return }
    for column in 0..<columns {
      let start = column * other.rows
      elements.replaceSubrange(
        (column * rows + first)..<(column * rows + first + count),
        with: other.elements[start..<(start + count)])
    }
  }

  /// The sum of squares of every row, one number a row.
  public var rowSumsOfSquares: [Double] {
    var sums = [Double](repeating: 0, count: rows)
    sums.withUnsafeMutableBufferPointer { target in
      elements.withUnsafeBufferPointer { source in
        for column in 0..<columns {
          let start = column * rows
          for row in 0..<rows { target[row] += source[start + row] * source[start + row] }
        }
      }
    }
    return sums
  }
}
