/// Goes through all sets of joinpoints for a block of series, one series in each lane of a register.
///
/// At each level one joinpoint is eliminated from the Gram matrix and from the products, so that what a
/// further joinpoint would add is the square of its product over its own Gram entry. Wide lanes are for many
/// series, narrow ones for a few, whose empty lanes would cost as much as full ones.
struct JoinpointElimination<Lanes: SIMD> where Lanes.Scalar == Double {
  /// What is left of the problem when the joinpoints of the levels before are eliminated; only the lower
  /// triangle of candidates that can follow.
  private struct Level {
    var gram: [Double]
    /// By group of series, then by candidate.
    var products: [Lanes]
    /// What the joinpoints so far take up, by group of series.
    var reached: [Lanes]
    var inverses: [Double]
  }

  private let candidates: Int
  private let gap: Int
  private let limit: Int
  private let groups: Int
  /// The smallest Gram entry of each candidate that is no rounding error.
  private var smallest: [Double] = []
  /// Taken out while in use, so that they are never copied.
  private var levels: [Level]
  /// Of the last level: shares and inverses of the candidates that can follow.
  private var shares: [Double]
  private var inverses: [Double]
  /// By number of joinpoints minus one, then by series: the largest reduction so far.
  private var reductions: [[Lanes]]
  /// The set of that reduction but for its last joinpoint, as a place in `prefixes`; -1 without a set.
  private var origins: [[Int]]
  private var lastOnes: [[Int]]
  private var prefixes: [[Int]] = []

  /// Takes space for a search of sets of at most `limit` joinpoints for `width` series.
  init(candidates: Int, gap: Int, limit: Int, width: Int) {
    self.candidates = candidates
    self.gap = gap
    self.limit = limit
    groups = (width + Lanes.scalarCount - 1) / Lanes.scalarCount
    let level = Level(
      gram: [Double](repeating: 0, count: candidates * candidates),
      products: [Lanes](repeating: Lanes(), count: candidates * groups),
      reached: [Lanes](repeating: Lanes(), count: groups),
      inverses: [Double](repeating: 0, count: candidates))
    levels = [Level](repeating: level, count: max(limit - 1, 1))
    shares = level.inverses
    inverses = level.inverses
    reductions = [[Lanes]](repeating: [Lanes](repeating: Lanes(), count: groups), count: limit)
    origins = [[Int]](repeating: [Int](repeating: -1, count: groups * Lanes.scalarCount), count: limit)
    lastOnes = origins
  }

  /// Searches the series in the columns from `start` on of a column-by-column matrix of products.
  mutating func run(gram: [Double], products: [Double], from start: Int) {
    prefixes = []
    for level in 0..<limit {
      for group in 0..<groups { reductions[level][group] = Lanes(repeating: -1) }
      for lane in origins[level].indices { origins[level][lane] = -1 }
    }
    smallest = (0..<candidates).map { 1e-11 * gram[$0 * candidates + $0] }
    var first = take(0)
    first.gram = gram
    let columns = products.count / max(candidates, 1)
    for lane in 0..<(groups * Lanes.scalarCount) {
      let (group, place, column) = (lane / Lanes.scalarCount, lane % Lanes.scalarCount, start + lane)
      for candidate in 0..<candidates {
        first.products[group * candidates + candidate][place] =
          column < columns ? products[column * candidates + candidate] : 0
      }
    }
    descend(level: 0, first: 0, &first, chosen: [])
    levels[0] = first
  }

  /// The best set of each number of joinpoints from 1 on, of one series of the block; those without a set end
  /// the list.
  func sets(of lane: Int) -> [(candidates: [Int], reduction: Double)] {
    var result: [(candidates: [Int], reduction: Double)] = []
    for level in 0..<limit {
      let origin = origins[level][lane]
      guard origin >= 0 else { break }
      result.append(
        (
          prefixes[origin] + [lastOnes[level][lane]],
          reductions[level][lane / Lanes.scalarCount][lane % Lanes.scalarCount]
        ))
    }
    return result
  }

  private mutating func take(_ level: Int) -> Level {
    var taken = Level(gram: [], products: [], reached: [], inverses: [])
    swap(&taken, &levels[level])
    return taken
  }

  private mutating func descend(level: Int, first: Int, _ present: inout Level, chosen: [Int]) {
    guard first < candidates else { return }
    for candidate in first..<candidates {
      let pivot = present.gram[candidate * candidates + candidate]
      present.inverses[candidate] = pivot > smallest[candidate] ? 1 / pivot : 0
    }
    // The place of the set before its last joinpoint, once any series needs it.
    var prefix = -1
    for group in 0..<groups {
      let reached = present.reached[group]
      for candidate in first..<candidates where present.inverses[candidate] > 0 {
        let product = present.products[group * candidates + candidate]
        let reduction = reached + product * product * present.inverses[candidate]
        let improves = reduction .> reductions[level][group]
        guard any(improves) else { continue }
        if prefix < 0 { prefix = remember(chosen) }
        reductions[level][group].replace(with: reduction, where: improves)
        for lane in 0..<Lanes.scalarCount where improves[lane] {
          origins[level][group * Lanes.scalarCount + lane] = prefix
          lastOnes[level][group * Lanes.scalarCount + lane] = candidate
        }
      }
    }
    guard level + 1 < limit else { return }
    for candidate in first..<candidates
    where present.inverses[candidate] > 0 && candidate + gap < candidates {
      if level + 2 == limit {
        closeLast(candidate, present, chosen: chosen)
      } else {
        var next = take(level + 1)
        eliminate(candidate, of: present, into: &next)
        descend(level: level + 1, first: candidate + gap, &next, chosen: chosen + [candidate])
        levels[level + 1] = next
      }
    }
  }

  /// Eliminates one joinpoint from the candidates that can follow it.
  private func eliminate(_ candidate: Int, of present: Level, into next: inout Level) {
    let inverse = present.inverses[candidate]
    for row in (candidate + gap)..<candidates {
      let share = present.gram[row * candidates + candidate] * inverse
      for column in (candidate + gap)...row {
        next.gram[row * candidates + column] =
          present.gram[row * candidates + column] - share * present.gram[column * candidates + candidate]
      }
      for group in 0..<groups {
        next.products[group * candidates + row] =
          present.products[group * candidates + row]
          - present.products[group * candidates + candidate] * share
      }
    }
    for group in 0..<groups {
      let product = present.products[group * candidates + candidate]
      next.reached[group] = present.reached[group] + product * product * inverse
    }
  }

  /// The last two joinpoints at once: what the last one adds is computed without storing what is left.
  private mutating func closeLast(_ candidate: Int, _ present: Level, chosen: [Int]) {
    let first = candidate + gap
    let count = candidates - first
    let inverse = present.inverses[candidate]
    for place in 0..<count {
      let row = first + place
      let cross = present.gram[row * candidates + candidate]
      shares[place] = cross * inverse
      let pivot = present.gram[row * candidates + row] - shares[place] * cross
      inverses[place] = pivot > smallest[row] ? 1 / pivot : 0
    }
    var prefix = -1
    for group in 0..<groups {
      let own = present.products[group * candidates + candidate]
      let base = present.reached[group] + own * own * inverse
      let start = group * candidates + first
      let total = base + largestGain(own, present.products, from: start, count: count)
      let improves = total .> reductions[limit - 1][group]
      guard any(improves) else { continue }
      if prefix < 0 { prefix = remember(chosen + [candidate]) }
      for lane in 0..<Lanes.scalarCount where improves[lane] {
        var best = (gain: -1.0, place: -1)
        for place in 0..<count where inverses[place] > 0 {
          let rest = own[lane] * shares[place] - present.products[start + place][lane]
          let gain = rest * rest * inverses[place]
          if gain > best.gain { best = (gain, place) }
        }
        guard best.place >= 0 else { continue }
        reductions[limit - 1][group][lane] = total[lane]
        origins[limit - 1][group * Lanes.scalarCount + lane] = prefix
        lastOnes[limit - 1][group * Lanes.scalarCount + lane] = first + best.place
      }
    }
  }

  /// The largest reduction by any of `count` last joinpoints, in each lane.
  @inline(__always)
  private func largestGain(_ own: Lanes, _ products: [Lanes], from start: Int, count: Int) -> Lanes {
    let (shares, inverses, products) = (shares.span, inverses.span, products.span)
    var largest = Lanes(repeating: -1)
    for place in 0..<count {
      // The sign of what is left does not matter, and this order of both operations needs the fewest
      // instructions.
      let rest = own * shares[place] - products[start &+ place]
      let gain = rest * rest * inverses[place]
      largest = gain.replacing(with: largest, where: largest .> gain)
    }
    return largest
  }

  private mutating func remember(_ chosen: [Int]) -> Int {
    prefixes.append(chosen)
    return prefixes.count - 1
  }
}
