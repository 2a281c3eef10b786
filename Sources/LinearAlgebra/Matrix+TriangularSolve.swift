internal import COpenBLAS

/// Which triangle of a square matrix counts; the other is not read.
public enum MatrixTriangle: Sendable, Hashable {
  /// The diagonal and what is below it.
  case lower
  /// The diagonal and what is above it.
  case upper

  var blas: CBLAS_UPLO { self == .lower ? CblasLower : CblasUpper }
  var lapack: CChar { CChar(UInt8(ascii: self == .lower ? "L" : "U")) }
}

extension Matrix {
  /// Solves T X = B, or T'X = B, for a triangle T of this square matrix and every column of B (TRSM).
  ///
  /// Shapes that do not fit are a `shapeMismatch`, a zero on the diagonal `rankDeficient` with the number
  /// of elements that are not zero, an overflow `notFinite`. O(rows^2 * columns of B).
  public func triangularSolution(
    _ triangle: MatrixTriangle, _ orientation: MatrixOrientation = .asIs, of rightHandSide: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    guard rows == columns, rows == rightHandSide.rows else { throw .shapeMismatch }
    guard fitsLibrary, rightHandSide.fitsLibrary else { throw .unsupportedShape }
    var result = rightHandSide
    guard rows > 0, rightHandSide.columns > 0 else { return result }
    let rank = (0..<rows).count { self[$0, $0] != 0 }
    guard rank == rows else { throw .rankDeficient(rank: rank) }
    result.elements.withUnsafeMutableBufferPointer { target in
      cblas_dtrsm(
        CblasColMajor, CblasLeft, triangle.blas, orientation.blas, CblasNonUnit, Int32(rows),
        Int32(rightHandSide.columns), 1, elements, Int32(rows), target.baseAddress, Int32(rows))
    }
    guard result.isFinite else { throw .notFinite }
    return result
  }
}
