import Glibc

/// A series around its mean and divided by its spread, so that squares neither overflow nor vanish.
struct ScaledSeries {
  /// The values minus `mean`, over `unit`; at most 1 in size.
  let values: [Double]
  /// What was subtracted, in units of the series.
  let mean: Double
  /// What one is worth, in units of the series.
  let unit: Double
  /// A sum of squares that is no more than rounding leaves of an exact fit.
  let exactSquares: Double

  /// nil where the spread is 0 or overflows.
  init?(_ series: [Double]) {
    let n = Double(series.count)
    let mean = series.reduce(0) { $0 + $1 / n }
    let halves = series.map { $0 / 2 - mean / 2 }
    let spread = halves.reduce(0) { max($0, abs($1)) }
    let largest = series.reduce(0) { max($0, abs($1)) }
    guard spread > 0, spread.isFinite, (2 * spread).isFinite else { return nil }
    values = halves.map { $0 / spread }
    self.mean = mean
    unit = 2 * spread
    let rounding = 8 * Double.ulpOfOne * (1 + largest / unit)
    exactSquares = n * rounding * rounding
  }

  /// The residual sum of squares of a segment, in two passes.
  func squares(_ model: BreakpointModel, _ range: Range<Int>) -> Double {
    SegmentCosts.exact(values[range], cost: model == .level ? .level : .line)
  }

  /// Minus twice the normal log-likelihood that belongs to a sum of squares, in units of the series.
  func minusTwoLogLikelihood(_ squares: Double) -> Double {
    let n = Double(values.count)
    return n * (log(squares / n) + 2 * log(unit) + 1 + log(2 * Double.pi))
  }
}

/// The natural logarithm of a count.
func logarithm(_ count: Int) -> Double { log(Double(count)) }
