import Glibc

/// Sums over the counts of each level of a factor, from which levels and slope of a log-linear mean follow.
struct LevelSums {
  private let data: ReferenceCounts
  private let weights: [Double]
  /// The weighted counts of each level.
  private(set) var counts: [Double]
  /// The weighted counts times their times, over all levels.
  private var countTimes = 0.0
  /// exposure * exp(slope * time) of each count.
  private(set) var shape: [Double]
  /// The weighted sum of `shape` in each level, and of `shape` times time and its square.
  private(set) var mass: [Double]
  private(set) var moment: [Double]
  private var square: [Double]
  /// The farthest time.
  private let span: Double

  init(_ data: ReferenceCounts, _ weights: [Double]) {
    self.data = data
    self.weights = weights
    counts = Array(repeating: 0, count: data.levelCount)
    mass = counts
    moment = counts
    square = counts
    shape = data.exposures
    span = data.times.reduce(0) { max($0, abs($1)) }
    for place in data.counts.indices {
      let weighted = weights[place] * data.counts[place]
      counts[data.levels[place]] += weighted
      countTimes += weighted * data.times[place]
    }
  }

  /// Computes the sums that depend on the slope.
  mutating func take(slope: Double) {
    for level in counts.indices { (mass[level], moment[level], square[level]) = (0, 0, 0) }
    for place in shape.indices {
      let (level, time) = (data.levels[place], data.times[place])
      shape[place] = slope == 0 ? data.exposures[place] : data.exposures[place] * exp(slope * time)
      let weighted = weights[place] * shape[place]
      mass[level] += weighted
      moment[level] += weighted * time
      square[level] += weighted * time * time
    }
  }

  /// The derivative of the log likelihood by the slope, the levels at their best.
  private var score: Double {
    var score = countTimes
    for level in counts.indices where counts[level] > 0 {
      score -= counts[level] * (moment[level] / mass[level])
    }
    return score
  }

  /// Less the second derivative: the spread of times within levels, over their counts.
  var information: Double {
    var information = 0.0
    for level in counts.indices where counts[level] > 0 {
      let centre = moment[level] / mass[level]
      information += counts[level] * max(square[level] / mass[level] - centre * centre, 0)
    }
    return information
  }

  /// The slope of the largest likelihood; the sums are then those of it.
  ///
  /// A slope by which means differ by more than a factor exp(600) between the ends counts as infinite.
  mutating func slope(from start: Double) -> Estimate<Double> {
    guard span > 0, counts.contains(where: { $0 > 0 }) else { return .failure(.separation) }
    let largest = 600 / span
    var (low, high) = (-largest, largest)
    var slope = min(max(start, low), high)
    for _ in 0..<200 {
      take(slope: slope)
      let (score, information) = (score, information)
      guard score.isFinite, information.isFinite else { return .failure(.noConvergence) }
      guard information > 0 else { return .failure(.separation) }
      if score > 0 { low = slope } else { high = slope }
      var step = score / information
      // Newton's steps converge quadratically: after a step of a ten-millionth of the standard error the next is rounding.
      if abs(step) * information.squareRoot() <= 1e-7 {
        slope += step
        take(slope: slope)
        return abs(slope) < 0.99 * largest ? .success(slope) : .failure(.separation)
      }
      if slope + step <= low || slope + step >= high { step = (low + high) / 2 - slope }
      guard high - low > 1e-12 * largest else { return .failure(.separation) }
      slope += step
    }
    return .failure(.noConvergence)
  }
}
