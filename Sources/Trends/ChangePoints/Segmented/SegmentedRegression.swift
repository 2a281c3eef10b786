public import Statistics

/// A line broken at places that are estimated, anywhere between the observations.
public struct SegmentedRegression: Sendable, Hashable {
  /// A place where the slope changes.
  public struct Breakpoint: Sendable, Hashable {
    /// The place.
    public var place: Double
    /// Its standard error, `noConvergence` where the linearised model cannot be inverted.
    ///
    /// The curve is linearised in the place; that holds between observations, and is only a guide on one.
    public var standardError: Estimate<Double>
    /// The interval of Student's t around the place.
    public var interval: Estimate<IntervalEstimate>
  }

  /// The places, in order.
  public var breakpoints: [Breakpoint]
  /// The slope of each piece, in units of the values a step of the places.
  public var slopes: [Double]
  /// The standard errors of the slopes, the places estimated too.
  public var slopeErrors: Estimate<[Double]>
  /// The curve at place 0.
  public var intercept: Double
  /// The residual sum of squares.
  public var sumOfSquares: Double
  /// Observations minus 2 minus two a breakpoint.
  public var degreesOfFreedom: Int
}

/// How many times a line may break.
public enum BreakCount: Int, Sendable, Hashable, CaseIterable {
  /// Once.
  case one = 1
  /// Twice.
  case two = 2
}

/// Segmented regression: the continuous broken line with the smallest sum of squares, breaks anywhere.
///
/// Where Muggeo's algorithm searches from starting values, this looks at every arrangement of the breaks
/// among the observations: within one, the minimum lies where free lines cross, or on an observation. So the
/// result is the global minimum among broken lines with at least two observations a piece. `x` are distinct
/// places in rising order, `y` values, both finite. Too few values for a degree of freedom are `tooShort`,
/// more than 1,000 for two breaks or 100,000 for one are `tooLong`, constant and all-zero series have those reasons, an exact line is `zeroVarianceAfterDetrending`, overflow
/// `noConvergence`. O(n) arrangements for one break, O(n^2) for two. Source: Muggeo (2003) for the model;
/// Hudson (1966) for the search; errors by linearisation.
public func segmentedRegression(
  x: [Double], y: [Double], breaks: BreakCount = .one, level: Double = 0.95
) -> Estimate<SegmentedRegression> {
  let freedom = y.count - 2 - 2 * breaks.rawValue
  guard x.count == y.count, freedom >= 1, x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite),
    zip(x, x.dropFirst()).allSatisfy({ $0 < $1 })
  else { return .failure(.tooShort) }
  guard y.count <= longest(breaks) else { return .failure(.tooLong) }
  if y.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
  if y.allSatisfy({ $0 == y[0] }) { return .failure(.constant) }
  guard let series = ScaledSeries(y), let places = ScaledPlaces(x) else { return .failure(.noConvergence) }
  guard let line = SegmentedLine(x: places.values[...], y: series.values[...], kinks: []) else {
    return .failure(.noConvergence)
  }
  guard line.sumOfSquares > series.exactSquares else { return .failure(.zeroVarianceAfterDetrending) }
  let search = BrokenLineSearch(x: places.values, y: series.values)
  guard let kinks = breaks == .one ? search.one() : search.two(),
    let curve = SegmentedLine(x: places.values[...], y: series.values[...], kinks: kinks)
  else { return .failure(.noConvergence) }
  let linear = BrokenLineErrors(places.values, kinks: kinks, curve: curve, freedom: freedom)
  let unit = series.unit / places.unit
  let quantile = StudentTDistribution(degreesOfFreedom: Double(freedom))?.upperQuantile((1 - level) / 2)
  let breakpoints = kinks.indices.map { index in
    let place = places.original(kinks[index])
    let error = linear.kinkError(index).map { $0 * places.unit }
    return SegmentedRegression.Breakpoint(
      place: place, standardError: error,
      interval: error.flatMap { error in
        guard let quantile else { return .failure(.noConvergence) }
        let ends = (place - quantile * error, place + quantile * error)
        guard ends.0.isFinite, ends.1.isFinite else { return .failure(.noConvergence) }
        return .success(IntervalEstimate(value: place, lower: ends.0, upper: ends.1, level: level))
      })
  }
  let slopes = curve.slopes.map { $0 * unit }
  let intercept = curve.start * series.unit + series.mean - slopes[0] * x[0]
  let squares = curve.sumOfSquares * series.unit * series.unit
  let errors = linear.slopeErrors().map { $0.map { $0 * unit } }
  guard intercept.isFinite, squares.isFinite, slopes.allSatisfy(\.isFinite),
    (try? errors.get().allSatisfy(\.isFinite)) ?? true
  else { return .failure(.noConvergence) }
  return .success(
    SegmentedRegression(
      breakpoints: breakpoints, slopes: slopes, slopeErrors: errors, intercept: intercept,
      sumOfSquares: squares, degreesOfFreedom: freedom))
}

/// Places moved and divided so that they run from 0 to 1.
struct ScaledPlaces {
  let values: [Double]
  let first: Double
  let unit: Double

  /// nil where the range overflows or the places cannot be told apart.
  init?(_ x: [Double]) {
    guard let first = x.first, let last = x.last, (last - first).isFinite, last > first else { return nil }
    self.first = first
    unit = last - first
    values = x.map { ($0 - first) / (last - first) }
    guard zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
  }

  func original(_ place: Double) -> Double { first + place * unit }
}

/// The most values that are searched.
private func longest(_ breaks: BreakCount) -> Int {
  switch breaks {
  case .one: 100_000
  case .two: 1_000
  }
}
