import Glibc

/// The known values of a count series and the columns of a log-linear model for them.
///
/// The model has a level for each group of values (one, or the seasons of the year), waves, and the trend.
struct TrendColumns {
  /// How the season enters.
  enum Season: Sendable, Hashable {
    case none
    /// Waves of a season and, with four columns, of half of it.
    case waves
    /// A level for each season of the year.
    case levels
  }

  let season: Season
  /// The known values, scaled by a power of two where they are huge or tiny.
  private(set) var values: [Double] = []
  /// The places of the values on the grid.
  private(set) var places: [Int] = []
  /// The missing periods before each value; none before the first.
  private(set) var gaps: [Int] = []
  /// The logarithm of the exposure of each value, less that of their mean.
  private(set) var offsets: [Double] = []
  /// The level that each value has.
  private(set) var groups: [Int] = []
  /// The number of levels.
  private(set) var groupCount = 1
  /// Waves and trend of each value, the trend last and in years from the middle of the grid.
  private(set) var rows: [Double] = []
  /// The number of waves, and the trend.
  private(set) var rowCount = 1

  /// The number of events, each value counting as 1e9 at most.
  private(set) var eventCount = 0.0
  /// What the counts were multiplied by to get the values.
  private(set) var scale = 1.0

  /// The number of coefficients.
  var coefficientCount: Int { groupCount + rowCount }
  /// The mean of the values.
  var mean: Double { values.reduce(0, +) / Double(max(values.count, 1)) }

  /// Columns for a series that has some events and no negative value.
  ///
  /// Seasons of up to 12 periods get levels from 60 events on. Otherwise there are waves, from 30 events on; two of them from 60
  /// on. Less than two seasons, 24 values or 30 events have none. A season of the year without any event says nothing of the
  /// trend and is left out.
  init(_ series: CountSeries, season length: Int, periodsPerYear: Double) {
    let known = series.counts.indices.compactMap { place in series.count(at: place).map { (place, $0) } }
    let largest = known.reduce(0) { max($0, $1.1) }
    let total = known.reduce(0) { $0 + min($1.1, 1e9) }
    eventCount = total
    let isSeasonal = length >= 2 && known.count >= 24 && known.count / 2 >= length && total >= 30
    season = !isSeasonal ? .none : length <= 12 && total >= 60 ? .levels : .waves
    let waves = season != .waves ? 0 : total >= 60 && length > 4 ? 4 : 2
    rowCount = waves + 1
    // Squares of what is huge would overflow; the power of two changes no digit.
    if largest > 0x1p40 { scale = Double(sign: .plus, exponent: 40 - largest.exponent, significand: 1) }
    if largest < 0x1p-40 { scale = Double(sign: .plus, exponent: -40 - largest.exponent, significand: 1) }
    var levels = [Int](repeating: 0, count: 1)
    if season == .levels {
      var hasEvents = [Bool](repeating: false, count: length)
      for (place, value) in known where value > 0 { hasEvents[place % length] = true }
      var next = 0
      levels = hasEvents.map { has in
        defer { next += has ? 1 : 0 }
        return has ? next : -1
      }
      groupCount = next
    }
    let middle = Double(series.counts.count - 1) / 2
    for (place, value) in known {
      let group = levels[place % levels.count]
      guard group >= 0 else { continue }
      gaps.append(places.last.map { place - $0 - 1 } ?? 0)
      places.append(place)
      values.append(value * scale)
      groups.append(group)
      offsets.append(series.exposure.flatMap { $0[place] }.map { log($0) } ?? 0)
      for wave in 0..<(waves / 2) {
        let turns = Double((place % length) * (wave + 1)) / Double(length)
        rows += [cos(2 * .pi * turns), sin(2 * .pi * turns)]
      }
      rows.append((Double(place) - middle) / periodsPerYear)
    }
    let centre = offsets.reduce(0, +) / Double(max(offsets.count, 1))
    for place in offsets.indices { offsets[place] -= centre }
  }
}
