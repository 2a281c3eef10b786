public import LinearAlgebra

/// How the values of a batch are weighted in a regression.
public enum BatchWeighting: Sendable, Hashable {
  /// All alike.
  case equal
  /// By their exposure, or alike where the batch has none.
  case exposure
}

/// The regressions of all series of a batch on one design.
public struct BatchRegression: Sendable {
  /// The coefficients, one row a series, intercept first; zeros where there is a reason.
  public let coefficients: Matrix
  /// The standard errors, shaped as the coefficients; empty where none were asked for.
  public let standardErrors: Matrix
  /// Why a series has no coefficients; nil where it has.
  public let reasons: [NotEstimable?]

  /// The coefficients of one series, or the reason why there are none; `tooShort` outside the batch.
  public func coefficients(_ series: Int) -> Estimate<[Double]> { row(series, of: coefficients) }

  /// The standard errors of one series, or the reason why there are none; `tooShort` outside the batch.
  public func standardErrors(_ series: Int) -> Estimate<[Double]> { row(series, of: standardErrors) }

  private func row(_ series: Int, of matrix: Matrix) -> Estimate<[Double]> {
    guard reasons.indices.contains(series) else { return .failure(.tooShort) }
    if let reason = reasons[series] { return .failure(reason) }
    return .success((0..<matrix.columns).map { matrix[series, $0] })
  }
}
