import Glibc

/// What AR(1) dependence does to a seasonal sum of signs, and to the autocorrelation of its residuals.
///
/// A sum of signs is nearly a sum of ranks with weights that rise from year to year within a season; how these
/// weights go with themselves some periods later (`weight(lag:)`) is all that matters of the places.
struct SeasonalDependence {
  private let count: Double
  private let seasons: Double
  /// Values a season on average.
  private let years: Double
  private let season: Int
  /// The weights at each place of the grid, 0 in gaps.
  private let weights: [Double]
  private let total: Double
  /// Pairs of neighbours whose places follow each other.
  private let neighbours: Double
  private let countsAllNeighbours: Bool
  private let index: [Double]
  /// The autocorrelations of the weights as far as they were needed, from lag 0.
  private var autocorrelations: [Double] = [1]

  init(index: [Double], seasons groups: SeasonalGroups) {
    self.index = index
    count = Double(index.count)
    seasons = Double(groups.count)
    years = count / seasons
    season = groups.count == 1 ? 1 : groups.season
    let adjacent = zip(index, index.dropFirst()).count { $1 - $0 == 1 }
    // With mostly gaps, neighbours count as adjacent: there is no other sign of dependence.
    countsAllNeighbours = 2 * adjacent < index.count - 1
    neighbours = Double(countsAllNeighbours ? index.count - 1 : adjacent)
    let first = index.first ?? 0
    let span = (index.last ?? 0) - first
    // Mostly gaps: the values are taken as if they followed each other.
    let isCompact = countsAllNeighbours || span > 4 * count
    var grid = [Double](repeating: 0, count: isCompact ? index.count : Int(span) + 1)
    for group in groups.members {
      for (year, place) in group.enumerated() {
        grid[isCompact ? place : Int(index[place] - first)] = Double(2 * year - (group.count - 1))
      }
    }
    weights = grid
    total = grid.reduce(0) { $0 + $1 * $1 }
  }

  /// The autocorrelation of residuals at lag one, over pairs of neighbours.
  func autocorrelation(of residuals: [Double]) -> Double {
    var (products, squares) = (0.0, 0.0)
    for place in residuals.indices {
      squares += residuals[place] * residuals[place]
      if place > 0, countsAllNeighbours || index[place] - index[place - 1] == 1 {
        products += residuals[place] * residuals[place - 1]
      }
    }
    return squares > 0 ? products / squares : 0
  }

  /// The rho whose expected autocorrelation is the observed one, from -0.9 to 0.95.
  mutating func corrected(_ observed: Double) -> Double {
    let (least, most) = (-0.9, 0.95)
    var low = min(max(observed, least), most)
    var below = expected(low) - observed
    var (high, above) = (low, below)
    // The first crossing on the way up, or down: further up the expectation may fall again.
    while below > 0, low > least {
      (high, above) = (low, below)
      low = max(low - 0.1, least)
      below = expected(low) - observed
    }
    while above < 0, high < most {
      (low, below) = (high, above)
      high = min(high + 0.1, most)
      above = expected(high) - observed
    }
    if below > 0 { return least }
    if above < 0 { return most }
    // Regula falsi with halved ends (Illinois).
    var side = 0
    for _ in 0..<60 where high - low > 1e-9 && above > below {
      let middle = high - above * (high - low) / (above - below)
      let error = expected(middle) - observed
      if abs(error) < 1e-12 { return middle }
      if error > 0 {
        (high, above) = (middle, error)
        if side == 1 { below /= 2 }
        side = 1
      } else {
        (low, below) = (middle, error)
        if side == -1 { above /= 2 }
        side = -1
      }
    }
    return high
  }

  /// The autocorrelation that is expected of residuals: the ratio of expected products to expected squares once
  /// trend and seasonal means are projected out, less the bias of a ratio.
  mutating func expected(_ rho: Double) -> Double {
    let lags = prepareLags(rho)
    var (sum, power) = (0.0, 1.0)
    for lag in stride(from: 1, through: lags, by: 1) {
      sum += autocorrelations[lag] * power
      power *= rho
    }
    let trend = 1 + 2 * rho * sum
    let trendProducts = 2 * (rho + sum * (1 + rho * rho)) - weight(lag: 1) * trend
    var (means, meanProducts) = (seasons, seasons * rho)
    let yearly = pow(rho, Double(season - 1))
    var aliased = yearly
    for year in stride(from: 1.0, to: years, by: 1) {
      let share = 2 * seasons * (1 - year / years)
      means += share * aliased * rho
      meanProducts += share / 2 * aliased * (1 + rho * rho)
      aliased *= yearly * rho
      if abs(aliased) < 1e-13 { break }
    }
    let products = (count - 1) * rho - meanProducts - trendProducts
    let ratio = products / (count - means - trend) * (neighbours / (count - 1))
    return ratio - 2 * rho / (count - seasons - 1)
  }

  /// The sampling variance of the corrected autocorrelation.
  mutating func errorVariance(_ rho: Double) -> Double {
    let step = 1e-4
    let slope = (expected(rho + step) - expected(rho - step)) / (2 * step)
    let kept = min(max(slope, 0.3), 1)
    return (1 - rho * rho) / ((count - seasons - 1) * neighbours / (count - 1)) / (kept * kept)
  }

  /// The factor by which dependence raises the variance of the sum of signs, at least 0.05, and its derivative.
  mutating func inflation(_ rho: Double) -> (factor: Double, derivative: Double) {
    let lags = prepareLags(rho)
    // Between seasons the covariance of signs holds Kendall's beside Spearman's correlation; few years tell.
    let kendall = season > 1 ? 9 / (2 * years + 5) : 0
    var (factor, derivative, before) = (1.0, 0.0, 1.0)
    for lag in stride(from: 1, through: lags, by: 1) {
      let power = before * rho
      let change = Double(lag) * before
      var value = 6 / Double.pi * asin(power / 2)
      var slope = 3 / Double.pi * change / (1 - power * power / 4).squareRoot()
      if kendall > 0, lag % season != 0 {
        value = (1 - kendall) * value + kendall * 2 / Double.pi * asin(power)
        slope = (1 - kendall) * slope + kendall * 2 / Double.pi * change / (1 - power * power).squareRoot()
      }
      factor += 2 * autocorrelations[lag] * value
      derivative += 2 * autocorrelations[lag] * slope
      before = power
    }
    return factor > 0.05 ? (factor, derivative) : (0.05, 0)
  }

  /// The autocorrelation of the weights at a lag.
  private func weight(lag: Int) -> Double {
    guard lag < weights.count, total > 0 else { return 0 }
    var sum = 0.0
    for place in 0..<(weights.count - lag) { sum += weights[place] * weights[place + lag] }
    return sum / total
  }

  /// Computes the autocorrelations of the weights up to where powers of rho count for nothing.
  private mutating func prepareLags(_ rho: Double) -> Int {
    let reach = rho == 0 ? 1 : min(Double(weights.count - 1), (log(1e-13) / log(abs(rho))).rounded(.up))
    let lags = max(1, Int(reach))
    while autocorrelations.count <= lags { autocorrelations.append(weight(lag: autocorrelations.count)) }
    return lags
  }
}
