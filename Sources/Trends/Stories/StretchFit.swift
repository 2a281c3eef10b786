import Glibc

/// Known values of a series on the scale of counts, in order, with the places of their periods.
struct StoryPoints: Sendable {
  /// The places on the grid of periods, rising.
  var places: [Int]
  /// The values on the scale of counts, season taken out.
  var values: [Double]

  var count: Int { values.count }
}

/// What the Kalman filter tells of one stretch under every model of the grid.
///
/// The sums are products of one-step prediction errors of the values, of 1 and of the time since the first value of the
/// stretch, over the variances of these predictions: generalised least squares. Missing periods carry the state on.
/// Source: Durbin and Koopman (2012), sections 2.2 and 4.10.
struct StretchFit: Sendable {
  typealias Lane = DependenceGrid.Lane

  var first: Int
  var last: Int
  var ones: [Lane]
  var onesTimes: [Lane]
  var times: [Lane]
  var onesValues: [Lane]
  var timesValues: [Lane]
  var squares: [Lane]
  /// The sum of the logarithms of the prediction variances.
  var logarithms: [Lane]

  /// Filters the values from `first` to `last`, both included.
  ///
  /// O(length x models).
  init(_ points: StoryPoints, first: Int, last: Int) {
    self.first = first
    self.last = last
    let none = [Lane](repeating: .zero, count: DependenceGrid.groups)
    (ones, onesTimes, times, onesValues, timesValues, squares, logarithms) =
      (none, none, none, none, none, none, none)
    for group in 0..<DependenceGrid.groups { filter(points, group) }
  }

  private mutating func filter(_ points: StoryPoints, _ group: Int) {
    let (phi, share) = (DependenceGrid.coefficients[group], DependenceGrid.shares[group])
    let white = 1 - share
    let (phi2, fresh) = (phi * phi, share * (1 - phi * phi))
    var (state, stateOfOnes, stateOfTimes) = (Lane.zero, Lane.zero, Lane.zero)
    var variance = share
    var (s11, s1t, stt) = (Lane.zero, Lane.zero, Lane.zero)
    var (s1z, stz, szz) = (Lane.zero, Lane.zero, Lane.zero)
    var (product, logs) = (Lane(repeating: 1), Lane.zero)
    let origin = points.places[first]
    for place in first...last {
      if place > first {
        for _ in 0..<(points.places[place] - points.places[place - 1]) {
          state *= phi
          stateOfOnes *= phi
          stateOfTimes *= phi
          variance = phi2 * variance + fresh
        }
      }
      let f = variance + white
      let inverse = 1 / f
      let e = points.values[place] - state
      let one = 1 - stateOfOnes
      let time = Double(points.places[place] - origin) - stateOfTimes
      let (weighted, weightedOne, weightedTime) = (e * inverse, one * inverse, time * inverse)
      s11 += one * weightedOne
      s1t += one * weightedTime
      stt += time * weightedTime
      s1z += one * weighted
      stz += time * weighted
      szz += e * weighted
      product *= f
      // Logarithms are costly; of so few factors the product cannot underflow.
      if (place - first) % 64 == 63 {
        logs += Self.logarithms(of: product)
        product = Lane(repeating: 1)
      }
      state += variance * weighted
      stateOfOnes += variance * weightedOne
      stateOfTimes += variance * weightedTime
      variance *= white * inverse
    }
    ones[group] = s11
    onesTimes[group] = s1t
    times[group] = stt
    onesValues[group] = s1z
    timesValues[group] = stz
    squares[group] = szz
    logarithms[group] = logs + Self.logarithms(of: product)
  }

  private static func logarithms(of numbers: Lane) -> Lane {
    var result = Lane()
    for index in 0..<8 { result[index] = log(numbers[index]) }
    return result
  }

  /// The sums of squares around a level, or around a line, in a group of models.
  func squares(_ shape: Shape, _ group: Int) -> Lane {
    let level = squares[group] - onesValues[group] * onesValues[group] / ones[group]
    guard shape == .line else { return level.clamped(to: 0) }
    let spread = times[group] - onesTimes[group] * onesTimes[group] / ones[group]
    let along = timesValues[group] - onesTimes[group] * onesValues[group] / ones[group]
    return (level - along * along / spread).clamped(to: 0)
  }

  /// The logarithm of the determinant of what is known of a level, or of a line, under one model.
  func information(_ shape: Shape, model: Int) -> Double {
    let (group, lane) = (model / 8, model % 8)
    let (s11, s1t) = (ones[group][lane], onesTimes[group][lane])
    return shape == .level ? log(s11) : log(max(s11 * times[group][lane] - s1t * s1t, 1e-300))
  }

  /// What a stretch looks like on the scale of counts.
  enum Shape: Sendable { case level, line }

  /// A level or a line under one model.
  struct Line: Sendable {
    /// The value at the first place of the stretch.
    var start: Double
    /// The change from a period to the next.
    var slope: Double
    /// The variance of the level, over that of the noise.
    var levelVariance: Double
    /// The variance of the slope, over that of the noise; 0 for a level.
    var slopeVariance: Double
    /// The place, from the first, at which level and slope are not correlated.
    var middle: Double

    /// The value so many periods after the first.
    func value(at place: Double) -> Double { start + slope * place }

    /// The variance of that value, over that of the noise.
    func variance(at place: Double) -> Double {
      levelVariance + (place - middle) * (place - middle) * slopeVariance
    }
  }

  /// The fit under one model.
  func line(_ shape: Shape, model: Int) -> Line {
    let (group, index) = (model / 8, model % 8)
    let s11 = ones[group][index]
    let s1t = onesTimes[group][index]
    let s1z = onesValues[group][index]
    let middle = s1t / s11
    guard shape == .line else {
      return Line(start: s1z / s11, slope: 0, levelVariance: 1 / s11, slopeVariance: 0, middle: middle)
    }
    let spread = times[group][index] - s1t * middle
    let slope = (timesValues[group][index] - middle * s1z) / spread
    return Line(
      start: s1z / s11 - slope * middle, slope: slope, levelVariance: 1 / s11, slopeVariance: 1 / spread,
      middle: middle)
  }
}

extension SIMD8<Double> {
  /// The lanes, none below a bound.
  fileprivate func clamped(to least: Double) -> Self { replacing(with: least, where: self .< least) }
}
