/// A linear regression with an intercept, fitted by ordinary or weighted least squares.
///
/// Coefficients are in units of the values over those of their term, the intercept first.
public struct LinearRegression: Sendable, Hashable {
  /// The coefficients, intercept first.
  public var coefficients: [Double]
  /// Values minus fit, in order of the values; exact zeros where only rounding is left.
  public var residuals: [Double]
  /// The fitted values.
  public var fitted: [Double]
  /// The weights of the values as given; ones where there are none.
  public var weights: [Double]
  /// The share of each value in its own fitted value, in 0...1.
  public var leverages: [Double]
  /// The sum of weighted squared residuals.
  public var residualSumOfSquares: Double
  /// The residual sum of squares over number of values minus number of coefficients.
  public var residualVariance: Double
  /// The sum of weighted squares around the weighted mean.
  public var totalSumOfSquares: Double
  /// The weighted mean of the values.
  public var mean: Double
  /// The terms as they were given, without the intercept.
  public var design: RegressionDesign
  /// The fitted values less the weighted mean, which keep their digits where values are far from 0.
  var centredFit: [Double]
  /// How each coefficient depends on each value: one array a coefficient, one weight a value.
  var influence: [[Double]]

  /// The number of values minus the number of coefficients, above 0.
  public var degreesOfFreedom: Double { Double(residuals.count - coefficients.count) }

  /// The share of the variance around the mean that the fit takes up; `constant` where there is none.
  public var determination: Estimate<Double> {
    totalSumOfSquares > 0 ? .success(1 - residualSumOfSquares / totalSumOfSquares) : .failure(.constant)
  }

  /// The standard deviation of the values around their weighted mean, with divisor n - 1.
  public var standardDeviation: Double {
    (totalSumOfSquares / Double(residuals.count - 1)).squareRoot()
  }
}
