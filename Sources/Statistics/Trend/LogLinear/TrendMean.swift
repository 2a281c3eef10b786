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

    /// The variance at a mean, up to the factor.
    func value(_ mean: Double) -> Double {
      switch self {
      case .poisson: mean
      case .negativeBinomial(let a): mean + a * mean * mean
      case .square: mean * mean
      }
    }
  }

  let columns: TrendColumns
  /// The values, lowered where they stand out.
  private(set) var values: [Double]
  /// The numbers of the values that were lowered.
  private(set) var capped: [Int] = []
  private(set) var means: [Double]
  /// The coefficient of the trend, a year.
  var slope: Double { slopes[slopes.count - 1] }
  private(set) var variance = Variance.poisson
  private var levels: [Double]
  private var slopes: [Double]
  private let centre: Double

  /// nil where the fit does not settle.
  ///
  /// Iteratively weighted least squares with Poisson weights, then with those of the overdispersion by moments (twice).
  /// Before, values more than 5 robust standard deviations above their mean are lowered to there, in up to
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
    guard centre.isFinite, settle(overdispersion: 0), lowerWhatStandsOut() else { return nil }
    var overdispersion = momentOverdispersion
    for _ in 0..<2 where overdispersion > 0 {
      guard settle(overdispersion: overdispersion) else { return nil }
      overdispersion = momentOverdispersion
    }
    guard overdispersion.isFinite else { return nil }
    chooseVariance(overdispersion)
  }

  private mutating func lowerWhatStandsOut() -> Bool {
    for _ in 0..<3 {
      var distances = zip(values, means).map { abs($0 - $1) / $1.squareRoot() }
      let scale = max(1, 1.4826 * (medianBySelection(&distances) ?? 0))
      var hasChanged = false
      capped = []
      for place in values.indices {
        let highest = means[place] + 5 * scale * means[place].squareRoot()
        let value = min(columns.values[place], highest)
        if columns.values[place] > highest { capped.append(place) }
        if abs(value - values[place]) > 1e-9 * max(1, value) { hasChanged = true }
        values[place] = value
      }
      if !hasChanged { return true }
      guard settle(overdispersion: 0) else { return false }
    }
    return true
  }

  /// The a of m + a m^2 by moments, at least 0.
  private var momentOverdispersion: Double {
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
    var best = -Double.infinity
    var choices: [Variance] = [.poisson]
    if overdispersion > 0 { choices.append(.negativeBinomial(overdispersion)) }
    if columns.mean >= 5 { choices.append(.square) }
    for choice in choices {
      var (logarithms, squares) = (0.0, 0.0)
      for (value, mean) in zip(values, means) {
        let variance = choice.value(mean)
        logarithms += log(variance)
        squares += (value - mean) * (value - mean) / variance
      }
      let likelihood = -0.5 * logarithms - 0.5 * Double(values.count) * log(max(squares, 1e-290))
      if likelihood > best + 1e-9 { (best, variance) = (likelihood, choice) }
    }
  }

  /// Newton steps to the maximum of the likelihood with weights m / (1 + a m); false where they do not end.
  ///
  /// Levels are eliminated before the small system of waves and trend is solved.
  private mutating func settle(overdispersion a: Double) -> Bool {
    let (size, groups) = (slopes.count, levels.count)
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
          let x = columns.rows[place * size + row]
          cross[group * size + row] += weight * x
          right[row] += score * x
          for other in 0...row {
            matrix[row * size + other] += weight * x * columns.rows[place * size + other]
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
      guard solveSymmetric(&matrix, &right) else { return false }
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
      for place in means.indices {
        var power = levels[columns.groups[place]]
        for row in 0..<size { power += slopes[row] * columns.rows[place * size + row] }
        means[place] = exp(min(max(power, centre - 40), centre + 40) + columns.offsets[place])
      }
      if largest < 1e-8 { return true }
    }
    return largest < 1e-4
  }

  /// Solves a small symmetric system in place by a Cholesky factor; false where it is singular.
  private func solveSymmetric(_ matrix: inout [Double], _ values: inout [Double]) -> Bool {
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
    }
    return true
  }
}
