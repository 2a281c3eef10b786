/// The autocorrelations of values in order of time, lags 0 to `lags`.
///
/// Divisor n at every lag; values are finite, gaps are left out before and neighbours across them count
/// as consecutive. A lag of n or more, fewer than two values or a negative lag are `tooShort`, equal values
/// `constant`, an overflow `noConvergence`. O(n * lags). Source: Box, Jenkins and Reinsel (1994).
public func autocorrelations(_ values: [Double], lags: Int) -> Estimate<[Double]> {
  guard lags >= 0, values.count >= 2, lags < values.count, let first = values.first else {
    return .failure(.tooShort)
  }
  guard values.contains(where: { $0 != first }) else { return .failure(.constant) }
  let centred = scaledAndCentred(values)
  let total = centred.reduce(0) { $0 + $1 * $1 }
  guard total > 0, total.isFinite else { return .failure(.noConvergence) }
  return .success(
    (0...lags).map { lag in
      zip(centred.dropFirst(lag), centred).reduce(0) { $0 + $1.0 * $1.1 } / total
    })
}

/// The partial autocorrelations, lags 0 to `lags`, from the Yule-Walker equations with divisor n.
///
/// Reasons as for `autocorrelations`; equations without a solution are `negativeVariance`.
/// O(n * lags + lags^2). Source: Durbin (1960).
public func partialAutocorrelations(_ values: [Double], lags: Int) -> Estimate<[Double]> {
  autocorrelations(values, lags: lags).flatMap { r in
    var result = [1.0]
    var coefficients: [Double] = []
    var variance = 1.0
    for lag in r.indices.dropFirst() {
      guard variance > 0 else { return .failure(.negativeVariance) }
      let explained = zip(coefficients, r[1..<lag].reversed()).reduce(0) { $0 + $1.0 * $1.1 }
      let partial = (r[lag] - explained) / variance
      coefficients = zip(coefficients, coefficients.reversed()).map { $0 - partial * $1 } + [partial]
      variance *= 1 - partial * partial
      result.append(partial)
    }
    return .success(result)
  }
}
