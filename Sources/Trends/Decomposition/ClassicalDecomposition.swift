public import Statistics

/// A series taken apart by moving averages.
public struct ClassicalDecomposition: Sendable, Hashable {
  /// How the parts make up the series.
  public enum Model: String, Sendable, Hashable, Codable {
    /// Trend plus season plus remainder.
    case additive
    /// Trend times season times remainder.
    case multiplicative
  }

  /// The moving average over one season; nil within half a season of an end or of a gap.
  public var trend: [Double?]
  /// The seasonal figure of each period: what to add (mean 0) or to multiply with (mean 1).
  public var seasonal: [Double]
  /// What trend and season leave; nil where there is no trend.
  public var remainder: [Double?]
}

/// Takes a series apart by a centred moving average and the mean of each month of the year around it.
///
/// `values` has one element a period, nil or not finite where missing; `period` is the number of periods of
/// a season. An average over an even number counts the two outermost values half. It stands only where all
/// its values are known, and months are averaged over what is known. Fewer than two seasons or a period
/// below 2 is `tooShort`; a month without a value next to a trend is `tooFewKnown`; in the multiplicative
/// model a trend or a mean of figures of 0 is `zeroBaseline`; an overflow is `noConvergence`.
/// O(length * period). Source: Kendall and Stuart (1983), chapter 46.
public func classicalDecomposition(
  _ values: [Double?], period: Int, model: ClassicalDecomposition.Model = .additive
) -> Estimate<ClassicalDecomposition> {
  guard period >= 2, period <= values.count / 2 else { return .failure(.tooShort) }
  let unit = powerOfTwoScale(of: values.lazy.compactMap(\.self))
  let scaled = values.map { value in value.flatMap { $0.isFinite ? $0 / unit : nil } }
  let trend = scaled.indices.map { centredAverage(scaled, around: $0, period: period) }
  if model == .multiplicative, trend.contains(0) { return .failure(.zeroBaseline) }
  var figures: [Double] = []
  for phase in 0..<period {
    let around = stride(from: phase, to: values.count, by: period).compactMap { place -> Double? in
      guard let value = scaled[place], let level = trend[place] else { return nil }
      return model == .additive ? value - level : value / level
    }
    guard !around.isEmpty else { return .failure(.tooFewKnown) }
    figures.append(around.reduce(0, +) / Double(around.count))
  }
  let mean = figures.reduce(0, +) / Double(period)
  if model == .multiplicative, mean == 0 { return .failure(.zeroBaseline) }
  figures = figures.map { model == .additive ? $0 - mean : $0 / mean }
  let seasonal = values.indices.map { figures[$0 % period] }
  let remainder = scaled.indices.map { place -> Double? in
    guard let value = scaled[place], let level = trend[place] else { return nil }
    // A seasonal figure of 0 explains a value of 0 as well as any remainder does.
    if model == .multiplicative { return seasonal[place] == 0 ? 1 : value / level / seasonal[place] }
    return (value - level - seasonal[place]) * unit
  }
  let result = ClassicalDecomposition(
    trend: trend.map { $0.map { $0 * unit } },
    seasonal: model == .additive ? seasonal.map { $0 * unit } : seasonal, remainder: remainder)
  guard result.seasonal.allSatisfy(\.isFinite), result.remainder.allSatisfy({ $0?.isFinite ?? true }),
    result.trend.allSatisfy({ $0?.isFinite ?? true })
  else { return .failure(.noConvergence) }
  return .success(result)
}

/// The mean of one season around a place; nil where a value of it is missing.
private func centredAverage(_ values: [Double?], around place: Int, period: Int) -> Double? {
  let half = period / 2
  guard place >= half, place + half < values.count else { return nil }
  var sum = 0.0
  for index in place - half...place + half {
    guard let value = values[index] else { return nil }
    let isOuter = period % 2 == 0 && (index == place - half || index == place + half)
    sum += isOuter ? value / 2 : value
  }
  return sum / Double(period)
}
