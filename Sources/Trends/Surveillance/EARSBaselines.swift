import Statistics

/// What EARS compares the counts of one series with.
struct EARSBaselines {
  private let counts: [Double?]
  private let lag: Int
  private let options: EARSOptions
  private let threshold: Double

  init(_ counts: [Double?], lag: Int, _ options: EARSOptions) {
    self.counts = counts
    self.lag = lag
    self.options = options
    threshold = NormalDistribution.upperQuantile(options.alpha)
  }

  /// What is said of a place whose baseline lies on the grid.
  func answer(_ place: Int, _ observed: Double) -> Estimate<SurveillanceAnswer> {
    guard let (mean, deviation) = baseline(place) else { return .failure(.tooFewKnown) }
    guard case .c3(let form) = options.method else {
      return .success(
        SurveillanceAnswer(
          expected: mean, bound: mean + threshold * deviation,
          statistic: deviation > 0 ? (observed - mean) / deviation : nil,
          isAlarm: observed > mean + threshold * deviation, basis: .method))
    }
    let before = excess(place - 2) + excess(place - 1)
    switch form {
    case .surveillance:
      // An excess over a deviation of 0 is infinite, or none where the count is the mean too: so the peer has it.
      let bound = observed + deviation * (threshold - before)
      guard !bound.isNaN else { return .failure(.constant) }
      return .success(
        SurveillanceAnswer(
          expected: mean, bound: max(0, bound), statistic: before.isFinite ? before : nil,
          isAlarm: observed > max(0, bound), basis: .method))
    case .published:
      guard deviation > 0, before.isFinite else { return .failure(.constant) }
      let (sum, left) = (before + excess(place), threshold - before)
      return .success(
        SurveillanceAnswer(
          expected: mean, bound: left < 0 ? 0 : mean + deviation * (1 + left), statistic: sum,
          isAlarm: sum > threshold, basis: .method))
    }
  }

  /// By how many standard deviations beyond the first a count lies above its baseline, 0 where one of them is not known.
  private func excess(_ place: Int) -> Double {
    guard let count = counts[place], let (mean, deviation) = baseline(place) else { return 0 }
    let distance = (count - mean) / deviation - 1
    return distance < 0 ? 0 : distance
  }

  /// Mean and standard deviation of the known counts of a baseline; nil where fewer than half are known.
  private func baseline(_ place: Int) -> (mean: Double, deviation: Double)? {
    let end = place - lag
    let places = (end - options.baseline)..<end
    var (known, sum) = (0, 0.0)
    for place in places {
      guard let count = counts[place] else { continue }
      known += 1
      sum += count
    }
    guard known >= max(2, (options.baseline + 1) / 2) else { return nil }
    let mean = sum / Double(known)
    var squares = 0.0
    for place in places {
      guard let count = counts[place] else { continue }
      squares += (count - mean) * (count - mean)
    }
    return (mean, max((squares / Double(known - 1)).squareRoot(), options.minimumDeviation))
  }
}
