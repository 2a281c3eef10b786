import Glibc
internal import LinearAlgebra

/// How the p value of a Durbin-Watson test is found.
public enum DurbinWatsonDistribution: Sendable, Hashable {
  /// The exact distribution for independent normal errors and this design; O(n^3).
  case exact
  /// A normal distribution with the exact mean and variance, for long unweighted series; O(n).
  case normal
}

extension LinearRegression {
  /// The Durbin-Watson statistic: squared steps of the residuals over their squares, in 0...4.
  ///
  /// Residuals are unweighted; consecutive values count as neighbours across gaps. A constant series is
  /// `constant`, an exact fit `zeroVarianceAfterDetrending`. O(n).
  /// Source: Durbin and Watson (1950).
  public var durbinWatson: Estimate<Double> {
    if let reason = residualsMissing { return .failure(reason) }
    let residuals = scaledResiduals
    let steps = zip(residuals.dropFirst(), residuals).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return .success(steps / residuals.reduce(0) { $0 + $1 * $1 })
  }

  /// The Durbin-Watson test against positive dependence of first order.
  ///
  /// p is the probability of a statistic as low or lower under independence; its complement, exact in its
  /// own tail, tests against negative dependence. The normal distribution wants equal weights, other
  /// weights are `noConvergence`; other reasons as for `durbinWatson`.
  /// Source: Durbin and Watson (1950, 1971).
  public func durbinWatsonTest(
    _ distribution: DurbinWatsonDistribution = .exact
  ) -> Estimate<(statistic: Double, tails: TailProbabilities)> {
    durbinWatson.flatMap { statistic in
      let tails = distribution == .exact ? exactTails(statistic) : normalTails(statistic)
      return tails.map { .success((statistic, $0)) } ?? .failure(.noConvergence)
    }
  }

  private func exactTails(_ statistic: Double) -> TailProbabilities? {
    let count = residuals.count
    let rows = [residuals.map { _ in 1.0 }] + design.terms
    guard let terms = try? Matrix(columns: rows), let weights = try? Matrix(columns: influence),
      let hat = try? terms.multiplied(by: weights, .transposed)
    else { return nil }
    // Errors of unit variance times this are residuals.
    var maker = hat
    for column in 0..<count {
      let root = self.weights[column].squareRoot()
      for row in 0..<count { maker[row, column] = ((row == column ? 1 : 0) - hat[row, column]) / root }
    }
    var steps = Matrix(rows: count, columns: count)
    for column in 0..<count {
      for row in 0..<count {
        func residual(_ place: Int) -> Double {
          place < 0 || place >= count ? maker[row, column] : maker[place, column]
        }
        let bend = 2 * maker[row, column] - residual(row - 1) - residual(row + 1)
        steps[row, column] = bend - statistic * maker[row, column]
      }
    }
    guard let form = try? maker.multiplied(.transposed, by: steps),
      let eigen = try? SymmetricEigendecomposition(form)
    else { return nil }
    return NormalQuadraticForm(weights: eigen.values).signProbabilities()
  }

  private func normalTails(_ statistic: Double) -> TailProbabilities? {
    guard weights.allSatisfy({ $0 == weights[0] }) else { return nil }
    let scaled = design.terms.map { term in
      let mean = term.reduce(0, +) / Double(term.count)
      let size = term.reduce(0) { max($0, abs($1 - mean)) }
      return term.map { ($0 - mean) / size }
    }
    guard
      let basis = try? QRFactorisation(Matrix(columns: [residuals.map { _ in 1 }] + scaled)).orthonormal
    else { return nil }
    var bends = basis
    for column in 0..<basis.columns {
      for row in 0..<basis.rows {
        let (before, after) = (max(row - 1, 0), min(row + 1, basis.rows - 1))
        bends[row, column] = 2 * basis[row, column] - basis[before, column] - basis[after, column]
      }
    }
    guard let inner = try? basis.multiplied(.transposed, by: bends),
      let squares = try? bends.gram()
    else { return nil }
    let n = Double(residuals.count)
    let trace = (0..<inner.columns).reduce(0) { $0 + inner[$1, $1] }
    let squareTrace = (0..<inner.columns).reduce(0) { $0 + squares[$1, $1] }
    let p = 2 * (n - 1) - trace
    let q = 2 * (3 * n - 4) - 2 * squareTrace + inner.elements.reduce(0) { $0 + $1 * $1 }
    let freedom = degreesOfFreedom
    let variance = 2 / (freedom * (freedom + 2)) * (q - p * p / freedom)
    guard variance > 0 else { return nil }
    let z = (statistic - p / freedom) / variance.squareRoot()
    return TailProbabilities(
      lower: NormalDistribution.cumulative(z), upper: NormalDistribution.survival(z))
  }
}
