internal import LinearAlgebra

/// Fits a polynomial of the given degree through values at given places by ordinary least squares.
///
/// `index` and `values` are finite and of one number; gaps are left out before, and the true places
/// kept. Not more distinct places than `degree`, not more values than coefficients, or a degree below 1
/// are `tooShort`; places that the arithmetic cannot tell apart, or an overflow, are `noConvergence`. A
/// constant series has coefficients 0 after the first. O(n * degree^2).
/// Source: Draper and Smith (1998), chapters 5 and 22.
public func ordinaryLeastSquares(
  index: [Double], values: [Double], degree: Int
) -> Estimate<LinearRegression> {
  guard degree >= 1, values.count > degree + 1, Set(index).count > degree else {
    return .failure(.tooShort)
  }
  return ordinaryLeastSquares(.polynomial(index, degree: degree), values: values)
}

/// Fits a design by ordinary least squares.
///
/// Terms and values are finite and of one number; gaps are left out before. Not more values than
/// coefficients are `tooShort`; terms that the arithmetic cannot tell apart, or an overflow, are
/// `noConvergence`. O(n * terms^2). Source: Draper and Smith (1998).
public func ordinaryLeastSquares(
  _ design: RegressionDesign, values: [Double]
) -> Estimate<LinearRegression> {
  leastSquares(design, values: values, weights: values.map { _ in 1 })
}

/// Fits a design by weighted least squares; a weight is one over the variance of its value, up to a factor.
///
/// Weights enter as given, above 0 and finite; others are `zeroWeight`. Otherwise as `ordinaryLeastSquares`.
public func weightedLeastSquares(
  _ design: RegressionDesign, values: [Double], weights: [Double]
) -> Estimate<LinearRegression> {
  guard weights.count == values.count else { return .failure(.tooShort) }
  guard weights.allSatisfy({ $0 > 0 && $0.isFinite }) else { return .failure(.zeroWeight) }
  return leastSquares(design, values: values, weights: weights)
}

/// Terms and values are centred and terms scaled before the factorisation, so that a large offset costs
/// few digits.
private func leastSquares(
  _ design: RegressionDesign, values: [Double], weights: [Double]
) -> Estimate<LinearRegression> {
  let terms = design.terms
  guard values.count > terms.count + 1, terms.allSatisfy({ $0.count == values.count }) else {
    return .failure(.tooShort)
  }
  let columns = terms.map { centred($0, weights) }
  let response = centred(values, weights)
  let scales = columns.map { $0.values.reduce(0) { max($0, abs($1)) } }
  let roots = weights.map { $0.squareRoot() }
  let whole = weights.reduce(0, +)
  guard whole.isFinite, scales.allSatisfy({ $0 > 0 && $0.isFinite }) else {
    return .failure(.noConvergence)
  }
  let scaled = zip(columns, scales).map { column, scale in
    zip(column.values, roots).map { $0 / scale * $1 }
  }
  var slopes: [Double] = []
  var influence: [[Double]] = []
  var leverages = weights.map { $0 / whole }
  var residuals = response.values
  if !terms.isEmpty {
    guard let shared = try? SharedLeastSquares(design: Matrix(columns: scaled)),
      let fit = try? shared.fit(Matrix(columns: [zip(response.values, roots).map(*)]))
    else { return .failure(.noConvergence) }
    slopes = zip(fit.coefficients.elements, scales).map(/)
    influence = scales.indices.map { term in
      values.indices.map { shared.pseudoinverse[term, $0] * roots[$0] / scales[term] }
    }
    leverages = zip(shared.leverages, leverages).map { min($0 + $1, 1) }
    residuals = zip(fit.residuals.elements, roots).map(/)
  }
  influence.insert(
    values.indices.map { place in
      scales.indices.reduce(weights[place] / whole) { $0 - columns[$1].mean * influence[$1][place] }
    }, at: 0)
  let size = values.reduce(0) { max($0, abs($1)) }
  if residuals.allSatisfy({ abs($0) <= 8 * Double.ulpOfOne * size }) { residuals = values.map { _ in 0 } }
  let squares = zip(residuals, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  let total = zip(response.values, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  let intercept = zip(columns, slopes).reduce(response.mean) { $0 - $1.0.mean * $1.1 }
  // Squares below the normal numbers have lost their digits.
  let isLost = total < 1e-290 && response.values.contains { $0 != 0 }
  guard total.isFinite, squares.isFinite, intercept.isFinite, !isLost else { return .failure(.noConvergence) }
  return .success(
    LinearRegression(
      coefficients: [intercept] + slopes, residuals: residuals, fitted: zip(values, residuals).map(-),
      weights: weights, leverages: leverages, residualSumOfSquares: squares,
      residualVariance: squares / Double(values.count - terms.count - 1), totalSumOfSquares: total,
      mean: response.mean, design: design, centredFit: zip(response.values, residuals).map(-),
      influence: influence))
}

/// Values minus their weighted mean, which is refined once, so that a large offset leaves no rest.
private func centred(_ values: [Double], _ weights: [Double]) -> (values: [Double], mean: Double) {
  if let first = values.first, values.allSatisfy({ $0 == first }) { return (values.map { _ in 0 }, first) }
  let whole = weights.reduce(0, +)
  let first = zip(values, weights).reduce(0) { $0 + $1.0 * ($1.1 / whole) }
  let differences = values.map { $0 - first }
  let rest = zip(differences, weights).reduce(0) { $0 + $1.0 * ($1.1 / whole) }
  return (differences.map { $0 - rest }, first + rest)
}
