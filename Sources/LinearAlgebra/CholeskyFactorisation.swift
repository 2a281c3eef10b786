internal import COpenBLAS
import Glibc

/// The factorisation of a symmetric positive definite matrix, A = L L' (LAPACK `dpotrf`).
///
/// Only the lower triangle of A is read. A counts as indefinite where a squared pivot is not above
/// `tolerance` times the diagonal element it comes from. Source: Golub and Van Loan (2013), section 4.2.
public struct CholeskyFactorisation: Sendable {
  /// The lower triangle L, zeros above the diagonal.
  public let triangle: Matrix

  /// Factorises a matrix.
  ///
  /// A matrix that is not square, or has no elements, is `unsupportedShape`; an infinite or undefined
  /// element `notFinite`; a matrix that is not positive definite `rankDeficient` with the order of the
  /// largest leading block that is. O(rows^3 / 3).
  public init(_ matrix: Matrix, tolerance: Double = 1e-14) throws(LinearAlgebraError) {
    let order = matrix.rows
    guard order > 0, order == matrix.columns, matrix.fitsLibrary else { throw .unsupportedShape }
    guard matrix.isFinite else { throw .notFinite }
    var factor = matrix
    for column in 0..<order {
      for row in 0..<column { factor[row, column] = 0 }
    }
    let size = Int32(order)
    let status = LAPACKE_dpotrf(
      LAPACK_COL_MAJOR, MatrixTriangle.lower.lapack, size, &factor.elements, size)
    guard status >= 0 else { throw .unsupportedShape }
    guard status == 0 else { throw .rankDeficient(rank: Int(status) - 1) }
    for place in 0..<order
    where factor[place, place] * factor[place, place] <= tolerance * matrix[place, place] {
      throw .rankDeficient(rank: place)
    }
    triangle = factor
  }

  /// Solves A X = B for every column of B; see `Matrix.triangularSolution` for what it refuses.
  public func solution(of rightHandSide: Matrix) throws(LinearAlgebraError) -> Matrix {
    let half = try triangle.triangularSolution(.lower, of: rightHandSide)
    return try triangle.triangularSolution(.lower, .transposed, of: half)
  }

  /// The inverse of A (LAPACK `dpotri`); `notFinite` on overflow.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    var result = triangle
    let size = Int32(triangle.rows)
    let status = LAPACKE_dpotri(
      LAPACK_COL_MAJOR, MatrixTriangle.lower.lapack, size, &result.elements, size)
    guard status == 0, result.isFinite else { throw .notFinite }
    result.mirrorLowerTriangle()
    return result
  }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double {
    (0..<triangle.rows).reduce(0) { $0 + 2 * log(triangle[$1, $1]) }
  }
}
