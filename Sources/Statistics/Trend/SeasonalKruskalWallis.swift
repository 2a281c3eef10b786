/// The Kruskal-Wallis test of whether seasons, such as the months of the year, differ in level.
///
/// `index` are the places of the known values on the grid, whole numbers in rising order. The values are ranked
/// together once their seasonal Sen slope is taken out; `value` is H, corrected for ties, and `p` is that of the F
/// statistic of the ranks, which is H in another form and keeps its size with two or three values a season. It
/// assumes independent values: an autocorrelation of 0.7 lets it find seasons more often over two years and less
/// often over ten. Fewer than two seasons, or than four more values than seasons, are `tooShort`; values on one
/// line are `zeroVarianceAfterDetrending`. O(n^2 / season).
/// Source: Kruskal and Wallis (1952); Conover and Iman (1981) for the F statistic.
public func seasonalKruskalWallis(
  index: [Double], values: [Double], season: Int
) -> Estimate<TestStatistic> {
  guard season >= 2, index.count == values.count, let seasons = SeasonalGroups(index: index, season: season),
    seasons.count >= 2, values.count - seasons.count >= 4
  else { return .failure(.tooShort) }
  guard let detrended = seasons.detrended(index: index, values: values) else {
    return .failure(.zeroVarianceAfterDetrending)
  }
  let ranks = averageRanks(detrended)
  let n = Double(values.count)
  let groups = Double(seasons.count)
  let mean = (n + 1) / 2
  let total = ranks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let between = seasons.members.reduce(0) { sum, members in
    let deviation = members.reduce(0) { $0 + ranks[$1] - mean }
    return sum + deviation * deviation / Double(members.count)
  }
  guard total > 0,
    let distribution = FDistribution(
      numeratorDegreesOfFreedom: groups - 1, denominatorDegreesOfFreedom: n - groups)
  else { return .failure(.zeroVarianceAfterDetrending) }
  let within = max(total - between, 0)
  let f = within > 0 ? between / (groups - 1) / (within / (n - groups)) : .infinity
  return .success(TestStatistic(value: (n - 1) * between / total, p: distribution.survival(f)))
}
