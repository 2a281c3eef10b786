import Statistics

/// A level or line fitted to a whole series, for tests of its stability.
struct StabilityRegression {
  /// The series, scaled.
  let series: ScaledSeries
  let model: BreakpointModel
  /// Values minus fit, in units of the scaled series.
  let residuals: [Double]
  /// Their sum of squares.
  let squares: Double

  var count: Int { residuals.count }
  var freedom: Double { Double(count - model.coefficients) }
  /// The root of squares over degrees of freedom.
  var deviation: Double { (squares / freedom).squareRoot() }

  /// Fits; at least three values more than coefficients, else `tooShort`.
  static func make(_ values: [Double], _ model: BreakpointModel) -> Estimate<StabilityRegression> {
    guard values.count >= model.coefficients + 3, values.allSatisfy(\.isFinite) else {
      return .failure(.tooShort)
    }
    if values.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
    if values.allSatisfy({ $0 == values[0] }) { return .failure(.constant) }
    guard let series = ScaledSeries(values) else { return .failure(.noConvergence) }
    let whole = BreakpointSegment(series.values, range: 0..<values.count, model: model)
    let residuals = series.values.enumerated().map { place, value in
      value - whole.level - whole.slope * (Double(place + 1) - whole.centre)
    }
    let squares = dot(residuals, residuals)
    guard squares > series.exactSquares else { return .failure(.zeroVarianceAfterDetrending) }
    return .success(
      StabilityRegression(series: series, model: model, residuals: residuals, squares: squares))
  }

  /// The prediction error of each value by the fit to those before it, over its standard deviation in units
  /// of the noise.
  func recursiveResiduals() -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(count)
    var mean = series.values.first ?? 0
    var slope = 0.0
    for length in 1..<count {
      let size = Double(length)
      let reach = (size + 1) / 2
      let spread = size * (size * size - 1) / 12
      let share = size / (size + 1)
      let difference = series.values[length] - mean
      let residual = difference - slope * reach
      if model == .level {
        result.append(residual / (1 + 1 / size).squareRoot())
      } else {
        if length > 1 { result.append(residual / (1 + 1 / size + reach * reach / spread).squareRoot()) }
        slope += share * reach * residual / (spread + share * reach * reach)
      }
      mean += difference / (size + 1)
    }
    return result
  }
}
