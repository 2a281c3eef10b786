/// A polynomial in time, fitted by ordinary least squares.
///
/// Coefficients run from degree 0 upward, in units of the values over units of the index to that power.
public struct OrdinaryLeastSquares: Sendable, Hashable {
  /// The coefficients, intercept at index 0 first.
  public var coefficients: [Double]
  /// Values minus fit, in order of the values; exact zeros where only rounding is left.
  public var residuals: [Double]
  /// The share of each value in its own fitted value, in 0...1.
  public var leverages: [Double]
  /// The sum of squared residuals.
  public var residualSumOfSquares: Double
  /// The residual sum of squares over number of values minus number of coefficients.
  public var residualVariance: Double
  /// The share of the variance around the mean that the fit takes up; `constant` where there is none.
  public var determination: Estimate<Double>
  /// The mean of the values.
  public var mean: Double
  /// The standard deviation of the values, with divisor n - 1.
  public var standardDeviation: Double
  /// How each coefficient depends on each value: one array a coefficient, one weight a value.
  var influence: [[Double]]
}
