import Glibc
public import Statistics

/// A test of a change in slope at an unknown place.
public struct SlopeChangeTest: Sendable, Hashable {
  /// The place with the strongest evidence for Davies' test; nil for the score test, which averages over
  /// places.
  public var place: Double?
  /// The statistic: the largest absolute t over the places, or the standardised score.
  public var statistic: Double
  /// The two-sided p value; for Davies' test an upper bound.
  public var p: Double
}

/// Davies' test of one change in slope: a bound of the p value of the largest t over `points` places.
///
/// The places lie evenly from the second to the last but one. `x` are distinct, in rising order. Constant,
/// all-zero and exactly linear series have those reasons; fewer than five values or two places are
/// `tooShort`. O(points * n). Source: Davies (1987, 2002).
public func daviesTest(x: [Double], y: [Double], points: Int = 10) -> Estimate<SlopeChangeTest> {
  SlopeChange.make(x, y, points: points).flatMap { problem in
    let freedom = Double(y.count - 3)
    guard let distribution = StudentTDistribution(degreesOfFreedom: freedom) else {
      return .failure(.tooShort)
    }
    var best = (t: 0.0, place: 0.0)
    var angles: [Double] = []
    for place in problem.places(from: 1) {
      guard let (gain, _) = problem.gain(of: problem.hinge(at: place)) else { continue }
      let rest = problem.squares - gain
      // An exact broken line leaves no variance to measure a turn against.
      guard rest > problem.exactSquares else { return .failure(.zeroVarianceAfterDetrending) }
      let t = (gain * freedom / rest).squareRoot()
      if t > best.t { best = (t, place) }
      angles.append(asin(min(gain / problem.squares, 1).squareRoot()))
    }
    guard !angles.isEmpty else { return .failure(.noConvergence) }
    let variation = zip(angles.dropFirst(), angles).reduce(0) { $0 + abs($1.0 - $1.1) }
    let square = best.t * best.t
    // (1 - u)^((df - 1) / 2) with u = t^2 / (df + t^2).
    let power = exp(-(freedom - 1) / 2 * log1p(square / freedom))
    let constant = exp(logGamma(freedom / 2 + 0.5) - logGamma(freedom / 2)) / (2 * Double.pi.squareRoot())
    let p = distribution.survival(best.t) + variation * power * constant
    return .success(
      SlopeChangeTest(place: problem.original(best.place), statistic: best.t, p: min(2 * p, 1)))
  }
}

/// The pseudo-score test of one change in slope: the score of a hinge that is averaged over `points` places.
///
/// The places lie evenly from the first to the last. As `daviesTest` otherwise; it has more power where a
/// slope changes once. Source: Muggeo (2016).
public func slopeScoreTest(x: [Double], y: [Double], points: Int = 10) -> Estimate<SlopeChangeTest> {
  SlopeChange.make(x, y, points: points).flatMap { problem in
    let freedom = Double(y.count - 2)
    let places = problem.places(from: 0)
    let hinges = places.map { problem.hinge(at: $0) }
    let mean = y.indices.map { row in hinges.reduce(0) { $0 + $1[row] } / Double(places.count) }
    guard let (gain, sign) = problem.gain(of: mean),
      let distribution = StudentTDistribution(degreesOfFreedom: freedom)
    else { return .failure(.noConvergence) }
    let statistic = sign * (gain * freedom / problem.squares).squareRoot()
    return .success(SlopeChangeTest(place: nil, statistic: statistic, p: distribution.twoSidedP(statistic)))
  }
}

/// A series without its line, for tests of what a hinge adds.
private struct SlopeChange {
  let x: [Double]
  let places: ScaledPlaces
  let residuals: [Double]
  let squares: Double
  let exactSquares: Double
  let points: Int
  private let constant: [Double]
  private let direction: [Double]

  static func make(_ x: [Double], _ y: [Double], points: Int) -> Estimate<SlopeChange> {
    guard x.count == y.count, y.count >= 5, points >= 2, points <= 100_000, x.allSatisfy(\.isFinite),
      y.allSatisfy(\.isFinite), zip(x, x.dropFirst()).allSatisfy({ $0 < $1 })
    else { return .failure(.tooShort) }
    if y.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
    if y.allSatisfy({ $0 == y[0] }) { return .failure(.constant) }
    guard let series = ScaledSeries(y), let places = ScaledPlaces(x),
      let line = SegmentedLine(x: places.values[...], y: series.values[...], kinks: [])
    else { return .failure(.noConvergence) }
    guard line.sumOfSquares > series.exactSquares else { return .failure(.zeroVarianceAfterDetrending) }
    return .success(SlopeChange(places, line, exactSquares: series.exactSquares, points: points))
  }

  private init(_ places: ScaledPlaces, _ line: SegmentedLine, exactSquares: Double, points: Int) {
    x = places.values
    self.places = places
    residuals = line.residuals
    squares = line.sumOfSquares
    self.exactSquares = exactSquares
    self.points = points
    let n = Double(x.count)
    constant = x.map { _ in 1 / n.squareRoot() }
    let mean = x.reduce(0, +) / n
    let centred = x.map { $0 - mean }
    let length = norm(centred)
    direction = centred.map { $0 / length }
  }

  /// Evenly spaced places, from the observation `skipped` from each end.
  func places(from skipped: Int) -> [Double] {
    let (low, high) = (x[skipped], x[x.count - 1 - skipped])
    return (0..<points).map { low + (high - low) * Double($0) / Double(points - 1) }
  }

  func hinge(at place: Double) -> [Double] { x.map { max($0 - place, 0) } }

  func original(_ place: Double) -> Double { places.original(place) }

  /// How much a column takes off the sum of squares, and the sign of its coefficient; nil where it is a line.
  func gain(of column: [Double]) -> (squares: Double, sign: Double)? {
    var rest = column
    for _ in 0..<2 {
      subtract(dot(constant, rest), of: constant, from: &rest)
      subtract(dot(direction, rest), of: direction, from: &rest)
    }
    let size = dot(rest, rest)
    guard size > 1e-20 * dot(column, column), size > 0 else { return nil }
    let product = dot(rest, residuals)
    return (product * product / size, product < 0 ? -1 : 1)
  }
}
