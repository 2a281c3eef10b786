/// The Mann-Kendall test with the variance of Hamed and Rao: significant autocorrelations of the ranks count.
///
/// `index` are the places of the known values. The ranks of the Sen-detrended values are autocorrelated; lags
/// 1...`lags` (all where nil) whose correlation is beyond the normal bound at `alpha` enter the variance. Fewer
/// than three values, or no more values than lags, are `tooShort`; constant values, exact lines, and a variance of
/// zero or less have a reason of that name. O(n^2). Source: Hamed and Rao (1998).
public func mannKendallHamedRao(
  index: [Double], values: [Double], lags: Int? = nil, alpha: Double = 0.05
) -> Estimate<MannKendall> {
  let count = values.count
  guard count >= 3, index.count == count, (lags ?? 0) < count else { return .failure(.tooShort) }
  return DetrendedValues.make(index: index, values: values).flatMap { detrended in
    let n = Double(count)
    let deviations = scaledDeviations(averageRanks(detrended.values))
    let bound = NormalDistribution.quantile(1 - alpha / 2) / n.squareRoot()
    var sum = 0.0
    for lag in stride(from: 1, through: min(lags ?? (count - 1), count - 1), by: 1) {
      let r = autocorrelation(deviations, lag: lag)
      let l = Double(lag)
      if abs(r) > bound { sum += (n - l) * (n - l - 1) * (n - l - 2) * r }
    }
    return corrected(values, by: 1 + 2 / (n * (n - 1) * (n - 2)) * sum)
  }
}

/// The Mann-Kendall test with the variance of Yue and Wang: autocorrelations of the detrended values count.
///
/// Lags 1...`lags` enter, all where nil. With all lags the test finds trends in about half of all series without
/// one; use it with one lag. Reasons as `mannKendallHamedRao`, with two values at least. O(n^2).
/// Source: Yue and Wang (2004).
public func mannKendallYueWang(index: [Double], values: [Double], lags: Int? = nil) -> Estimate<MannKendall> {
  let count = values.count
  guard count >= 3, index.count == count, (lags ?? 0) < count else { return .failure(.tooShort) }
  return DetrendedValues.make(index: index, values: values).flatMap { detrended in
    let deviations = scaledDeviations(movedResiduals(index: index, values: values, slope: detrended.slope))
    var sum = 0.0
    for lag in stride(from: 1, through: min(lags ?? (count - 1), count - 1), by: 1) {
      sum += (1 - Double(lag) / Double(count)) * autocorrelation(deviations, lag: lag)
    }
    return corrected(values, by: 1 + 2 * sum)
  }
}

private func corrected(_ values: [Double], by factor: Double) -> Estimate<MannKendall> {
  let (s, variance) = signSumAndVariance(values)
  guard variance * factor > 0 else { return .failure(.negativeVariance) }
  let n = Double(values.count)
  return .success(MannKendall(s: s, variance: variance * factor, pairs: n * (n - 1) / 2))
}
