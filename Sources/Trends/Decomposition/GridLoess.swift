internal import LinearAlgebra

/// Local regression through values at whole places, ready to be applied to many series.
///
/// Each fit takes the known values nearest to its place with tricube weights, as STL defines it. Weights
/// depend on the places alone, so they are found once; on a grid without gaps nearly all fits share them.
struct GridLoess {
  private let degree: STLOptions.Degree
  /// The places of fits in rising order, and the first place of the result.
  private let fitted: [Int]
  private let isEverywhere: Bool
  /// Whether the last fit stands after the last place of the grid.
  private let isOpenEnded: Bool
  /// The number of results: one a place.
  let count: Int
  /// The fit where all values weigh the same.
  private let plain: BandMatrix
  /// Sums of weights, and of weights times distance to the power of 1 and 2.
  private let moments: [BandMatrix]
  /// The known value next to each fit, for a neighbourhood without weight.
  private let nearest: [Int]
  /// A spread of neighbours below this is too small for a slope.
  private let leastSpread: Double

  /// Finds the weights for known values at `places`, in rising order and at least one.
  ///
  /// Results stand at `first...last`. Fits stand at 0 and every jump after it, at the last of `size`
  /// places from 0, and at every place outside of them.
  init(places: [Int], size: Int, results: ClosedRange<Int>, smoother: STLOptions.Smoother) {
    degree = smoother.degree
    let inner = Array(stride(from: 0, to: size, by: smoother.jump))
    let closing = inner.last == size - 1 ? [] : [size - 1]
    let fitted = results.filter { $0 < 0 } + inner + closing + results.filter { $0 >= size }
    self.fitted = fitted
    count = results.count
    isOpenEnded = results.upperBound >= size
    isEverywhere = fitted.count == results.count
    let range = Double((places.last ?? 0) - (places.first ?? 0))
    leastSpread = 0.001 * range
    let width = min(smoother.window, places.count)
    let excess = Double(max(smoother.window - places.count, 0) / 2)
    var plain = BandMatrix(width: width)
    var moments = (0..<(degree == .linear ? 3 : 1)).map { _ in BandMatrix(width: width) }
    var nearest: [Int] = []
    var (start, lastStart) = (0, 0)
    var last: (offset: Int, isSolid: Bool)?
    for place in fitted {
      while start + width < places.count, places[start + width] - place < place - places[start] { start += 1 }
      // Neighbours without a gap between them weigh the same wherever they lie alike around the fit.
      let around = (
        offset: places[start] - place, isSolid: places[start + width - 1] - places[start] == width - 1
      )
      if let last, around.isSolid, last == around {
        plain.appendLastRow(start: start)
        for power in moments.indices { moments[power].appendLastRow(start: start) }
        nearest.append(start + (nearest[nearest.count - 1] - lastStart))
        lastStart = start
        continue
      }
      last = around
      lastStart = start
      let distances = places[start..<start + width].map { Double($0 - place) }
      let reach = max(-(distances.first ?? 0), distances.last ?? 0) + excess
      let weights = distances.map { Self.tricube(abs($0), reach) }
      let closest = distances.indices.min { abs(distances[$0]) < abs(distances[$1]) } ?? 0
      nearest.append(start + closest)
      plain.append(
        Self.row(weights, distances, degree: degree, leastSpread: leastSpread)
          ?? distances.indices.map { $0 == closest ? 1 : 0 },
        start: start)
      var products = weights
      for power in moments.indices {
        moments[power].append(products, start: start)
        for index in products.indices { products[index] *= distances[index] }
      }
    }
    self.plain = plain
    self.moments = moments
    self.nearest = nearest
  }

  private static func tricube(_ distance: Double, _ reach: Double) -> Double {
    if distance > 0.999 * reach { return 0 }
    if distance <= 0.001 * reach { return 1 }
    let share = distance / reach
    let rest = 1 - share * share * share
    return rest * rest * rest
  }

  /// What each neighbour adds to a fit; nil where none has weight.
  private static func row(
    _ weights: [Double], _ distances: [Double], degree: STLOptions.Degree, leastSpread: Double
  ) -> [Double]? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    let shares = weights.map { $0 / total }
    guard degree == .linear else { return shares }
    let mean = zip(shares, distances).reduce(0) { $0 + $1.0 * $1.1 }
    let spread = zip(shares, distances).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    guard spread.squareRoot() > leastSpread else { return shares }
    return zip(shares, distances).map { $0 * (1 - mean / spread * ($1 - mean)) }
  }

  /// Smooths the known values from `values[from]` on and writes results from `result[at]` on.
  func smooth(
    _ values: [Double], from: Int, into result: inout [Double], at place: Int, _ scratch: inout Scratch
  ) {
    if isEverywhere {
      plain.multiply(values, from: from, into: &result, at: place)
    } else {
      plain.multiply(values, from: from, into: &scratch.fits)
      join(scratch.fits, into: &result, at: place)
    }
  }

  /// What the weights of values make of the weights of distance: the factors of the two sums of a fit.
  ///
  /// `level[k]` is 0 where no neighbour has weight. Both have room for a number a fit from `at` on.
  func factors(
    weights: [Double], from: Int, level: inout [Double], slope: inout [Double], at place: Int,
    _ scratch: inout Scratch
  ) {
    moments[0].multiply(weights, from: from, into: &level, at: place)
    guard degree == .linear else {
      for fit in place..<place + fitted.count { level[fit] = level[fit] > 0 ? 1 / level[fit] : 0 }
      return
    }
    moments[1].multiply(weights, from: from, into: &scratch.first)
    moments[2].multiply(weights, from: from, into: &scratch.second)
    for fit in fitted.indices {
      let total = level[place + fit]
      slope[place + fit] = 0
      guard total > 0 else {
        level[place + fit] = 0
        continue
      }
      let mean = scratch.first[fit] / total
      let spread = scratch.second[fit] / total - mean * mean
      level[place + fit] = 1 / total
      if spread > 0, spread.squareRoot() > leastSpread {
        level[place + fit] = (1 + mean * mean / spread) / total
        slope[place + fit] = -mean / spread / total
      }
    }
  }

  /// Smooths known values that are multiplied by their weights already, with the factors found for them.
  ///
  /// Where no neighbour has weight the nearest of `values` stands, outside of the grid the fit next to it.
  func smooth(
    weighted: [Double], values: [Double], from: Int, level: [Double], slope: [Double], factorsAt: Int,
    into result: inout [Double], at place: Int, _ scratch: inout Scratch
  ) {
    moments[0].multiply(weighted, from: from, into: &scratch.fits)
    if degree == .linear { moments[1].multiply(weighted, from: from, into: &scratch.first) }
    for fit in fitted.indices {
      let factor = level[factorsAt + fit]
      if factor == 0 {
        scratch.fits[fit] = values[from + nearest[fit]]
      } else if degree == .linear {
        scratch.fits[fit] = factor * scratch.fits[fit] + slope[factorsAt + fit] * scratch.first[fit]
      } else {
        scratch.fits[fit] *= factor
      }
    }
    // A season before the first and after the last takes the fit next to it.
    if fitted.count > 2 {
      let last = fitted.count - 1
      if fitted[0] < 0, level[factorsAt] == 0 { scratch.fits[0] = scratch.fits[1] }
      if isOpenEnded, level[factorsAt + last] == 0 { scratch.fits[last] = scratch.fits[last - 1] }
    }
    join(scratch.fits, into: &result, at: place)
  }

  /// Copies fits to their places and draws straight lines between them.
  private func join(_ fits: [Double], into result: inout [Double], at place: Int) {
    guard let first = fitted.first else { return }
    for fit in fitted.indices {
      let target = place + fitted[fit] - first
      result[target] = fits[fit]
      guard fit > 0 else { continue }
      let gap = fitted[fit] - fitted[fit - 1]
      guard gap > 1 else { continue }
      let step = (fits[fit] - fits[fit - 1]) / Double(gap)
      for between in 1..<gap { result[target - gap + between] = fits[fit - 1] + step * Double(between) }
    }
  }

  /// Room for the sums of one smoother at a time.
  struct Scratch {
    fileprivate var fits: [Double]
    fileprivate var first: [Double]
    fileprivate var second: [Double]

    init(count: Int) {
      fits = [Double](repeating: 0, count: count)
      first = fits
      second = fits
    }
  }

  /// The number of fits, for the room that factors take.
  var fits: Int { fitted.count }
}
