/// The seasonal Mann-Kendall test whose variance holds the covariances between seasons, estimated from ranks.
///
/// `values` stand on a grid; years in which a season is missing are left out. It wants eight years or more. No
/// continuity correction. Fewer than two whole years are `tooShort`; values that are alike in each season are
/// `constant`. O(season years^2). Source: Hirsch and Slack (1984); Dietz and Killeen (1981).
public func mannKendallCorrelatedSeasonal(_ values: [Double?], season: Int) -> Estimate<MannKendall> {
  guard season >= 1 else { return .failure(.tooShort) }
  let years = values.count / season
  var seasons = [[Double]](repeating: [], count: season)
  for year in 0..<years {
    let known = values[(year * season)..<((year + 1) * season)].compactMap(\.self)
    guard known.count == season else { continue }
    for (place, value) in known.enumerated() { seasons[place].append(value) }
  }
  return mannKendallCorrelated(seasons)
}

/// The multivariate Mann-Kendall test whose variance holds the covariances between variables.
///
/// Variables stand on one grid; times at which one is missing are left out. Reasons as
/// `mannKendallCorrelatedSeasonal`. Source: Hirsch and Slack (1984); Lettenmaier (1988).
public func mannKendallCorrelatedMultivariate(_ variables: [[Double?]]) -> Estimate<MannKendall> {
  let length = variables.map(\.count).min() ?? 0
  var complete = [[Double]](repeating: [], count: variables.count)
  for time in 0..<length {
    let known = variables.compactMap { $0[time] }
    guard known.count == variables.count else { continue }
    for (place, value) in known.enumerated() { complete[place].append(value) }
  }
  return mannKendallCorrelated(complete)
}

/// The regional Mann-Kendall test whose variance holds the covariances between places.
///
/// Series stand on one grid; nil is a gap, and takes part in no pair. The values of each place are taken as independent in
/// time. No continuity correction. No series with two values is `tooShort`, series without any pair that differs are
/// `constant`, a variance of zero or less is `negativeVariance`. O(series n^2).
/// Source: Helsel and Frans (2006); Dietz and Killeen (1981) and Hirsch and Slack (1984) for the covariances.
public func mannKendallCorrelatedRegional(_ series: [[Double?]]) -> Estimate<MannKendall> {
  mannKendallOverCorrelated(series)
}

/// The partial Mann-Kendall test: the trend of values once that of a covariate is accounted for.
///
/// Both stand on one grid; places where one is missing are left out. No correction for ties or continuity. Fewer
/// than two places are `tooShort`; a covariate that goes exactly with the values is `zeroVarianceAfterDetrending`.
/// `s` is the sum of signs less its part that the covariate explains; tau belongs to the values alone.
/// Source: Libiseller and Grimvall (2002).
public func mannKendallPartial(_ values: [Double?], covariate: [Double?]) -> Estimate<MannKendall> {
  let pairs = zip(values, covariate).compactMap { value, other in
    value.flatMap { value in other.map { (value, $0) } }
  }
  guard pairs.count >= 2 else { return .failure(.tooShort) }
  let (y, x) = (pairs.map(\.0), pairs.map(\.1))
  let n = Double(pairs.count)
  let variance = n * (n - 1) * (2 * n + 5) / 18
  let rho = signSumCovariance(y, x) / variance
  guard abs(rho) < 1 else { return .failure(.zeroVarianceAfterDetrending) }
  let s = signSum(y)
  var test = MannKendall(
    s: s - rho * signSum(x), variance: (1 - rho * rho) * variance, pairs: 1, continuity: .none)
  test.tau = s / (n * (n - 1) / 2)
  return .success(test)
}

private func mannKendallCorrelated(_ groups: [[Double]]) -> Estimate<MannKendall> {
  mannKendallOverCorrelated(groups.map { $0.map(Optional.some) })
}

/// The sum of the sums of signs of series on one grid, with the variance of the sum that holds their covariances.
///
/// A missing value takes part in no pair. The covariance of two series is (K + sum over times of r r') / 3, with K the
/// sum over pairs of times of the products of both signs, and r the sum of the signs of a time against all others;
/// it is bilinear in the signs, so that all covariances together are those of the signs summed over the series. No
/// continuity correction. O(series n^2). Source: Dietz and Killeen (1981); Hirsch and Slack (1984).
func mannKendallOverCorrelated(_ series: [[Double?]]) -> Estimate<MannKendall> {
  let times = series.map(\.count).max() ?? 0
  let counts = series.map { one in one.count { $0 != nil } }
  guard counts.contains(where: { $0 >= 2 }) else { return .failure(.tooShort) }
  // Missing values are told by a number that no comparison holds for.
  let values = series.map { one in one.map { $0 ?? .nan } }
  var (s, concordance) = (0.0, 0.0)
  var against = [Double](repeating: 0, count: times)
  var signs = [Int](repeating: 0, count: times)
  for later in 0..<times {
    for earlier in 0..<later { signs[earlier] = 0 }
    for one in values where later < one.count {
      let last = one[later]
      for earlier in 0..<later { signs[earlier] += sign(last, one[earlier]) }
    }
    for earlier in 0..<later {
      let step = Double(signs[earlier])
      s += step
      concordance += step * step
      against[later] += step
      against[earlier] -= step
    }
  }
  let variance = (concordance + against.reduce(0) { $0 + $1 * $1 }) / 3
  guard variance > 0 else {
    let isConstant = series.allSatisfy { one in
      let known = one.compactMap(\.self)
      return known.allSatisfy { $0 == known.first }
    }
    return .failure(isConstant ? .constant : .negativeVariance)
  }
  let pairs = counts.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
  return .success(MannKendall(s: s, variance: variance, pairs: pairs, continuity: .none))
}

/// The estimated covariance of two sums of signs over the same times, for the partial test.
///
/// O(n^2). All parts are whole numbers until the last division. Source: Dietz and Killeen (1981).
private func signSumCovariance(_ first: [Double], _ second: [Double]) -> Double {
  let n = first.count
  var concordance = 0
  for later in 0..<n {
    for earlier in 0..<later {
      concordance += sign(first[later], first[earlier]) * sign(second[later], second[earlier])
    }
  }
  // 2R - (n + 1) is the sum of signs against all others, so that halves stay whole.
  var products = 0
  for place in 0..<n {
    var (one, other) = (n + 1, n + 1)
    for against in 0..<n {
      one += sign(first[place], first[against])
      other += sign(second[place], second[against])
    }
    products += one * other
  }
  return Double(concordance + products - n * (n + 1) * (n + 1)) / 3
}

private func sign(_ a: Double, _ b: Double) -> Int { (a > b ? 1 : 0) - (a < b ? 1 : 0) }
