import Statistics

/// One run of STL over one series: the passes of section 2 of the paper, with their working storage.
struct STLPasses {
  private let smoothers: STLSmoothers
  private let options: STLOptions
  /// The known values.
  private let values: [Double]
  /// The trend, one number a period of the grid.
  private(set) var trend: [Double]
  /// The season, one number a period of the grid.
  private(set) var seasonal: [Double]
  /// How far each known value is trusted.
  private(set) var weights: [Double]

  private var isWeighted = false
  private var detrended: [Double]
  private var levelled: [Double]
  private var weighted: [Double]
  private var ordered: [Double]
  private var cycle: [Double]
  private var extended: [Double]
  private var first: [Double]
  private var second: [Double]
  private var low: [Double]
  private var scratch: GridLoess.Scratch
  private var cycleLevel: [Double] = []
  private var cycleSlope: [Double] = []
  private var trendLevel: [Double] = []
  private var trendSlope: [Double] = []

  init(smoothers: STLSmoothers, values: [Double], options: STLOptions) {
    self.smoothers = smoothers
    self.options = options
    self.values = values
    let length = smoothers.length
    let longest = length + 2 * smoothers.period
    trend = [Double](repeating: 0, count: length)
    seasonal = trend
    low = trend
    weights = [Double](repeating: 1, count: values.count)
    detrended = weights
    levelled = weights
    weighted = weights
    ordered = weights
    cycle = [Double](repeating: 0, count: length / smoothers.period + 3)
    extended = [Double](repeating: 0, count: longest)
    first = extended
    second = extended
    scratch = GridLoess.Scratch(count: longest)
    if options.robustnessPasses > 0 {
      cycleLevel = [Double](repeating: 0, count: smoothers.cycleFits)
      cycleSlope = cycleLevel
      trendLevel = [Double](repeating: 0, count: smoothers.trend.fits)
      trendSlope = trendLevel
    }
  }

  /// Runs all passes.
  mutating func run() {
    for _ in 0..<options.innerPasses { update() }
    for _ in 0..<options.robustnessPasses {
      weigh()
      for _ in 0..<options.innerPasses { update() }
    }
  }

  /// Weighs the values by their remainders, and the neighbours of every fit by that.
  private mutating func weigh() {
    for (index, place) in smoothers.known.enumerated() {
      detrended[index] = values[index] - trend[place] - seasonal[place]
    }
    weights = bisquareWeights(detrended)
    isWeighted = true
    for (place, index) in smoothers.order.enumerated() { ordered[place] = weights[index] }
    for phase in smoothers.phases {
      smoothers.cycles[phase.smoother].factors(
        weights: ordered, from: phase.from, level: &cycleLevel, slope: &cycleSlope, at: phase.factorsAt,
        &scratch)
    }
    smoothers.trend.factors(
      weights: weights, from: 0, level: &trendLevel, slope: &trendSlope, at: 0, &scratch)
  }

  /// Updates season and trend once.
  private mutating func update() {
    let (length, period) = (smoothers.length, smoothers.period)
    for (place, index) in smoothers.order.enumerated() {
      let value = values[index] - trend[smoothers.known[index]]
      detrended[place] = value
      weighted[place] = isWeighted ? value * weights[index] : value
    }
    for (number, phase) in smoothers.phases.enumerated() {
      let smoother = smoothers.cycles[phase.smoother]
      if isWeighted {
        smoother.smooth(
          weighted: weighted, values: detrended, from: phase.from, level: cycleLevel, slope: cycleSlope,
          factorsAt: phase.factorsAt, into: &cycle, at: 0, &scratch)
      } else {
        smoother.smooth(detrended, from: phase.from, into: &cycle, at: 0, &scratch)
      }
      for season in 0..<smoother.count { extended[season * period + number] = cycle[season] }
    }
    // Two averages over a season and one over three periods leave as many as the series has.
    Self.movingAverage(extended, length + 2 * period, period, into: &first)
    Self.movingAverage(first, length + period + 1, period, into: &second)
    Self.movingAverage(second, length + 2, 3, into: &first)
    smoothers.lowPass.smooth(first, from: 0, into: &low, at: 0, &scratch)
    for place in 0..<length { seasonal[place] = extended[period + place] - low[place] }
    for (index, place) in smoothers.known.enumerated() {
      let value = values[index] - seasonal[place]
      levelled[index] = value
      weighted[index] = isWeighted ? value * weights[index] : value
    }
    if isWeighted {
      smoothers.trend.smooth(
        weighted: weighted, values: levelled, from: 0, level: trendLevel, slope: trendSlope, factorsAt: 0,
        into: &trend, at: 0, &scratch)
    } else {
      smoothers.trend.smooth(levelled, from: 0, into: &trend, at: 0, &scratch)
    }
  }

  /// The means of `span` values side by side, of the first `count` of `values`.
  private static func movingAverage(
    _ values: [Double], _ count: Int, _ span: Int, into result: inout [Double]
  ) {
    let divisor = Double(span)
    var sum = 0.0
    for place in 0..<span { sum += values[place] }
    result[0] = sum / divisor
    for place in span..<max(count, span) {
      sum += values[place] - values[place - span]
      result[place - span + 1] = sum / divisor
    }
  }
}
