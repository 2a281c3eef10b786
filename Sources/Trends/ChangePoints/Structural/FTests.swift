import Glibc
public import Statistics

/// The F statistics of a single break at every place, and the tests built on them.
public struct FTests: Sendable, Hashable {
  /// The statistics for a break after each place from `first` on: the usual F times the number of
  /// coefficients.
  ///
  /// That is RSS without break minus RSS with break, over the residual variance with it.
  public var statistics: [Double]
  /// The last place of the left segment of the first statistic, among the values from 0.
  public var first: Int
  /// The place with the largest statistic: the last one before the break.
  public var breakpoint: Int
  /// The largest statistic.
  public var supF: StabilityTest
  /// The mean statistic.
  public var aveF: StabilityTest
  /// The logarithm of the mean of exp(statistic / 2).
  public var expF: StabilityTest
}

/// The supF, aveF and expF tests of one break at an unknown place.
///
/// `values` are finite, in order of time, gaps left out before. Breaks leave a share `trimming` of the values
/// on either side. p values by Hansen's approximation; where its polynomial turns, the value at the turn is
/// an upper bound. Constant, all-zero and exactly fitted series have those reasons, also where some break
/// leaves an exact fit; too few values are `tooShort`. O(n). Source: Andrews (1993); Andrews and Ploberger
/// (1994); Hansen (1997).
public func supF(
  _ values: [Double], model: BreakpointModel = .level, trimming: Double = 0.15
) -> Estimate<FTests> {
  StabilityRegression.make(values, model).flatMap { fit in
    let n = fit.count
    let p = model.coefficients
    guard trimming > 0, trimming < 0.5 else { return .failure(.tooShort) }
    let from = max(Int((trimming * Double(n)).rounded(.down)), p + 1)
    let to = min(n - Int((trimming * Double(n)).rounded(.down)), n - p - 1)
    guard from <= to else { return .failure(.tooShort) }
    let left = runningSquares(fit.series.values, model)
    let right = runningSquares(fit.series.values.reversed(), model)
    var statistics: [Double] = []
    for point in from...to {
      let squares = left[point] + right[n - point]
      guard squares > fit.series.exactSquares else { return .failure(.zeroVarianceAfterDetrending) }
      statistics.append(max(fit.squares - squares, 0) / (squares / Double(n - 2 * p)))
    }
    let largest = statistics.max() ?? 0
    let mean = statistics.reduce(0, +) / Double(statistics.count)
    let sum = statistics.reduce(0) { $0 + exp(($1 - largest) / 2) }
    let exponential = largest / 2 + log(sum / Double(statistics.count))
    let lambda = Double(n - from) * Double(to) / (Double(from) * Double(n - to))
    func test(_ table: [[[Double]]], _ statistic: Double) -> StabilityTest {
      HansenApproximation(rows: table[p - 1], parameters: p, lambda: lambda).test(statistic)
    }
    return .success(
      FTests(
        statistics: statistics, first: from - 1,
        breakpoint: from - 1 + (statistics.firstIndex(of: largest) ?? 0),
        supF: test(HansenCoefficients.supremum, largest), aveF: test(HansenCoefficients.average, mean),
        expF: test(HansenCoefficients.exponential, exponential)))
  }
}

/// The Chow test of one break after a place that was fixed before, among the values from 0.
///
/// F with as many numerator degrees of freedom as coefficients. Fewer values than coefficients plus one on
/// either side are `tooShort`; otherwise as `supF`. O(n). Source: Chow (1960).
public func chow(_ values: [Double], model: BreakpointModel = .level, after place: Int) -> Estimate<
  StabilityTest
> {
  StabilityRegression.make(values, model).flatMap { fit in
    let p = model.coefficients
    let freedom = fit.count - 2 * p
    guard place >= p, place < fit.count - p - 1, freedom > 0,
      let distribution = FDistribution(
        numeratorDegreesOfFreedom: Double(p), denominatorDegreesOfFreedom: Double(freedom))
    else { return .failure(.tooShort) }
    let squares =
      fit.series.squares(model, 0..<(place + 1)) + fit.series.squares(model, (place + 1)..<fit.count)
    guard squares > fit.series.exactSquares else { return .failure(.zeroVarianceAfterDetrending) }
    let statistic = max(fit.squares - squares, 0) / Double(p) / (squares / Double(freedom))
    return .success(StabilityTest(statistic: statistic, p: distribution.survival(statistic)))
  }
}

/// The residual sums of squares of the values up to each place.
private func runningSquares(_ values: [Double], _ model: BreakpointModel) -> [Double] {
  var result = [0.0, 0.0]
  var mean = values.first ?? 0
  var slope = 0.0
  for length in stride(from: 1, to: values.count, by: 1) {
    let size = Double(length)
    let reach = (size + 1) / 2
    let spread = size * (size * size - 1) / 12
    let share = size / (size + 1)
    let difference = values[length] - mean
    let residual = difference - slope * reach
    var squares = result[length]
    if model == .level {
      squares += residual * residual * share
    } else {
      if length > 1 { squares += residual * residual / (1 + 1 / size + reach * reach / spread) }
      slope += share * reach * residual / (spread + share * reach * reach)
    }
    mean += difference / (size + 1)
    result.append(squares)
  }
  return result
}
