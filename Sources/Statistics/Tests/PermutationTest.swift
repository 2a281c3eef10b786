import Glibc

/// The permutation test that two groups are alike, by Welch's t statistic, two-sided.
///
/// `value` is the difference of the means. `p` is twice the smaller tail of Welch's statistic over all ways to deal the values out to groups of these sizes, at most 1: exact
/// where both groups come from one distribution, whatever it is, and near to it for large groups with unequal variances (Janssen 1997). Above
/// 20,000 ways, 9,999 are drawn from the stream of the seed, and the observed one counts among them, which keeps the size. Values that are not finite count
/// as missing. A group of none, or two of one, are `tooShort`, equal values `constant`, an overflow `noConvergence`. O(ways x n).
public func welchPermutationTest(_ first: [Double], _ second: [Double], seed: UInt64) -> Estimate<
  TestStatistic
> {
  let (first, second) = (knownValues(first), knownValues(second))
  guard !first.isEmpty, !second.isEmpty, first.count + second.count >= 3 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: first + second)
  let whole = SampleMoments(first + second, scale: scale)
  guard !whole.isConstant() else { return .failure(.constant) }
  let values = (first + second).map { $0 / scale - whole.mean }
  let size = first.count
  let observed = welchStatistic(values, size)
  var (above, below, ways) = (0, 0, 0)
  func count(_ values: [Double]) {
    let one = welchStatistic(values, size)
    // What differs by rounding alone is equal.
    let slack = 1e-9 * max(1, abs(observed))
    if one >= observed - slack { above += 1 }
    if one <= observed + slack { below += 1 }
    ways += 1
  }
  if logWays([first.count, second.count]) <= log(20_000.5) {
    var chosen = Array(0..<size)
    repeat {
      var isChosen = [Bool](repeating: false, count: values.count)
      for place in chosen { isChosen[place] = true }
      let others = values.indices.filter { !isChosen[$0] }
      count(chosen.map { values[$0] } + others.map { values[$0] })
    } while nextCombination(&chosen, of: values.count)
  } else {
    var stream = RandomStream(seed: seed, key: ["welch-permutation"])
    var dealt = values
    (above, below, ways) = (1, 1, 1)
    for _ in 0..<9_999 {
      stream.shuffle(&dealt)
      count(dealt)
    }
  }
  let p = min(1, 2 * Double(min(above, below)) / Double(ways))
  let difference =
    (SampleMoments(first, scale: scale).mean - SampleMoments(second, scale: scale).mean) * scale
  return difference.isFinite
    ? .success(TestStatistic(value: difference, p: p)) : .failure(.noConvergence)
}

/// The difference of the means of the first values and the rest over its standard error; groups without any spread lie far apart.
private func welchStatistic(_ values: [Double], _ size: Int) -> Double {
  func moments(_ part: ArraySlice<Double>) -> (mean: Double, squaredError: Double) {
    let n = Double(part.count)
    let mean = part.reduce(0, +) / n
    guard n > 1 else { return (mean, 0) }
    return (mean, part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) / n)
  }
  let (a, b) = (moments(values[..<size]), moments(values[size...]))
  let difference = a.mean - b.mean
  let error = (a.squaredError + b.squaredError).squareRoot()
  let largest = values.reduce(0) { max($0, abs($1)) }
  return difference / max(error, 1e-12 * largest)
}

/// Moves to the next choice of places in order of the alphabet; false after the last.
private func nextCombination(_ chosen: inout [Int], of count: Int) -> Bool {
  var place = chosen.count - 1
  while place >= 0, chosen[place] == count - chosen.count + place { place -= 1 }
  guard place >= 0 else { return false }
  chosen[place] += 1
  for later in (place + 1)..<max(chosen.count, place + 1) { chosen[later] = chosen[later - 1] + 1 }
  return true
}

/// The permutation test that groups lie at the same level, by the statistic of Kruskal and Wallis.
///
/// `value` is H corrected for ties; `p` is the share of all ways to deal the values out that have so large an H or larger: exact. Above 20,000 ways,
/// 9,999 are drawn from the stream of the seed, and the observed one counts among them. Else as `kruskalWallisTest`. O(ways x n).
public func kruskalWallisPermutationTest(_ groups: [[Double]], seed: UInt64) -> Estimate<TestStatistic> {
  let known = groups.map(knownValues).filter { !$0.isEmpty }
  guard known.count >= 2 else { return .failure(.tooShort) }
  let sizes = known.map(\.count)
  let ranks = averageRanks(known.flatMap(\.self))
  guard let observed = kruskalWallisH(ranks, sizes: sizes) else { return .failure(.constant) }
  var (above, ways) = (0, 0)
  func count(_ ranks: [Double]) {
    if kruskalWallisH(ranks, sizes: sizes) ?? 0 >= observed * (1 - 1e-9) { above += 1 }
    ways += 1
  }
  if logWays(sizes) <= log(20_000.5) {
    var labels = sizes.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    let starts = sizes.indices.map { sizes[..<$0].reduce(0, +) }
    repeat {
      var next = starts
      var dealt = ranks
      for (place, label) in labels.enumerated() {
        dealt[next[label]] = ranks[place]
        next[label] += 1
      }
      count(dealt)
    } while nextArrangement(&labels)
  } else {
    var stream = RandomStream(seed: seed, key: ["kruskal-wallis-permutation"])
    var dealt = ranks
    (above, ways) = (1, 1)
    for _ in 0..<9_999 {
      stream.shuffle(&dealt)
      count(dealt)
    }
  }
  return .success(TestStatistic(value: observed, p: Double(above) / Double(ways)))
}

/// Moves labels to their next arrangement in order of the alphabet; false after the last.
private func nextArrangement(_ labels: inout [Int]) -> Bool {
  guard let place = labels.indices.dropLast().last(where: { labels[$0] < labels[$0 + 1] }),
    let other = labels.indices.last(where: { labels[$0] > labels[place] })
  else { return false }
  labels.swapAt(place, other)
  labels[(place + 1)...].reverse()
  return true
}
