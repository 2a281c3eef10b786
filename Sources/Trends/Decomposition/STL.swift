public import Statistics

/// Seasonal-trend decomposition by local regression (STL), ready to be applied to many series of one length.
///
/// The neighbourhood weights of a grid without gaps are found once, when it is made; a series with gaps
/// finds its own. Source: Cleveland, Cleveland, McRae and Terpenning (1990).
public struct STL: Sendable {
  /// The number of periods of a series.
  public let length: Int
  /// The number of periods of a season.
  public let period: Int
  /// How the smoothers are set.
  public let options: STLOptions
  /// The smoothers of a series without gaps; nil where it is too short.
  private let complete: STLSmoothers?

  /// Prepares for series of `length` periods with seasons of `period`.
  public init(length: Int, period: Int, options: STLOptions) {
    self.length = length
    self.period = period
    self.options = options
    complete =
      period >= 2 && period <= length / 2
      ? STLSmoothers(known: Array(0..<length), length: length, period: period, options: options) : nil
  }

  /// Takes a series of `length` values apart; nil and values that are not finite are missing.
  ///
  /// As in the paper of 1990, each fit takes the nearest known values, and trend and season are defined
  /// everywhere. Fewer than two seasons or known values, a period below 2, or a series of another length,
  /// is `tooShort`; a month of the year without any value is `tooFewKnown`; an overflow is
  /// `noConvergence`. A constant series is its trend. O(passes * length * window).
  public func decompose(_ values: [Double?]) -> Estimate<SeasonalDecomposition> {
    guard let complete, values.count == length else { return .failure(.tooShort) }
    var known: [Int] = []
    known.reserveCapacity(length)
    for (place, value) in values.enumerated() where value?.isFinite ?? false { known.append(place) }
    let smoothers: STLSmoothers
    if known.count == length {
      smoothers = complete
    } else {
      guard known.count >= 2 * period else { return .failure(.tooShort) }
      guard Set(known.map { $0 % period }).count == period else { return .failure(.tooFewKnown) }
      smoothers = STLSmoothers(known: known, length: length, period: period, options: options)
    }
    let unit = powerOfTwoScale(of: values.lazy.compactMap(\.self))
    let scaled = known.map { (values[$0] ?? 0) / unit }
    var passes = STLPasses(smoothers: smoothers, values: scaled, options: options)
    passes.run()
    var (trend, seasonal) = (passes.trend, passes.seasonal)
    if options.seasonalWindow == .periodic { seasonal = averaged(seasonal) }
    var remainder = [Double?](repeating: nil, count: length)
    var weights = remainder
    for (place, index) in known.enumerated() {
      remainder[index] = (scaled[place] - trend[index] - seasonal[index]) * unit
      weights[index] = passes.weights[place]
    }
    for index in trend.indices {
      trend[index] *= unit
      seasonal[index] *= unit
    }
    guard trend.allSatisfy(\.isFinite), seasonal.allSatisfy(\.isFinite),
      remainder.allSatisfy({ $0?.isFinite ?? true })
    else { return .failure(.noConvergence) }
    return .success(
      SeasonalDecomposition(trend: trend, seasonal: seasonal, remainder: remainder, weights: weights))
  }

  /// The mean of each month of the year in its place.
  private func averaged(_ seasonal: [Double]) -> [Double] {
    var result = seasonal
    for phase in 0..<period {
      let places = stride(from: phase, to: length, by: period)
      var sum = 0.0
      var count = 0.0
      for place in places {
        sum += seasonal[place]
        count += 1
      }
      for place in places { result[place] = sum / count }
    }
    return result
  }
}

/// Takes one series apart into trend, season and remainder by STL.
///
/// `values` has one element a period, nil where missing; `period` is the number of periods of a season.
/// For many series of one length prepare an `STL` once. Reasons for no result as in `STL.decompose`.
public func stl(
  _ values: [Double?], period: Int, options: STLOptions
) -> Estimate<SeasonalDecomposition> {
  STL(length: values.count, period: period, options: options).decompose(values)
}
