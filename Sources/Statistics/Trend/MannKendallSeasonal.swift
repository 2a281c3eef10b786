/// The seasonal Mann-Kendall test: sums of signs and variances, added up over the seasons.
///
/// `values` stand on a grid, nil where none is known; `season` is the number of its periods. The continuity
/// correction is applied once, to the sum. No season with two values is `tooShort`. O(n log n).
/// Source: Hirsch, Slack and Smith (1982).
public func mannKendallSeasonal(_ values: [Double?], season: Int) -> Estimate<MannKendall> {
  guard season >= 1 else { return .failure(.tooShort) }
  let groups = (0..<min(season, values.count)).map { first in
    stride(from: first, to: values.count, by: season).compactMap { values[$0] }
  }
  return mannKendallOver(groups)
}

/// The regional Mann-Kendall test: one series a place, sums of signs and variances added up over the places.
///
/// Series need not be of one length; nil is a gap. Holds for independent places alone: neighbours see the same years, and
/// then chance alone makes p values of 1e-10; see `mannKendallCorrelatedRegional`.
/// Source: Helsel and Frans (2006).
public func mannKendallRegional(_ series: [[Double?]]) -> Estimate<MannKendall> {
  mannKendallOver(series.map { $0.compactMap(\.self) })
}

/// The multivariate Mann-Kendall test of Hirsch and Slack without correlation: the same sum over variables.
///
/// Holds for independent variables alone; see `mannKendallCorrelatedMultivariate`.
/// Source: Hirsch, Slack and Smith (1982); Lettenmaier (1988).
public func mannKendallMultivariate(_ variables: [[Double?]]) -> Estimate<MannKendall> {
  mannKendallRegional(variables)
}

private func mannKendallOver(_ groups: [[Double]]) -> Estimate<MannKendall> {
  guard groups.contains(where: { $0.count >= 2 }) else { return .failure(.tooShort) }
  var (s, variance, pairs) = (0.0, 0.0, 0.0)
  for group in groups where group.count >= 2 {
    let one = signSumAndVariance(group)
    s += one.s
    variance += one.variance
    pairs += Double(group.count * (group.count - 1) / 2)
  }
  return .success(MannKendall(s: s, variance: variance, pairs: pairs))
}
