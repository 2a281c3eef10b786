internal import COpenBLAS

/// How a matrix enters a product.
public enum MatrixOrientation: Sendable, Hashable {
  /// As it is.
  case asIs
  /// With rows and columns exchanged.
  case transposed

  var blas: CBLAS_TRANSPOSE { self == .asIs ? CblasNoTrans : CblasTrans }
}

extension Matrix {
  /// The product of this matrix and another, either of which may enter transposed (GEMM).
  ///
  /// Inner sizes that differ are a `shapeMismatch`. An empty inner size gives zeros. Infinite or
  /// undefined elements spread by the rules of floating point. O(rows * inner * columns).
  public func multiplied(
    _ orientation: MatrixOrientation = .asIs, by other: Matrix,
    _ otherOrientation: MatrixOrientation = .asIs
  ) throws(LinearAlgebraError) -> Matrix {
    let (height, inner) = orientation == .asIs ? (rows, columns) : (columns, rows)
    let (otherInner, width) =
      otherOrientation == .asIs ? (other.rows, other.columns) : (other.columns, other.rows)
    guard inner == otherInner else { throw .shapeMismatch }
    guard fitsLibrary, other.fitsLibrary else { throw .unsupportedShape }
    var result = Matrix(rows: height, columns: width)
    guard height > 0, width > 0, inner > 0 else { return result }
    result.elements.withUnsafeMutableBufferPointer { target in
      cblas_dgemm(
        CblasColMajor, orientation.blas, otherOrientation.blas, Int32(height), Int32(width), Int32(inner),
        1, elements, Int32(rows), other.elements, Int32(other.rows), 0, target.baseAddress, Int32(height))
    }
    return result
  }

  /// The product of this matrix, or of its transpose, and a vector (GEMV).
  ///
  /// A vector of another length than the inner size is a `shapeMismatch`. O(rows * columns).
  public func multiplied(
    _ orientation: MatrixOrientation = .asIs, by vector: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    let (height, inner) = orientation == .asIs ? (rows, columns) : (columns, rows)
    guard inner == vector.count else { throw .shapeMismatch }
    guard fitsLibrary else { throw .unsupportedShape }
    var result = [Double](repeating: 0, count: height)
    guard height > 0, inner > 0 else { return result }
    result.withUnsafeMutableBufferPointer { target in
      cblas_dgemv(
        CblasColMajor, orientation.blas, Int32(rows), Int32(columns), 1, elements, Int32(rows), vector, 1,
        0, target.baseAddress, 1)
    }
    return result
  }
}
