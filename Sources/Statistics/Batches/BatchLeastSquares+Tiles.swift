internal import LinearAlgebra

extension BatchLeastSquares {
  /// A complete tile with equal weights; nil where the covariance has no product form.
  func completeFit(_ tile: SeriesBatch.Tile, _ kind: CoefficientCovariance) throws -> TileFit? {
    let basis = shared.factorisation.orthonormal
    var inBasis = try tile.values.multiplied(by: basis)
    var residuals = tile.values
    try residuals.subtract(inBasis, times: basis, .transposed)
    // What the first residuals still hold of the design costs an offset its digits.
    let rest = try residuals.multiplied(by: basis)
    try residuals.subtract(rest, times: basis, .transposed)
    try inBasis.add(rest)
    let coefficients = try inBasis.multiplied(by: fromBasis, .transposed)
    let freedom = Double(periods - coefficientCount)
    let sizes = tile.values.rowSumsOfSquares
    let squares = zip(residuals.rowSumsOfSquares, sizes).map { Self.withoutRounding($0, of: $1) }
    var variances: Matrix
    switch kind {
    case .classical:
      variances = Matrix(rows: squares.count, columns: coefficientCount)
      for term in 0..<coefficientCount {
        let share = (0..<coefficientCount).reduce(0) { $0 + fromBasis[term, $1] * fromBasis[term, $1] }
        for row in squares.indices { variances[row, term] = squares[row] / freedom * share }
      }
    case .hc0, .hc1, .hc2, .hc3:
      let leverages = shared.leverages
      guard leverages.allSatisfy({ $0 < 1 - 1e-12 }) else { return nil }
      variances = try lagged(residuals, 0) { period in
        switch kind {
        case .hc0: 1
        case .hc1: Double(periods) / freedom
        case .hc2: 1 / (1 - leverages[period])
        default: 1 / ((1 - leverages[period]) * (1 - leverages[period]))
        }
      }
    case .neweyWest(let lags, let correction):
      guard lags >= 0 else { return nil }
      let factor = correction == .none ? 1 : Double(periods) / freedom
      variances = try lagged(residuals, 0) { _ in factor }
      for lag in 1..<max(min(lags, periods - 1) + 1, 1) {
        let weight = 2 * (1 - Double(lag) / Double(lags + 1)) * factor
        try variances.add(lagged(residuals, lag) { _ in weight })
      }
    default: return nil
    }
    return Self.rooted(coefficients, variances, isExact: squares.map { $0 == 0 }, reasons: [])
  }

  /// The sum over periods of products of scores a lag apart, times a factor: one row a series.
  private func lagged(_ residuals: Matrix, _ lag: Int, _ factor: (Int) -> Double) throws -> Matrix {
    var weights = influence.laggedRows(lag)
    for period in 0..<weights.rows {
      for term in 0..<weights.columns { weights[period, term] *= factor(period) }
    }
    return try residuals.laggedProducts(lag).multiplied(by: weights)
  }

  /// A tile with gaps or weights: the normal equations of every series, solved side by side.
  func weightedFit(_ tile: SeriesBatch.Tile, _ weights: Matrix, refines: Bool) throws -> TileFit {
    let basis = shared.factorisation.orthonormal
    let order = coefficientCount
    var pairs = Matrix(rows: periods, columns: order * (order + 1) / 2)
    for column in 0..<order {
      for row in column..<order {
        let target = BatchedCholesky.packedColumn(row, column, order: order)
        for period in 0..<periods { pairs[period, target] = basis[period, row] * basis[period, column] }
      }
    }
    let systems = try BatchedCholesky(packed: weights.multiplied(by: pairs), order: order, tolerance: 1e-12)
    func solved(_ values: Matrix) throws -> Matrix {
      var weighted = values
      try weighted.multiplyElements(by: weights)
      return try systems.solution(of: weighted.multiplied(by: basis))
    }
    var inBasis = try solved(tile.values)
    var residuals = tile.values
    if refines {
      try residuals.subtract(inBasis, times: basis, .transposed)
      let rest = try solved(residuals)
      try residuals.subtract(rest, times: basis, .transposed)
      try inBasis.add(rest)
    }
    let coefficients = try inBasis.multiplied(by: fromBasis, .transposed)
    let counts = tile.known?.rowSumsOfSquares ?? [Double](repeating: Double(periods), count: tile.values.rows)
    let reasons = counts.indices.map { row -> NotEstimable? in
      guard counts[row] > Double(order) else { return .tooShort }
      return systems.isDefinite[row] ? nil : .noConvergence
    }
    guard refines else { return TileFit(coefficients: coefficients, reasons: reasons) }
    var roots = weights
    roots.replaceWithRoots()
    try residuals.multiplyElements(by: roots)
    var values = tile.values
    try values.multiplyElements(by: roots)
    let squares = zip(residuals.rowSumsOfSquares, values.rowSumsOfSquares).map {
      Self.withoutRounding($0, of: $1)
    }
    let inverses = systems.packedInverses()
    var variances = Matrix(rows: squares.count, columns: order)
    for term in 0..<order {
      for first in 0..<order {
        for second in 0...first {
          let twice = first == second ? 1.0 : 2.0
          let factor = twice * fromBasis[term, first] * fromBasis[term, second]
          let packed = BatchedCholesky.packedColumn(first, second, order: order)
          for row in squares.indices { variances[row, term] += factor * inverses[row, packed] }
        }
      }
      for row in squares.indices { variances[row, term] *= squares[row] / (counts[row] - Double(order)) }
    }
    return Self.rooted(coefficients, variances, isExact: squares.map { $0 == 0 }, reasons: reasons)
  }

  /// A tile whose covariance has no product form, a series at a time.
  func singleFits(
    _ batch: SeriesBatch, _ tile: SeriesBatch.Tile, _ weighting: BatchWeighting, _ kind: CoefficientCovariance
  ) throws -> TileFit {
    var coefficients = Matrix(rows: tile.values.rows, columns: coefficientCount)
    var errors = coefficients
    var reasons = [NotEstimable?](repeating: nil, count: tile.values.rows)
    for row in 0..<tile.values.rows {
      let (index, values, exposure) = batch.knownValues(tile.first + row)
      let terms = design.terms.map { term in index.map { term[Int($0)] } }
      let weights = weighting == .exposure ? exposure : nil
      let fit = weightedLeastSquares(
        RegressionDesign(terms: terms), values: values, weights: weights ?? values.map { _ in 1 })
      switch fit.flatMap({ fit in fit.standardErrors(kind).map { (fit.coefficients, $0) } }) {
      case .failure(let reason): reasons[row] = reason
      case .success(let (found, own)):
        for term in 0..<coefficientCount {
          coefficients[row, term] = found[term]
          errors[row, term] = own[term]
        }
      }
    }
    return TileFit(coefficients: coefficients, standardErrors: errors, reasons: reasons)
  }

  /// A residual sum of squares, 0 where only rounding of the values is left.
  private static func withoutRounding(_ squares: Double, of size: Double) -> Double {
    let rounding = 8 * Double.ulpOfOne
    return squares <= rounding * rounding * size ? 0 : squares
  }

  /// Standard errors from variances; zeros of an exact fit, a reason where a variance is below zero.
  private static func rooted(
    _ coefficients: Matrix, _ variances: Matrix, isExact: [Bool], reasons: [NotEstimable?]
  ) -> TileFit {
    var errors = variances
    var reasons = reasons.isEmpty ? isExact.map { _ in nil } : reasons
    for row in isExact.indices {
      for term in 0..<variances.columns {
        let variance = isExact[row] ? 0 : variances[row, term]
        if variance < 0, reasons[row] == nil { reasons[row] = .negativeVariance }
        errors[row, term] = max(variance, 0).squareRoot()
      }
    }
    return TileFit(coefficients: coefficients, standardErrors: errors, reasons: reasons)
  }
}
