/// The values of a series by their season, such as the month of the year.
struct SeasonalGroups {
  /// The places of the values of each season that has any, in order of time.
  private(set) var members: [[Int]]
  /// The periods of a season.
  let season: Int

  /// Nil where a place is no whole number that can be counted.
  init?(index: [Double], season: Int) {
    self.season = season
    var groups = [[Int]](repeating: [], count: max(season, 1))
    for (place, step) in index.enumerated() {
      guard let whole = Int(exactly: step), whole >= 0, whole < 1 << 40 else { return nil }
      groups[whole % groups.count].append(place)
    }
    members = groups.filter { !$0.isEmpty }
  }

  /// The number of seasons that have values.
  var count: Int { members.count }

  /// The median of the slopes between all pairs of the same season, per step of the index.
  func medianSlope(index: [Double], values: [Double]) -> Double? {
    if count == 1 {
      return values.count > 1 ? PairwiseSlopes(x: index, y: values).median().median : nil
    }
    var slopes: [Double] = []
    for group in members {
      for (place, second) in group.enumerated() {
        for first in group[..<place] {
          slopes.append((values[second] - values[first]) / (index[second] - index[first]) + 0)
        }
      }
    }
    return medianBySelection(&slopes)
  }

  /// The values without their seasonal Sen slope, divided by a power of two; nil where they lie on one line, or
  /// where nothing but rounding is left.
  func detrended(index: [Double], values: [Double]) -> [Double]? {
    // A power of two rounds nothing and keeps differences of huge values finite.
    let binade = Double(sign: .plus, exponent: values.reduce(0) { max($0, abs($1)) }.exponent, significand: 1)
    guard binade.isNormal else { return nil }
    let scaled = values.map { $0 / binade }
    guard let slope = medianSlope(index: index, values: scaled), slope.isFinite else { return nil }
    let detrended = zip(index, scaled).map { $1 - slope * $0 }
    guard let least = detrended.min(), let most = detrended.max(), most - least > 1e-13,
      (most - least).isFinite
    else { return nil }
    return detrended
  }

  /// What is left without the seasonal Sen slope and the means of the seasons, scaled to at most 1; nil where that
  /// is nothing, or nothing but rounding.
  func residuals(index: [Double], values: [Double]) -> [Double]? {
    guard var residuals = detrended(index: index, values: values) else { return nil }
    for group in members {
      let mean = group.reduce(0) { $0 + residuals[$1] / Double(group.count) }
      for place in group { residuals[place] -= mean }
    }
    let scale = residuals.reduce(0) { max($0, abs($1)) }
    guard scale > 1e-13, scale.isFinite else { return nil }
    return residuals.map { $0 / scale }
  }
}
