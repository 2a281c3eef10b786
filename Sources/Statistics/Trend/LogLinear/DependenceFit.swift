internal import CLanes
import Glibc

/// The slope of a log-linear model under the model of dependence that its residuals are most likely under.
struct DependenceFit {
  /// The number of the model among `Dependence.candidates`.
  let model: Int
  /// The slope a year.
  let slope: Double
  /// Its standard error, as the model has it.
  let standardError: Double
  /// The standard error that independent values would have given.
  let independentError: Double
  /// The mean square of the standardised residuals, as if they were independent.
  let meanSquare: Double
  /// Values less coefficients.
  let degreesOfFreedom: Double
  /// The largest log likelihood of the values over all models, up to a constant: comparable between forms of the mean.
  ///
  /// Not restricted, since a restricted one depends on the columns, which differ between forms.
  let logLikelihood: Double

  /// nil where a column says nothing beside the others, or arithmetic overflows.
  ///
  /// Residuals and columns are divided by the standard deviation of each value; each candidate's restricted likelihood
  /// (Patterson and Thompson 1971) comes from one pass of the filter of Kalman, which steps over gaps. O(models x n x
  /// columns^2).
  init?(_ fit: TrendMean) {
    let columns = fit.columns
    let size = columns.coefficientCount
    let count = columns.values.count
    let n = Double(count)
    degreesOfFreedom = n - Double(size)
    guard degreesOfFreedom >= 2 else { return nil }
    let rows = Self.rows(fit)
    let candidates = Dependence.candidates
    // With the trend as the last column, its coefficient needs no back substitution.
    let trend = size - 1
    var work = [Lanes](repeating: .zero, count: 2 * (size + 1))
    var sums = [Lanes](repeating: .zero, count: (size + 1) * (size + 2) / 2)
    var factor = LaneCholesky(size: size)
    var best = -Double.infinity
    var largest = -Double.infinity
    var (model, slope, error, independentError, meanSquare) = (0, 0.0, 0.0, 0.0, 0.0)
    for first in stride(from: 0, to: candidates.count, by: Lanes.scalarCount) {
      var (correlations, shares, logarithms) = (Lanes.zero, Lanes.zero, Lanes.zero)
      for lane in 0..<min(Lanes.scalarCount, candidates.count - first) {
        correlations[lane] = candidates[first + lane].autocorrelation
        shares[lane] = candidates[first + lane].share
      }
      wm_dependent_products(
        rows, size + 1, columns.gaps, count, &correlations, &shares, &work, &sums, &logarithms)
      factor.factorise(sums)
      var rest = sums[size * (size + 3) / 2]
      for row in 0..<size {
        var value = sums[size * (size + 1) / 2 + row]
        for term in 0..<row { value -= work[term] * factor.factor[row * (row + 1) / 2 + term] }
        work[row] = value * factor.factor[row * (row + 3) / 2]
        rest -= work[row] * work[row]
      }
      let inverse = factor.factor[trend * (trend + 3) / 2]
      let determinants = factor.halfLogDeterminant
      for lane in 0..<min(Lanes.scalarCount, candidates.count - first) {
        // What rounding leaves of an exact fit is no residual.
        let squares = max(rest[lane], 1e-12)
        guard !factor.isSingular[lane], squares.isFinite else { return nil }
        let standardError = (squares / degreesOfFreedom).squareRoot() * inverse[lane]
        let number = first + lane
        if number == 0 { (independentError, meanSquare) = (standardError, squares / degreesOfFreedom) }
        largest = max(largest, -0.5 * logarithms[lane] - 0.5 * n * log(squares))
        let likelihood =
          -0.5 * logarithms[lane] - determinants[lane] - 0.5 * degreesOfFreedom * log(squares)
          + (number == 0 ? CriticalValues.independenceBonus(count: columns.effectiveCount) : 0)
        if likelihood > best {
          best = likelihood
          (model, slope, error) = (number, fit.slope + work[trend][lane] * inverse[lane], standardError)
        }
      }
    }
    guard best.isFinite, slope.isFinite, error > 0, error.isFinite else { return nil }
    logLikelihood = largest - 0.5 * fit.means.reduce(0) { $0 + log(fit.variance.value($1)) }
    self.model = model
    self.slope = slope
    self.meanSquare = meanSquare
    // The means of seasons are estimated too, so a variance that grows with the mean comes out low.
    let relative =
      switch fit.variance {
      case .poisson, .constant: 0.0
      case .negativeBinomial(let a): a * meanSquare
      case .square: meanSquare
      }
    let correction = (1 / (1 - min(0.5, Double(size) / n * relative))).squareRoot()
    standardError = error * correction
    self.independentError = independentError * correction
  }

  /// The columns of the model and the residual of each value over its standard deviation, row by row.
  private static func rows(_ fit: TrendMean) -> [Double] {
    let columns = fit.columns
    let width = columns.coefficientCount + 1
    let units = fit.units
    var rows = [Double](repeating: 0, count: width * columns.values.count)
    for place in columns.values.indices {
      let mean = fit.means[place]
      let deviation = fit.variance.value(mean).squareRoot()
      let start = place * width
      rows[start + columns.groups[place]] = units[place] / deviation
      for row in 0..<columns.rowCount {
        rows[start + columns.groupCount + row] =
          fit.derivative(place, row) * units[place] / deviation
      }
      rows[start + width - 1] = (fit.values[place] - mean) / deviation
    }
    return rows
  }
}
