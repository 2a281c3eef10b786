import Glibc

/// The permutation test that two groups are alike, by Welch's t statistic, two-sided.
///
/// `value` is the difference of the means. `p` is twice the smaller tail of Welch's statistic over all ways to
/// deal the values out to groups of these sizes, at most 1: exact where both groups come from one distribution,
/// whatever it is, and near to it for large groups with unequal variances (Janssen 1997). Above 20,000 ways,
/// 9,999 are drawn from the stream of the seed, and the observed one counts among them, which keeps the size.
/// Values that are not finite count as missing. A group of none, or two of one, are `tooShort`, equal values
/// `constant`, an overflow `noConvergence`. O(ways x size of the smaller group).
public func welchPermutationTest(_ first: [Double], _ second: [Double], seed: UInt64) -> Estimate<
  TestStatistic
> {
  let (first, second) = (knownValues(first), knownValues(second))
  guard !first.isEmpty, !second.isEmpty, first.count + second.count >= 3 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: first + second)
  guard !SampleMoments(first + second, scale: scale).isConstant() else { return .failure(.constant) }
  let difference =
    (SampleMoments(first, scale: scale).mean - SampleMoments(second, scale: scale).mean) * scale
  guard difference.isFinite else { return .failure(.noConvergence) }
  // The smaller group first. Moved by one value, whole scores stay whole and their sums exact.
  let dealt = first.count <= second.count ? first + second : second + first
  let values = dealt.map { $0 / scale - dealt[0] / scale }
  let deal = WelchDeal(values: values, size: min(first.count, second.count))
  var places = Array(values.indices)
  let observed = deal.statistic(places)
  let slack = 1e-9 * max(1, abs(observed))
  var (above, below, ways) = (0, 0, 0)
  func count(_ places: [Int]) {
    let one = deal.statistic(places)
    // What differs by rounding alone is equal.
    if one >= observed - slack { above += 1 }
    if one <= observed + slack { below += 1 }
    ways += 1
  }
  if logWays([first.count, second.count]) <= log(20_000.5) {
    var chosen = Array(places.prefix(deal.size))
    repeat { count(chosen) } while nextCombination(&chosen, of: values.count)
  } else {
    var stream = RandomStream(seed: seed, key: ["welch-permutation"])
    count(places)
    for _ in 0..<9_999 {
      // The first places of a shuffle are enough.
      for place in 0..<deal.size { places.swapAt(place, place + stream.below(places.count - place)) }
      count(places)
    }
  }
  return .success(TestStatistic(value: difference, p: min(1, 2 * Double(min(above, below)) / Double(ways))))
}

/// Values that are dealt out to two groups, and their sums.
private struct WelchDeal {
  /// The values together.
  let values: [Double]
  /// How many the first group gets.
  let size: Int
  private let sum: Double
  private let squares: Double

  init(values: [Double], size: Int) {
    (self.values, self.size) = (values, size)
    sum = values.reduce(0, +)
    squares = values.reduce(0) { $0 + $1 * $1 }
  }

  /// The difference of the means over its standard error, the first group being that of the first places;
  /// groups without any spread lie far apart.
  func statistic(_ places: [Int]) -> Double {
    var (part, square) = (0.0, 0.0)
    for place in places[..<size] {
      part += values[place]
      square += values[place] * values[place]
    }
    let (n, m) = (Double(size), Double(values.count - size))
    let (mean, other) = (part / n, (sum - part) / m)
    func squaredError(_ squares: Double, _ sum: Double, _ n: Double) -> Double {
      let rest = squares - sum / n * sum
      return n > 1 && rest > 1e-12 * self.squares ? rest / (n - 1) / n : 0
    }
    let error = squaredError(square, part, n) + squaredError(squares - square, sum - part, m)
    return (mean - other) / max(error, 1e-12 * squares).squareRoot()
  }
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
/// `value` is H corrected for ties; `p` is the share of all ways to deal the values out that have so large an H
/// or larger: exact. Above 20,000 ways, 9,999 are drawn from the stream of the seed, and the observed one
/// counts among them. Else as `kruskalWallisTest`. O(ways x n).
public func kruskalWallisPermutationTest(_ groups: [[Double]], seed: UInt64) -> Estimate<TestStatistic> {
  // The largest group last: its sum is what the others leave.
  let known = groups.map(knownValues).filter { !$0.isEmpty }.sorted { $0.count < $1.count }
  guard known.count >= 2, let largest = known.last?.count else { return .failure(.tooShort) }
  let sizes = known.map(\.count)
  let ranks = averageRanks(known.flatMap(\.self))
  guard let value = kruskalWallisH(ranks, sizes: sizes) else { return .failure(.constant) }
  // H rises with the sum of the squared rank sums over the sizes; ranks less their mean leave the last sum as
  // the others' turned round.
  let centre = Double(ranks.count + 1) / 2
  var dealt = ranks.map { $0 - centre }
  func spread(_ dealt: [Double]) -> Double {
    var (spread, rest, start) = (0.0, 0.0, 0)
    for size in sizes.dropLast() {
      var sum = 0.0
      for place in start..<start + size { sum += dealt[place] }
      spread += sum * sum / Double(size)
      rest -= sum
      start += size
    }
    return spread + rest * rest / Double(largest)
  }
  let observed = spread(dealt) * (1 - 1e-9)
  var (above, ways) = (0, 0)
  func count(_ dealt: [Double]) {
    if spread(dealt) >= observed { above += 1 }
    ways += 1
  }
  if logWays(sizes) <= log(20_000.5) {
    let centred = dealt
    var labels = sizes.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    let starts = sizes.indices.map { sizes[..<$0].reduce(0, +) }
    repeat {
      var next = starts
      for (place, label) in labels.enumerated() {
        dealt[next[label]] = centred[place]
        next[label] += 1
      }
      count(dealt)
    } while nextArrangement(&labels)
  } else {
    var stream = RandomStream(seed: seed, key: ["kruskal-wallis-permutation"])
    count(dealt)
    let drawn = ranks.count - largest
    for _ in 0..<9_999 {
      for place in 0..<drawn { dealt.swapAt(place, place + stream.below(ranks.count - place)) }
      count(dealt)
    }
  }
  return .success(TestStatistic(value: value, p: Double(above) / Double(ways)))
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
