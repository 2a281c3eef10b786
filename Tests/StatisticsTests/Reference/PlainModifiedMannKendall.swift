import Statistics

/// The modified Mann-Kendall tests written out from their definitions, for any numbering of the places.
///
/// Nil where there are no more values than lags; a variance of zero or less is told as it is.
struct PlainModifiedMannKendall {
  /// The known values in order of time.
  var values: [Double]
  /// Their places from 0.
  var places: [Double]
  /// Sen's slope.
  var slope: Double

  private var detrended: [Double] { zip(places, values).map { $1 - slope * ($0 + 1) } }

  func hamedRao(lags: Int?, alpha: Double) -> MannKendall? {
    let n = Double(values.count)
    let d = detrended
    let ranks = d.map { one in Double(d.count { $0 < one }) + Double(d.count { $0 == one } + 1) / 2 }
    let bound = NormalDistribution.quantile(1 - alpha / 2) / n.squareRoot()
    return inflated(lags) { lag in
      let r = correlation(ranks, lag)
      let k = Double(lag)
      return abs(r) > bound ? (n - k) * (n - k - 1) * (n - k - 2) * r / (n * (n - 1) * (n - 2)) : 0
    }
  }

  func yueWang(lags: Int?) -> MannKendall? {
    let d = detrended
    return inflated(lags) { (1 - Double($0) / Double(d.count)) * correlation(d, $0) }
  }

  func trendFreePreWhitened() -> MannKendall? {
    let d = detrended
    let r = correlation(d, 1)
    return try? mannKendall((1..<d.count).map { d[$0] - r * d[$0 - 1] + slope * (places[$0 - 1] + 1) }).get()
  }

  private func inflated(_ lags: Int?, _ term: (Int) -> Double) -> MannKendall? {
    guard (lags ?? 1) < values.count, let test = try? mannKendall(values).get() else { return nil }
    let sum = (1...(lags ?? values.count - 1)).reduce(0) { $0 + term($1) }
    var inflated = test
    inflated.variance = test.variance * (1 + 2 * sum)
    inflated.z = (test.s - (test.s > 0 ? 1 : test.s < 0 ? -1 : 0)) / max(inflated.variance, 0).squareRoot()
    inflated.p = 2 * NormalDistribution.survival(abs(inflated.z))
    return inflated
  }

  private func correlation(_ values: [Double], _ lag: Int) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let d = values.map { $0 - mean }
    return zip(d, d.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / d.reduce(0) { $0 + $1 * $1 }
  }
}
