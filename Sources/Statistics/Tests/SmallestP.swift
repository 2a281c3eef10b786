import Glibc

/// The smallest two-sided p value that so many changes can show in the exact signed-rank, sign or McNemar test.
///
/// All changes go one way: 2^(1 - n). No change is `tooShort`.
public func smallestSignedRankP(changes: Int) -> Estimate<Double> {
  guard changes > 0 else { return .failure(.tooShort) }
  // Beyond 1,074 it is no longer told from 0.
  return .success(changes > 1074 ? Double.leastNonzeroMagnitude : scalbn(1, Int32(1 - changes)))
}

/// The smallest two-sided p value that groups of these sizes can show in an exact test by permutation, and in
/// Mann-Whitney's test.
///
/// Two of all ways to deal the values out, which the groups apart and the groups apart the other way round are.
/// Empty groups do not count; fewer than two are `tooShort`.
public func smallestPermutationP(sizes: [Int]) -> Estimate<Double> {
  let sizes = sizes.filter { $0 > 0 }
  guard sizes.count >= 2 else { return .failure(.tooShort) }
  return .success(max(min(1, 2 * exp(-logWays(sizes))), .leastNonzeroMagnitude))
}

/// The logarithm of the number of ways to deal values out to groups of these sizes.
func logWays(_ sizes: [Int]) -> Double {
  let total = sizes.reduce(0.0) { $0 + Double($1) }
  return sizes.reduce(logGamma(total + 1)) { $0 - logGamma(Double($1) + 1) }
}
