internal import LinearAlgebra

/// Least squares of batches on one design, which is factorised once.
///
/// Tiles whose series are all complete are products of matrices; tiles with gaps or weights have normal
/// equations of their own for each series, in an orthonormal basis of the design, all solved side by side.
public struct BatchLeastSquares: Sendable {
  /// The number of coefficients, the intercept included.
  public let coefficientCount: Int
  /// The number of periods of the design.
  public let periods: Int
  /// The terms as given.
  let design: RegressionDesign
  let shared: SharedLeastSquares
  /// Takes coefficients of the orthonormal basis to those of the terms as given: one row a coefficient.
  let fromBasis: Matrix
  /// How each coefficient depends on each value of a complete series: one row a period.
  let influence: Matrix

  /// Factorises a design, whose terms have one value a period of the grid.
  ///
  /// Not more periods than coefficients are `tooShort`; terms that the arithmetic cannot tell apart are
  /// `noConvergence`.
  public static func factorised(_ design: RegressionDesign, periods: Int) -> Estimate<BatchLeastSquares> {
    guard periods > design.terms.count + 1, design.terms.allSatisfy({ $0.count == periods }) else {
      return .failure(.tooShort)
    }
    let means = design.terms.map { $0.reduce(0, +) / Double(periods) }
    let scales = zip(design.terms, means).map { term, mean in
      term.reduce(0) { max($0, abs($1 - mean)) }
    }
    guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return .failure(.noConvergence) }
    var columns = [[Double](repeating: 1, count: periods)]
    for (place, term) in design.terms.enumerated() {
      columns.append(term.map { ($0 - means[place]) / scales[place] })
    }
    guard let shared = try? SharedLeastSquares(design: Matrix(columns: columns)),
      let inverse = try? shared.factorisation.invertedTriangle()
    else { return .failure(.noConvergence) }
    // Rows of the inverse are in terms of centred and scaled columns; here they are told as given.
    var fromBasis = inverse
    for column in 0..<inverse.columns {
      for (place, scale) in scales.enumerated() {
        fromBasis[place + 1, column] = inverse[place + 1, column] / scale
        fromBasis[0, column] -= means[place] * fromBasis[place + 1, column]
      }
    }
    guard let influence = try? shared.factorisation.orthonormal.multiplied(by: fromBasis, .transposed) else {
      return .failure(.noConvergence)
    }
    return .success(
      BatchLeastSquares(
        coefficientCount: columns.count, periods: periods, design: design, shared: shared,
        fromBasis: fromBasis,
        influence: influence))
  }

  /// The coefficients of every series, without standard errors: one pass over a complete tile.
  ///
  /// A series with not more known values than coefficients is `tooShort`; an overflow, or gaps that leave
  /// the terms alike, `noConvergence`. A batch on another grid is `tooShort` throughout. For complete
  /// series with equal weights the error grows with the offset, about 1e-16 of it a value;
  /// `fit` takes that out. O(series * periods * terms).
  public func coefficients(_ batch: SeriesBatch, weighting: BatchWeighting = .equal) -> BatchRegression {
    assembled(batch) { tile in
      guard let weights = Self.weights(tile, weighting) else {
        let found = try tile.values.multiplied(by: influence)
        return TileFit(coefficients: found)
      }
      let fit = try weightedFit(tile, weights, refines: false)
      return TileFit(coefficients: fit.coefficients, reasons: fit.reasons)
    }
  }

  /// The coefficients of every series and their standard errors.
  ///
  /// Reasons as for `coefficients`, and those of the covariance. Complete tiles with equal weights and a
  /// covariance of classical, HC0-HC3 or Newey-West kind with given lag are products of matrices;
  /// other kinds are computed a series at a time, as `LinearRegression` does.
  /// O(series * periods * terms * lags).
  public func fit(
    _ batch: SeriesBatch, weighting: BatchWeighting = .equal, errors kind: CoefficientCovariance = .classical
  ) -> BatchRegression {
    assembled(batch) { tile in
      if let weights = Self.weights(tile, weighting) {
        return try kind == .classical
          ? weightedFit(tile, weights, refines: true) : singleFits(batch, tile, weighting, kind)
      }
      return try completeFit(tile, kind) ?? singleFits(batch, tile, weighting, kind)
    }
  }

  /// What is found of a tile; empty errors where none were asked for.
  struct TileFit {
    var coefficients: Matrix
    var standardErrors = Matrix(rows: 0, columns: 0)
    var reasons: [NotEstimable?] = []
  }

  /// The weights of a tile, nil where all are 1.
  static func weights(_ tile: SeriesBatch.Tile, _ weighting: BatchWeighting) -> Matrix? {
    guard weighting == .exposure, var weights = tile.exposure else { return tile.known }
    if let known = tile.known { try? weights.multiplyElements(by: known) }
    return weights
  }

  private func assembled(_ batch: SeriesBatch, _ fit: (SeriesBatch.Tile) throws -> TileFit) -> BatchRegression
  {
    var coefficients = Matrix(rows: batch.count, columns: coefficientCount)
    var errors: Matrix?
    var reasons = [NotEstimable?](repeating: batch.periods == periods ? nil : .tooShort, count: batch.count)
    for tile in batch.tiles where batch.periods == periods {
      guard let found = try? fit(tile) else {
        for row in 0..<tile.values.rows { reasons[tile.first + row] = .noConvergence }
        continue
      }
      if !found.reasons.isEmpty {
        reasons.replaceSubrange(tile.first..<(tile.first + tile.values.rows), with: found.reasons)
      }
      coefficients.replaceRows(from: tile.first, with: found.coefficients)
      if found.standardErrors.rows > 0 {
        if errors == nil { errors = Matrix(rows: batch.count, columns: coefficientCount) }
        errors?.replaceRows(from: tile.first, with: found.standardErrors)
      }
    }
    for series in reasons.indices {
      let isFinite = (0..<coefficientCount).allSatisfy {
        coefficients[series, $0].isFinite && (errors?[series, $0].isFinite ?? true)
      }
      if !isFinite, reasons[series] == nil { reasons[series] = .noConvergence }
      guard reasons[series] != nil else { continue }
      for term in 0..<coefficientCount {
        coefficients[series, term] = 0
        errors?[series, term] = 0
      }
    }
    return BatchRegression(
      coefficients: coefficients, standardErrors: errors ?? Matrix(rows: 0, columns: 0), reasons: reasons)
  }
}
