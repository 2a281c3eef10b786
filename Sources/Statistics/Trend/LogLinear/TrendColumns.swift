import Glibc

/// The known values of a count series and the columns of a log-linear model for them.
///
/// The model has a level for each group of values (one, or the seasons of the year), waves, steps, and the trend.
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
  /// Waves, steps and trend of each value, the trend last and in years from the middle of the grid.
  private(set) var rows: [Double] = []
  /// The number of waves and steps, and the trend.
  private(set) var rowCount = 1
  /// The places from which on the level is another one, in order: those of the wanted steps that can be told.
  private(set) var steps: [Int] = []
  /// The number of values of a series without steps whose trend is known as well as this one.
  ///
  /// What steps take from the squares of the trend column counts as if the series were shorter; the number of values
  /// without steps.
  private(set) var effectiveCount = 0.0

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
  /// trend and is left out. A step needs `fewestBesideStep` known values and as many events on either side, up to the
  /// next one; of two that are too near the later one is left out.
  init(_ series: CountSeries, season length: Int, periodsPerYear: Double, steps wanted: [Int] = []) {
    let known = series.counts.indices.compactMap { place in series.count(at: place).map { (place, $0) } }
    let largest = known.reduce(0) { max($0, $1.1) }
    let total = known.reduce(0) { $0 + min($1.1, 1e9) }
    eventCount = total
    let isSeasonal = length >= 2 && known.count >= 24 && known.count / 2 >= length && total >= 30
    season = !isSeasonal ? .none : length <= 12 && total >= 60 ? .levels : .waves
    let waves = season != .waves ? 0 : total >= 60 && length > 4 ? 4 : 2
    steps = Self.steps(wanted, known)
    rowCount = waves + steps.count + 1
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
      rows += steps.map { place >= $0 ? 1 : 0 }
      rows.append((Double(place) - middle) / periodsPerYear)
    }
    effectiveCount = Double(values.count) * cbrt(shareWithinSteps)
    let centre = offsets.reduce(0, +) / Double(max(offsets.count, 1))
    for place in offsets.indices { offsets[place] -= centre }
  }
  /// The fewest known values, and events, between two steps or a step and an end of the series.
  static let fewestBesideStep = 6

  private static func steps(_ wanted: [Int], _ known: [(place: Int, value: Double)]) -> [Int] {
    func isEnough(_ values: some Sequence<(place: Int, value: Double)>) -> Bool {
      var (number, events) = (0, 0.0)
      for (_, value) in values {
        number += 1
        events += value
      }
      return number >= fewestBesideStep && events >= Double(fewestBesideStep)
    }
    var kept: [Int] = []
    for step in Set(wanted).sorted() {
      let last = kept.last ?? Int.min
      if isEnough(known.lazy.filter { $0.place >= last && $0.place < step }),
        isEnough(known.lazy.filter { $0.place >= step })
      {
        kept.append(step)
      }
    }
    return kept
  }

  /// The share of the squares of the trend column around its mean that lies between steps.
  private var shareWithinSteps: Double {
    guard !steps.isEmpty else { return 1 }
    func squares(_ places: some Collection<Int>) -> Double {
      let mean = places.reduce(0) { $0 + Double($1) / Double(places.count) }
      return places.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    }
    let ends = [Int.min] + steps + [Int.max]
    let within = zip(ends, ends.dropFirst()).reduce(0) { sum, range in
      sum + squares(places.filter { $0 >= range.0 && $0 < range.1 })
    }
    return min(1, within / squares(places))
  }
}
