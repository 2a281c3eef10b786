internal import COpenBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix (LAPACK `dsyevd`).
///
/// Only the lower triangle is read. The sign of a vector, and the basis where values coincide, are those
/// of the library. Source: Golub and Van Loan (2013), chapter 8.
public struct SymmetricEigendecomposition: Sendable {
  /// The eigenvalues in rising order.
  public let values: [Double]
  /// The eigenvectors of unit length, one column a value.
  public let vectors: Matrix

  /// Decomposes a matrix.
  ///
  /// A matrix that is not square, or has no elements, is `unsupportedShape`; an infinite or undefined
  /// element, or an iteration of the library that does not settle, `notFinite`. O(rows^3).
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    let order = matrix.rows
    guard order > 0, order == matrix.columns, matrix.fitsLibrary else { throw .unsupportedShape }
    guard matrix.isFinite else { throw .notFinite }
    var vectors = matrix
    var values = [Double](repeating: 0, count: order)
    let status = LAPACKE_dsyevd(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), MatrixTriangle.lower.lapack, Int32(order),
      &vectors.elements, Int32(order), &values)
    guard status == 0, vectors.isFinite else { throw .notFinite }
    self.values = values
    self.vectors = vectors
  }
}
