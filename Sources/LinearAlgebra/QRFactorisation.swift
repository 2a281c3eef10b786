internal import COpenBLAS

/// The factorisation of a tall matrix into orthonormal columns and an upper triangle, A = Q R.
///
/// Householder reflections (LAPACK `dgeqrf`). The matrix has at least as many rows as columns and at
/// least one column. Columns count as dependent where a diagonal element of R is below
/// `tolerance` times the largest one; scale columns before, if their units differ.
/// Source: Golub and Van Loan (2013), section 5.2; Anderson et al. (1999).
public struct QRFactorisation: Sendable {
  /// The orthonormal columns, `rows` x `columns`.
  public let orthonormal: Matrix
  /// The upper triangle, `columns` x `columns`, zeros below the diagonal.
  public let triangle: Matrix

  /// Factorises a matrix of full column rank.
  ///
  /// Fewer rows than columns, or no column, is `unsupportedShape`; an infinite or undefined element
  /// `notFinite`; dependent columns `rankDeficient`. O(rows * columns^2).
  public init(_ matrix: Matrix, tolerance: Double = 1e-12) throws(LinearAlgebraError) {
    let (rows, columns) = (matrix.rows, matrix.columns)
    guard columns > 0, rows >= columns, matrix.fitsLibrary else { throw .unsupportedShape }
    guard matrix.isFinite else { throw .notFinite }
    var factor = matrix.elements
    var scales = [Double](repeating: 0, count: columns)
    let (height, width) = (Int32(rows), Int32(columns))
    guard LAPACKE_dgeqrf(LAPACK_COL_MAJOR, height, width, &factor, height, &scales) == 0 else {
      throw .unsupportedShape
    }
    var triangle = Matrix(rows: columns, columns: columns)
    for column in 0..<columns {
      for row in 0...column { triangle[row, column] = factor[row + column * rows] }
    }
    let diagonal = (0..<columns).map { abs(triangle[$0, $0]) }
    let largest = diagonal.max() ?? 0
    let rank = diagonal.count { $0 > tolerance * largest }
    guard rank == columns else { throw .rankDeficient(rank: rank) }
    guard LAPACKE_dorgqr(LAPACK_COL_MAJOR, height, width, width, &factor, height, scales) == 0 else {
      throw .unsupportedShape
    }
    orthonormal = try Matrix(rows: rows, columns: columns, elements: factor)
    self.triangle = triangle
    guard orthonormal.isFinite, triangle.isFinite else { throw .notFinite }
  }

  /// The inverse of the triangle (LAPACK `dtrtri`), `columns` x `columns`; `notFinite` on overflow.
  public func invertedTriangle() throws(LinearAlgebraError) -> Matrix {
    let size = Int32(triangle.columns)
    var elements = triangle.elements
    let status = LAPACKE_dtrtri(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")), size, &elements, size)
    guard status == 0 else { throw .rankDeficient(rank: triangle.columns - 1) }
    let inverse = try Matrix(rows: triangle.rows, columns: triangle.columns, elements: elements)
    guard inverse.isFinite else { throw .notFinite }
    return inverse
  }

  /// The pseudoinverse of the matrix, `columns` x `rows`: applied to values it gives the coefficients.
  public func pseudoinverse() throws(LinearAlgebraError) -> Matrix {
    try invertedTriangle().multiplied(by: orthonormal, .transposed)
  }
}
