/// The seasonal Sen slope: the median of the slopes between all values of the same season.
public struct SeasonalSen: Sendable, Hashable {
  /// The change from one year to the next, a year being one season cycle.
  public var slope: Double
  /// The median of the values minus the slope times the median time, in years.
  public var intercept: Double
}

/// The seasonal Sen slope of values on a grid, nil where none is known.
///
/// No season with two values is `tooShort`; an overflow is `noConvergence`. O(n^2 / season).
/// Source: Hirsch, Slack and Smith (1982).
public func seasonalSen(_ values: [Double?], season: Int) -> Estimate<SeasonalSen> {
  guard season >= 1 else { return .failure(.tooShort) }
  var slopes: [Double] = []
  for first in 0..<min(season, values.count) {
    let places = stride(from: first, to: values.count, by: season).filter { values[$0] != nil }
    for (number, later) in places.enumerated() {
      for earlier in places[..<number] {
        guard let y = values[later], let x = values[earlier] else { continue }
        slopes.append((y - x) / Double((later - earlier) / season) + 0)
      }
    }
  }
  let known = values.indices.filter { values[$0] != nil }
  guard let slope = medianBySelection(&slopes), let level = median(known.compactMap { values[$0] }),
    let middle = median(known.map(Double.init))
  else { return .failure(.tooShort) }
  let intercept = level - slope * middle / Double(season)
  guard slope.isFinite, intercept.isFinite else { return .failure(.noConvergence) }
  return .success(SeasonalSen(slope: slope, intercept: intercept))
}
