/// The Mann-Kendall test on pre-whitened values: each less the lag-one autocorrelation times the one before.
///
/// Always applied, whatever the autocorrelation. tau and the pairs are those of the n - 1 whitened values. Fewer
/// than three values are `tooShort`; constant values and exact lines have a reason of that name. O(n^2).
/// Source: Kulkarni and von Storch (1995).
public func mannKendallPreWhitened(index: [Double], values: [Double]) -> Estimate<MannKendall> {
  guard values.count >= 3, index.count == values.count else { return .failure(.tooShort) }
  return DetrendedValues.make(index: index, values: values).flatMap { _ in
    let r = autocorrelation(scaledDeviations(values), lag: 1)
    return mannKendall(zip(values, values.dropFirst()).map { $1 - r * $0 })
  }
}

/// The Mann-Kendall test on values that were detrended, pre-whitened and given their trend back.
///
/// Its error rate is above the nominal one under dependence: it is here to be compared with. Whitened values that are
/// equal but for rounding are ties. Reasons as `mannKendallPreWhitened`. O(n^2). Source: Yue, Pilon, Phinney and Cavadias (2002).
public func mannKendallTrendFreePreWhitened(index: [Double], values: [Double]) -> Estimate<MannKendall> {
  guard values.count >= 3, index.count == values.count else { return .failure(.tooShort) }
  return DetrendedValues.make(index: index, values: values).flatMap { detrended in
    let d = detrended.values
    let r = autocorrelation(scaledDeviations(d), lag: 1)
    let whitened = (0..<(d.count - 1)).map { d[$0 + 1] - r * d[$0] + detrended.slope * (index[$0] + 1) }
    let size = values.reduce(abs(detrended.slope) * ((index.last ?? 0) + 1)) { max($0, abs($1)) }
    return mannKendall(tied(whitened, within: 8 * Double.ulpOfOne * size))
  }
}

/// Values of which those that differ by no more than rounding are equal: each run of neighbours in size that lie that
/// near is its least.
///
/// Values that are not finite stay as they are. O(n log n).
func tied(_ values: [Double], within rounding: Double) -> [Double] {
  var result = values
  var (start, last) = (-Double.infinity, -Double.infinity)
  for place in values.indices.sorted(by: { values[$0] < values[$1] }) {
    if !(values[place] - last <= rounding) { start = values[place] }
    last = values[place]
    result[place] = start
  }
  return result
}
