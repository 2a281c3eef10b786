import Glibc

/// The means of the values of a series under a log-linear model, and how far they scatter around them.
struct TrendMean {
  /// How the variance of a value hangs on its mean m.
  enum Variance: Sendable, Hashable {
    /// m, up to a factor.
    case poisson
    /// m + a m^2, up to a factor.
    case negativeBinomial(Double)
    /// m^2, up to a factor.
    case square
    /// The same at every mean.
    case constant

    /// The variance at a mean, up to the factor.
    func value(_ mean: Double) -> Double {
      switch self {
      case .poisson: mean
      case .negativeBinomial(let a): mean + a * mean * mean
      case .square: mean * mean
      case .constant: 1
      }
    }
  }

  /// How the mean changes with time.
  enum Form: Sendable, Hashable {
    /// exp(slope t): the same ratio every year.
    case logLinear
    /// 1 + slope t: the same difference every year, the slope being its share of the mean in the middle of the grid.
    case linear
  }

  let columns: TrendColumns
  private(set) var form = Form.logLinear
  /// The values, lowered where they stand out.
  private(set) var values: [Double]
  /// The numbers of the values that were lowered.
  private(set) var capped: [Int] = []
  private(set) var means: [Double]
  /// The coefficient of the trend, a year: that of the log mean, at the middle of the grid where the form is linear.
  var slope: Double { slopes[slopes.count - 1] }
  private(set) var variance = Variance.poisson
  /// The Gaussian log pseudo-likelihood of the values, up to a constant, as if they were independent.
  private(set) var likelihood = -Double.infinity
  private var levels: [Double]
  private var slopes: [Double]
  /// The linear trend of each value, 1 in the middle of the grid; 1 for each in the log-linear form.
  private var lines: [Double]
  private let centre: Double

  /// The log-linear form; nil where the fit does not settle.
  ///
  /// Iteratively weighted least squares with Poisson weights, then with those of the overdispersion by moments (twice).
  /// Before, values more than 5 robust standard deviations above their mean are lowered to 5, and one in 40 that is more than 10 above to 3, in up to
  /// three rounds. The variance function is the one with the largest Gaussian pseudo-likelihood (Carroll and Ruppert
  /// 1988). O(n) a step.
  init?(_ columns: TrendColumns) {
    self.columns = columns
    values = columns.values
    let exposure = columns.offsets.reduce(0) { $0 + exp($1) }
    centre = log(columns.values.reduce(0, +) / exposure)
    levels = [Double](repeating: centre, count: columns.groupCount)
    slopes = [Double](repeating: 0, count: columns.rowCount)
    means = columns.offsets.map { [centre] in exp($0 + centre) }
    lines = [Double](repeating: 1, count: columns.values.count)
    guard centre.isFinite, settle(overdispersion: 0), lowerWhatStandsOut(), weigh() else { return nil }
  }

  /// The ratio of the means after each step to those before it, the trend apart.
  var stepRatios: [Double] { slopes.dropLast().suffix(columns.steps.count).map { exp($0) } }

  /// The mean with a linear trend, of the values as they were lowered here; nil where the fit does not settle.
  ///
  /// The same coefficients in `log m = offset + level + waves + log(1 + slope t)`, so both forms have their slope in the same
  /// unit. O(n) a step.
  func linear() -> TrendMean? {
    var mean = self
    mean.form = .linear
    let trend = slopes.count - 1
    mean.slopes[trend] = min(max(slope, mean.slopeBounds.lowerBound), mean.slopeBounds.upperBound)
    mean.updateMeans()
    guard mean.settle(overdispersion: 0), mean.weigh() else { return nil }
    return mean
  }

  /// The derivative of a value's log mean by the coefficient of a wave or, last, of the trend.
  func derivative(_ place: Int, _ row: Int) -> Double {
    let x = columns.rows[place * columns.rowCount + row]
    return row == columns.rowCount - 1 ? x / lines[place] : x
  }

  /// What one unit of a column adds to the mean of each value, near the fitted means.
  ///
  /// The mean itself: months and trend multiply. Where all values scatter alike whatever their month, months add to the trend,
  /// so it is the mean of a month like the average one: dependent noise hides little of what changes from one month to the next, and
  /// how far months lie apart would tell the trend.
  var units: [Double] {
    guard variance == .constant else { return means }
    let average = columns.groups.reduce(0) { $0 + exp(levels[$1]) } / Double(columns.groups.count)
    return zip(means, columns.groups).map { $0 * average / exp(levels[$1]) }
  }

  /// Fits with weights of the overdispersion and chooses the variance function; false where a fit does not settle.
  private mutating func weigh() -> Bool {
    var overdispersion = momentOverdispersion
    for _ in 0..<2 where overdispersion > 0 {
      guard settle(overdispersion: overdispersion) else { return false }
      overdispersion = momentOverdispersion
    }
    guard overdispersion.isFinite else { return false }
    chooseVariance(overdispersion)
    return true
  }

  private mutating func lowerWhatStandsOut() -> Bool {
    for _ in 0..<3 {
      var distances = zip(values, means).map { abs($0 - $1) / $1.squareRoot() }
      let scale = max(1, 1.4826 * (medianBySelection(&distances) ?? 0))
      var hasChanged = false
      capped = []
      let distant = values.indices.count {
        columns.values[$0] > means[$0] + 10 * scale * means[$0].squareRoot()
      }
      for place in values.indices {
        let deviation = scale * means[place].squareRoot()
        var value = columns.values[place]
        let distance = (value - means[place]) / deviation
        if distance > 5 {
          // Several of them are how the series scatters.
          let highest = distance > 10 && distant * 40 <= values.count ? 3.0 : 5
          value = means[place] + highest * deviation
          capped.append(place)
        }
        if abs(value - values[place]) > 1e-9 * max(1, value) { hasChanged = true }
        values[place] = value
      }
      if !hasChanged { return true }
      guard settle(overdispersion: 0) else { return false }
    }
    return true
  }

  /// The a of m + a m^2 by moments, at least 0.
  var momentOverdispersion: Double {
    let n = Double(values.count)
    let correction = n / max(n - Double(columns.coefficientCount), 1)
    var (excess, squares) = (0.0, 0.0)
    for (value, mean) in zip(values, means) {
      excess += correction * (value - mean) * (value - mean) - mean
      squares += mean * mean
    }
    return max(0, excess / squares)
  }

  private mutating func chooseVariance(_ overdispersion: Double) {
    likelihood = -.infinity
    var choices: [Variance] = [.poisson]
    if overdispersion > 0 { choices.append(.negativeBinomial(overdispersion)) }
    if columns.mean >= 5 { choices.append(.square) }
    if columns.mean >= 5, columns.season == .levels, values.count >= 3 * columns.groupCount {
      choices.append(.constant)
    }
    for choice in choices {
      var (logarithms, squares) = (0.0, 0.0)
      for (value, mean) in zip(values, means) {
        let variance = choice.value(mean)
        logarithms += log(variance)
        squares += (value - mean) * (value - mean) / variance
      }
      let found = -0.5 * logarithms - 0.5 * Double(values.count) * log(max(squares, 1e-290))
      if found > likelihood + 1e-9 { (likelihood, variance) = (found, choice) }
    }
  }

  /// Newton steps to the maximum of the likelihood with weights m / (1 + a m); false where they do not end.
  ///
  /// Levels are eliminated before the small system of waves and trend is solved.
  private mutating func settle(overdispersion a: Double) -> Bool {
    let (size, groups) = (slopes.count, levels.count)
    let bounds = slopeBounds
    var largest = Double.infinity
    for _ in 0..<40 {
      var weights = [Double](repeating: 0, count: groups)
      var scores = weights
      var cross = [Double](repeating: 0, count: groups * size)
      var matrix = [Double](repeating: 0, count: size * size)
      var right = [Double](repeating: 0, count: size)
      for place in values.indices {
        let spread = 1 + a * means[place]
        let weight = means[place] / spread
        let score = (values[place] - means[place]) / spread
        let group = columns.groups[place]
        weights[group] += weight
        scores[group] += score
        for row in 0..<size {
          let x = derivative(place, row)
          cross[group * size + row] += weight * x
          right[row] += score * x
          for other in 0...row {
            matrix[row * size + other] += weight * x * derivative(place, other)
          }
        }
      }
      for group in 0..<groups {
        guard weights[group] > 0 else { return false }
        for row in 0..<size {
          let share = cross[group * size + row] / weights[group]
          right[row] -= share * scores[group]
          for other in 0...row { matrix[row * size + other] -= share * cross[group * size + other] }
        }
      }
      let trend = slopes[size - 1]
      guard
        solveSymmetric(
          &matrix, &right, last: (bounds.lowerBound - trend)...(bounds.upperBound - trend))
      else { return false }
      var steps = [Double](repeating: 0, count: groups)
      for group in 0..<groups {
        var rest = scores[group]
        for row in 0..<size { rest -= cross[group * size + row] * right[row] }
        steps[group] = rest / weights[group]
      }
      largest = 0
      for step in steps + right { largest = max(largest, abs(step)) }
      guard largest.isFinite else { return false }
      let factor = largest > 3 ? 3 / largest : 1
      for group in 0..<groups { levels[group] += factor * steps[group] }
      for row in 0..<size { slopes[row] += factor * right[row] }
      updateMeans()
      if largest < 1e-8 { return true }
    }
    return largest < 1e-4
  }

  /// Where the slope may be: a line stays above 1/n of its middle, so it comes from zero half a period before the first
  /// value at the latest.
  private var slopeBounds: ClosedRange<Double> {
    guard form == .linear else { return -Double.infinity...Double.infinity }
    let steepest = 1 - 1 / Double(values.count)
    let (first, last) = (columns.rows[columns.rowCount - 1], columns.rows[columns.rows.count - 1])
    return (last > 0 ? -steepest / last : -.infinity)...(first < 0 ? -steepest / first : .infinity)
  }

  private mutating func updateMeans() {
    let size = slopes.count
    for place in means.indices {
      var power = levels[columns.groups[place]]
      for row in 0..<(size - 1) { power += slopes[row] * columns.rows[place * size + row] }
      let change = slopes[size - 1] * columns.rows[(place + 1) * size - 1]
      switch form {
      case .logLinear: power += change
      case .linear: lines[place] = 1 + change
      }
      means[place] = exp(min(max(power, centre - 40), centre + 40) + columns.offsets[place]) * lines[place]
    }
  }

  /// Solves a small symmetric system in place by a Cholesky factor; false where it is singular.
  ///
  /// The last unknown is kept in its range, the others being the best beside it.
  private func solveSymmetric(
    _ matrix: inout [Double], _ values: inout [Double], last: ClosedRange<Double>
  ) -> Bool {
    let size = values.count
    for column in 0..<size {
      let whole = matrix[column * size + column]
      var pivot = whole
      for term in 0..<column { pivot -= matrix[column * size + term] * matrix[column * size + term] }
      guard pivot > 1e-12 * whole, pivot.isFinite else { return false }
      let root = pivot.squareRoot()
      matrix[column * size + column] = root
      for row in (column + 1)..<max(size, column + 1) {
        var sum = matrix[row * size + column]
        for term in 0..<column { sum -= matrix[row * size + term] * matrix[column * size + term] }
        matrix[row * size + column] = sum / root
      }
    }
    for row in 0..<size {
      for term in 0..<row { values[row] -= matrix[row * size + term] * values[term] }
      values[row] /= matrix[row * size + row]
    }
    for row in (0..<size).reversed() {
      for later in (row + 1)..<max(size, row + 1) {
        values[row] -= matrix[later * size + row] * values[later]
      }
      values[row] /= matrix[row * size + row]
      if row == size - 1 { values[row] = min(max(values[row], last.lowerBound), last.upperBound) }
    }
    return true
  }
}
