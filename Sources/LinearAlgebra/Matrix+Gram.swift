internal import COpenBLAS

extension Matrix {
  /// The products of all pairs of columns, A'A, or of all pairs of rows, AA' (SYRK).
  ///
  /// Both triangles are filled. A matrix without elements gives zeros. O(rows * columns^2), half of it
  /// computed.
  public func gram(_ orientation: MatrixOrientation = .transposed) throws(LinearAlgebraError) -> Matrix {
    let (size, inner) = orientation == .transposed ? (columns, rows) : (rows, columns)
    guard fitsLibrary else { throw .unsupportedShape }
    var result = Matrix(rows: size, columns: size)
    guard size > 0, inner > 0 else { return result }
    result.elements.withUnsafeMutableBufferPointer { target in
      cblas_dsyrk(
        CblasColMajor, CblasLower, orientation.blas, Int32(size), Int32(inner), 1, elements, Int32(rows), 0,
        target.baseAddress, Int32(size))
    }
    result.mirrorLowerTriangle()
    return result
  }

  /// Copies the lower triangle of a square matrix to its upper one.
  mutating func mirrorLowerTriangle() {
    for column in 0..<columns {
      for row in 0..<column { elements[row + column * rows] = elements[column + row * rows] }
    }
  }
}
