internal import LinearAlgebra

/// Fits a polynomial of the given degree through values at given places by ordinary least squares.
///
/// `index` and `values` are finite and of one number; gaps are left out before, and the true places
/// kept. Powers and values are centred and powers scaled before the factorisation, so that a large
/// offset costs few digits. Not more distinct places than `degree`, not more values than coefficients,
/// or a degree below 1 are `tooShort`; places that the arithmetic cannot tell apart, or an overflow,
/// are `noConvergence`. A constant series has coefficients 0 after the first. O(n * degree^2).
/// Source: Draper and Smith (1998), chapters 5 and 22.
public func ordinaryLeastSquares(
  index: [Double], values: [Double], degree: Int
) -> Estimate<OrdinaryLeastSquares> {
  guard degree >= 1, index.count == values.count, values.count > degree + 1, Set(index).count > degree
  else { return .failure(.tooShort) }
  let n = Double(values.count)
  let powers = (1...degree).map { degree in
    index.map { place in (1..<degree).reduce(place) { power, _ in power * place } }
  }
  let columns = powers.map(centred)
  let scales = columns.map { $0.values.reduce(0) { max($0, abs($1)) } }
  let response = centred(values)
  let scaled = zip(columns, scales).map { column, scale in column.values.map { $0 / scale } }
  guard let shared = try? SharedLeastSquares(design: Matrix(columns: scaled)),
    let fit = try? shared.fit(Matrix(columns: [response.values]))
  else { return .failure(.noConvergence) }
  let slopes = zip(fit.coefficients.elements, scales).map(/)
  var influence = scales.indices.map { term in
    values.indices.map { shared.pseudoinverse[term, $0] / scales[term] }
  }
  influence.insert(
    values.indices.map { place in
      scales.indices.reduce(1 / n) { $0 - columns[$1].mean * influence[$1][place] }
    }, at: 0)
  let size = values.reduce(0) { max($0, abs($1)) }
  let isExact = fit.residuals.elements.allSatisfy { abs($0) <= 8 * Double.ulpOfOne * size }
  let residuals = isExact ? values.map { _ in 0 } : fit.residuals.elements
  let squares = residuals.reduce(0) { $0 + $1 * $1 }
  let total = response.values.reduce(0) { $0 + $1 * $1 }
  let intercept = zip(columns, slopes).reduce(response.mean) { $0 - $1.0.mean * $1.1 }
  guard total.isFinite, squares.isFinite, intercept.isFinite else { return .failure(.noConvergence) }
  return .success(
    OrdinaryLeastSquares(
      coefficients: [intercept] + slopes, residuals: residuals,
      leverages: shared.leverages.map { min($0 + 1 / n, 1) }, residualSumOfSquares: squares,
      residualVariance: squares / (n - Double(degree) - 1),
      determination: total > 0 ? .success(1 - squares / total) : .failure(.constant),
      mean: response.mean, standardDeviation: (total / (n - 1)).squareRoot(), influence: influence))
}

/// Values minus their mean, which is refined once, so that a large offset leaves no rest.
private func centred(_ values: [Double]) -> (values: [Double], mean: Double) {
  let n = Double(values.count)
  let first = values.reduce(0) { $0 + $1 / n }
  let differences = values.map { $0 - first }
  let rest = differences.reduce(0, +) / n
  return (differences.map { $0 - rest }, first + rest)
}
