/// Least squares of many series on one design: one factorisation, then products for all series at once.
///
/// The design has one row a period and one column a term, of full rank and with columns of like size
/// (centre and scale them before). Series are the columns of a response matrix, all without gaps.
/// Source: Golub and Van Loan (2013), section 5.3.
public struct SharedLeastSquares: Sendable {
  /// What the fit of a batch gives.
  public struct Fit: Sendable, Hashable {
    /// The coefficients, one row a term and one column a series, in units of response over term.
    public let coefficients: Matrix
    /// Response minus fit, one row a period and one column a series.
    public let residuals: Matrix
  }

  /// The design, one row a period and one column a term.
  public let design: Matrix
  /// The factorisation of the design.
  public let factorisation: QRFactorisation
  /// Applied to values it gives their coefficients: one row a term, one column a period.
  public let pseudoinverse: Matrix

  /// Factorises the design; see `QRFactorisation` for what it refuses.
  public init(design: Matrix) throws(LinearAlgebraError) {
    self.design = design
    factorisation = try QRFactorisation(design)
    pseudoinverse = try factorisation.pseudoinverse()
  }

  /// The share of each period in its own fitted value: the diagonal of the hat matrix, in 0...1.
  public var leverages: [Double] {
    let orthonormal = factorisation.orthonormal
    return (0..<orthonormal.rows).map { row in
      min((0..<orthonormal.columns).reduce(0) { $0 + orthonormal[row, $1] * orthonormal[row, $1] }, 1)
    }
  }

  /// Fits every column of `responses`, which has as many rows as the design.
  ///
  /// Residuals are taken orthogonally to the design, so that they stay exact where the fit is close.
  /// Another number of rows is a `shapeMismatch`; an infinite or undefined value, or an overflow, is
  /// `notFinite`. No series gives an empty fit. O(periods * terms * series).
  public func fit(_ responses: Matrix) throws(LinearAlgebraError) -> Fit {
    guard responses.rows == design.rows else { throw .shapeMismatch }
    guard responses.isFinite else { throw .notFinite }
    let projections = try factorisation.orthonormal.multiplied(.transposed, by: responses)
    var residuals = try Self.difference(
      responses, factorisation.orthonormal.multiplied(by: projections))
    // A second projection takes out what rounding of the first one left in the space of the design.
    let rest = try factorisation.orthonormal.multiplied(.transposed, by: residuals)
    residuals = try Self.difference(residuals, factorisation.orthonormal.multiplied(by: rest))
    let total = try Matrix(
      rows: rest.rows, columns: rest.columns, elements: zip(projections.elements, rest.elements).map(+))
    let coefficients = try factorisation.invertedTriangle().multiplied(by: total)
    guard coefficients.isFinite, residuals.isFinite else { throw .notFinite }
    return Fit(coefficients: coefficients, residuals: residuals)
  }

  /// The coefficients of a tile, which has one row a series and one column a period: one row a series.
  ///
  /// One product, at the speed of memory. The error is that of a sum of `periods` values, so it grows with
  /// the offset of a series; `fit(tile:)` takes that out. Another number of columns is a `shapeMismatch`.
  /// Infinite or undefined values spread within their series. O(periods * terms * series).
  public func coefficients(tile: Matrix) throws(LinearAlgebraError) -> Matrix {
    try tile.multiplied(by: pseudoinverse, .transposed)
  }

  /// Fits a tile, which has one row a series and one column a period; coefficients and residuals too have
  /// one row a series.
  ///
  /// What the first residuals still hold of the design is added to the coefficients, so that an offset costs
  /// few digits. Otherwise as `coefficients(tile:)`.
  public func fit(tile: Matrix) throws(LinearAlgebraError) -> Fit {
    var coefficients = try coefficients(tile: tile)
    var residuals = tile
    try residuals.subtract(coefficients, times: design, .transposed)
    let rest = try self.coefficients(tile: residuals)
    try residuals.subtract(rest, times: design, .transposed)
    try coefficients.add(rest)
    return Fit(coefficients: coefficients, residuals: residuals)
  }

  private static func difference(_ left: Matrix, _ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    try Matrix(
      rows: left.rows, columns: left.columns, elements: zip(left.elements, right.elements).map(-))
  }
}
