import Series
import Statistics
import Trends

/// Runs one kernel of the statistics a number of times, for a counter of instructions.
///
///     kernel NAME TIMES
@main
struct Kernel {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    guard let name = words.first, let times = words.dropFirst().first.flatMap({ Int($0) }),
      let work = kernels[name]
    else {
      print(kernels.keys.sorted().joined(separator: "\n"))
      return
    }
    let values = SeriesSet(name: "monthly", count: 1, length: 240, seed: 1).series[0]
    var size = 0
    for _ in 0..<times { size += work(values) }
    // The sum is used, so that no run can be left out.
    if size < 0 { print(size) }
  }

  /// One series of 240 months each; the number that comes back stands for the result.
  private static let kernels: [String: @Sendable ([Double]) -> Int] = [
    "mann-kendall": { values in mannKendall(values).map { Int($0.s) & 1 } ?? 2 },
    "sen-slope": { values in
      theilSen(x: values.indices.map(Double.init), y: values).map { $0.slope.value > 0 ? 1 : 0 } ?? 2
    },
    "stl": { values in
      stl(values, period: 12, options: .statsmodels(period: 12)).map { $0.trend.count } ?? 2
    },
    "quasi-poisson": { values in
      let design = CountDesign(periods: values.count, season: .harmonics([12, 6]))
      return quasiPoissonRegression(CountSeries(counts: values), design: design)
        .map { $0.coefficients.count } ?? 2
    },
    "log-linear-trend": { values in
      logLinearTrend(CountSeries(counts: values), season: 12, periodsPerYear: 12).map { $0.p > 0.5 ? 1 : 0 }
        ?? 2
    },
    "story": { values in
      let periods = values.indices.map { "\(2000 + $0 / 12)-\($0 % 12 + 1)" }
      let series = LabelledSeries(
        measure: "count", key: [], periods: periods, values: values, bounds: values.map { ($0, $0) })
      return SeriesStory.of(series, season: 12, periodsPerYear: 12).map { $0.stretches.count } ?? 0
    },
    "farrington-flexible": { values in
      let found = farrington(values, epochs: 228..<240, options: .flexible(periodsPerYear: 12))
      return found.map { $0.count } ?? 2
    },
    "least-squares": { values in
      ordinaryLeastSquares(index: values.indices.map(Double.init), values: values, degree: 1)
        .map { $0.coefficients.count } ?? 2
    },
  ]
}

extension Result where Failure == NotEstimable {
  /// A number from a value, or another one in its place.
  fileprivate static func ?? (estimate: Self, other: Success) -> Success {
    if case .success(let value) = estimate { value } else { other }
  }
}
