/// Sen's slope of values on a grid, with an interval that allows for dependence.
///
/// The slope is in units of the values a period, of the values less the medians of their seasons where seasons differ
/// (`DeseasonalisedValues`). The interval of independent values reaches `reachInflation` times as far on each side: what
/// `LogLinearTrend.reachInflation` says of the same series. Missing values are nil or not finite. Fewer than five values
/// are `tooShort`, all zero `allZero`, all alike `constant`, an overflow `noConvergence`. O(n log n) but for ties.
/// Source: Theil (1950); Sen (1968); own widening, its coverage in Documentation/Methods.md.
public func senSlope(
  _ values: [Double?], season: Int, reachInflation: Double = 1, level: Double = 0.95
) -> Estimate<IntervalEstimate> {
  let levelled = DeseasonalisedValues(values, season: season)
  guard let first = levelled.known.first, levelled.known.count >= 5 else { return .failure(.tooShort) }
  guard !levelled.known.allSatisfy({ $0 == first }) else {
    return .failure(first == 0 ? .allZero : .constant)
  }
  return theilSen(x: levelled.places.map(Double.init), y: levelled.values, level: level).flatMap { line in
    let slope = line.slope
    // Values less the medians of their seasons scatter less than the noise does; by simulation of 24 to 196 months.
    let seasons = levelled.isDeseasonalised ? Double(season) : 0
    let factor = max(reachInflation, 1) * (1 + 5 * seasons / Double(levelled.known.count)).squareRoot()
    let widened = IntervalEstimate(
      // Ends of very few slopes may lie on one side of the median.
      value: slope.value, lower: slope.value - factor * max(slope.value - slope.lower, 0),
      upper: slope.value + factor * max(slope.upper - slope.value, 0), level: level)
    guard widened.lower.isFinite, widened.upper.isFinite else { return .failure(.noConvergence) }
    return .success(widened)
  }
}
