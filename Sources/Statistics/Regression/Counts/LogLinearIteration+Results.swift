extension LogLinearIteration {
  /// The deviance and Pearson's chi-squared statistic at the solution.
  mutating func discrepancies(_ data: CountLanes, variance: Variance) -> (deviance: Lanes, pearson: Lanes) {
    let tiny = Lanes(repeating: 1e-300)
    let inverse = variance == .poisson ? Lanes.zero : 1 / shape
    var (deviance, pearson) = (Lanes.zero, Lanes.zero)
    for row in 0..<basis.rows { arguments[row] = pointwiseMax(data.counts[row], tiny) }
    Lanes.logarithms(of: arguments, into: &logarithms)
    for row in 0..<basis.rows {
      let (mean, count, known) = (means[row], data.counts[row], data.known[row])
      let difference = count - mean
      let safeMean = pointwiseMax(mean, tiny)
      let spread = 1 + mean * inverse
      deviance += count * (logarithms[row] - predictors[row]) * known
      pearson += difference * difference / (safeMean * spread)
      if variance == .poisson {
        deviance -= difference
      } else {
        arguments[row] = (1 + count * inverse) / spread
      }
    }
    guard variance != .poisson else { return (2 * deviance, pearson) }
    Lanes.logarithms(of: arguments, into: &logarithms)
    for row in 0..<basis.rows {
      deviance -= (data.counts[row] + shape) * logarithms[row] * data.known[row]
    }
    return (2 * deviance, pearson)
  }

  /// The coefficients of one lane in the units of the columns.
  func coefficients(lane: Int) -> [Double] { basis.unscaled(coefficients.map { $0[lane] }) }

  /// The inverse of the expected information of one lane, row by row, in the units of the columns.
  func covariance(lane: Int) -> [Double] {
    basis.unscaled(covariance: factor.inverse(lane: lane))
  }

  /// The means of one lane, 0 where a period does not enter.
  func means(lane: Int) -> [Double] { means.map { $0[lane] } }
}
