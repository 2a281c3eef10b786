internal import COpenBLAS

/// The singular values and vectors of a matrix, A = U S V' (LAPACK `dgesdd`), in its thin form.
///
/// Source: Golub and Van Loan (2013), section 8.6.
public struct SingularValueDecomposition: Sendable {
  /// The left vectors, one column a value, `rows` x min(rows, columns).
  public let left: Matrix
  /// The singular values in falling order, at least 0.
  public let values: [Double]
  /// The right vectors, one row a value, min(rows, columns) x `columns`.
  public let rightTransposed: Matrix

  /// Decomposes a matrix.
  ///
  /// A matrix without elements is `unsupportedShape`; an infinite or undefined element, or an iteration
  /// of the library that does not settle, `notFinite`. O(rows * columns * min(rows, columns)).
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    let (rows, columns) = (matrix.rows, matrix.columns)
    let count = min(rows, columns)
    guard count > 0, matrix.fitsLibrary else { throw .unsupportedShape }
    guard matrix.isFinite else { throw .notFinite }
    var work = matrix.elements
    var values = [Double](repeating: 0, count: count)
    var left = Matrix(rows: rows, columns: count)
    var right = Matrix(rows: count, columns: columns)
    let status = LAPACKE_dgesdd(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "S")), Int32(rows), Int32(columns), &work, Int32(rows), &values,
      &left.elements, Int32(rows), &right.elements, Int32(count))
    guard status == 0, values.allSatisfy(\.isFinite) else { throw .notFinite }
    self.left = left
    self.values = values
    rightTransposed = right
  }

  /// The number of values above `tolerance` times the largest: the rank, as far as arithmetic can tell.
  public func rank(tolerance: Double = 1e-12) -> Int {
    values.count { $0 > tolerance * (values.first ?? 0) }
  }
}
