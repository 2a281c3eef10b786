import Trends

/// STL written out step by step, with nothing prepared or shared: slow, and easy to compare with the paper.
struct PlainSTL {
  var period: Int
  var options: STLOptions
  /// Six times the median of the absolute remainders, or what a peer takes for it.
  var limit: ([Double]) -> Double = { distances in
    let sorted = distances.sorted()
    let middle = sorted.count / 2
    return 3 * (sorted[middle] + sorted[sorted.count - 1 - middle])
  }

  func decompose(_ values: [Double?]) -> (trend: [Double], seasonal: [Double], weights: [Double?]) {
    let length = values.count
    var trend = [Double](repeating: 0, count: length)
    var seasonal = trend
    var weights: [Double?] = values.map { $0.map { _ in 1 } }
    for pass in 0...options.robustnessPasses {
      if pass > 0 {
        let distances = values.indices.map { place in
          values[place].map { abs($0 - trend[place] - seasonal[place]) }
        }
        let limit = limit(distances.compactMap(\.self))
        weights = distances.map { $0.map { Self.bisquare($0, limit) } }
      }
      for _ in 0..<options.innerPasses {
        seasonal = season(zip(values, trend).map { value, level in value.map { $0 - level } }, weights)
        let levelled = zip(values, seasonal).map { value, season in value.map { $0 - season } }
        trend = smooth(levelled, weights, options.trend, over: 0..<length)
      }
    }
    if options.seasonalWindow == .periodic {
      for phase in 0..<period {
        let places = Array(stride(from: phase, to: length, by: period))
        let mean = places.reduce(0) { $0 + seasonal[$1] } / Double(places.count)
        for place in places { seasonal[place] = mean }
      }
    }
    return (trend, seasonal, weights)
  }

  private static func bisquare(_ distance: Double, _ limit: Double) -> Double {
    if distance <= 0.001 * limit { return 1 }
    return distance <= 0.999 * limit ? (1 - (distance / limit) * (distance / limit)).squared : 0
  }

  private func season(_ detrended: [Double?], _ weights: [Double?]) -> [Double] {
    let length = detrended.count
    var cycles = [Double](repeating: 0, count: length + 2 * period)
    for phase in 0..<period {
      let places = Array(stride(from: phase, to: length, by: period))
      let fits = smooth(
        places.map { detrended[$0] }, places.map { weights[$0] }, options.seasonal,
        over: -1..<places.count + 1)
      for (season, fit) in fits.enumerated() { cycles[season * period + phase] = fit }
    }
    func averages(_ values: [Double], _ span: Int) -> [Double] {
      (0...values.count - span).map { values[$0..<$0 + span].reduce(0, +) / Double(span) }
    }
    let filtered = averages(averages(averages(cycles, period), period), 3)
    let low = smooth(filtered, filtered.map { _ in 1 }, options.lowPass, over: 0..<length)
    return (0..<length).map { cycles[period + $0] - low[$0] }
  }

  private func smooth(
    _ values: [Double?], _ weights: [Double?], _ smoother: STLOptions.Smoother, over places: Range<Int>
  ) -> [Double] {
    let last = values.count - 1
    func isFitted(_ place: Int) -> Bool {
      place < 0 || place >= last || place % min(smoother.jump, max(last, 1)) == 0
    }
    let present = values.indices.filter { values[$0] != nil }
    var fits = places.map { isFitted($0) ? fit(at: $0, values, weights, present, smoother) : nil }
    // Outside of the series a neighbourhood without weight takes the fit next to it.
    if fits.count > values.count {
      fits[0] = fits[0] ?? fits[1]
      fits[fits.count - 1] = fits[fits.count - 1] ?? fits[fits.count - 2]
    }
    let known = fits.indices.filter { fits[$0] != nil }
    return fits.indices.map { place in
      if let fit = fits[place] { return fit }
      guard let left = known.last(where: { $0 < place }), let right = known.first(where: { $0 > place }),
        let a = fits[left], let b = fits[right]
      else { return 0 }
      return a + (b - a) * Double(place - left) / Double(right - left)
    }
  }

  private func fit(
    at place: Int, _ values: [Double?], _ weights: [Double?], _ present: [Int],
    _ smoother: STLOptions.Smoother
  ) -> Double? {
    // Takes the nearer of the next values on both sides until there are enough.
    var right = present.firstIndex { $0 >= place } ?? present.count
    var left = right - 1
    var near: [Int] = []
    while near.count < smoother.window, near.count < present.count {
      if right == present.count || left >= 0 && place - present[left] <= present[right] - place {
        near.append(present[left])
        left -= 1
      } else {
        near.append(present[right])
        right += 1
      }
    }
    guard let closest = near.first, let first = present.first, let end = present.last else { return nil }
    let reach =
      near.reduce(0) { max($0, Double(abs($1 - place))) }
      + Double(max(smoother.window - present.count, 0) / 2)
    var points: [(distance: Double, weight: Double, value: Double)] = []
    for neighbour in near {
      let distance = Double(neighbour - place)
      guard abs(distance) <= 0.999 * reach else { continue }
      let share = abs(distance) <= 0.001 * reach ? 0 : abs(distance) / reach
      let tricube = (1 - share * share * share) * (1 - share * share * share).squared
      points.append((distance, tricube * (weights[neighbour] ?? 0), values[neighbour] ?? 0))
    }
    let total = points.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return place >= 0 && place < values.count ? values[closest] : nil }
    let mean = points.reduce(0) { $0 + $1.weight * $1.distance } / total
    let level = points.reduce(0) { $0 + $1.weight * $1.value } / total
    let spread = points.reduce(0) { $0 + $1.weight * ($1.distance - mean).squared } / total
    guard smoother.degree == .linear, spread.squareRoot() > 0.001 * Double(end - first) else { return level }
    let slope = points.reduce(0) { $0 + $1.weight * ($1.distance - mean) * $1.value } / total / spread
    return level - slope * mean
  }
}

extension Double {
  fileprivate var squared: Double { self * self }
}
