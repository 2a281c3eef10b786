internal import CLanes

/// Goes through all sets of joinpoints for a block of series.
///
/// At each level one joinpoint is eliminated from the Gram matrix and from the products, so that what a
/// further joinpoint would add is the square of its product over its own Gram entry.
struct JoinpointElimination {
  /// What is left of the problem when the joinpoints of the levels before are eliminated; only the candidates
  /// that can follow.
  private struct Level {
    /// Row by row, from the diagonal on.
    var gram: [Double]
    var diagonal: [Double]
    /// By candidate, then by series.
    var products: [Double]
    /// What the joinpoints so far take up, by series.
    var reached: [Double]
    /// One over the entries of the diagonal; 0 where nothing but rounding is left of a candidate.
    var inverses: [Double]
  }

  private let candidates: Int
  private let gap: Int
  private let limit: Int
  /// The series of a block: one, or a multiple of eight, whose rest is empty.
  private let lanes: Int
  /// The smallest Gram entry of each candidate that is no rounding error.
  private var smallest: [Double] = []
  /// Taken out while in use, so that they are never copied.
  private var levels: [Level]
  /// Of the last level: shares and inverses of the candidates that can follow.
  private var shares: [Double]
  private var inverses: [Double]
  private let zeros: [Double]
  private var own: [Double]
  private var base: [Double]
  private var gains: [Double]
  /// By number of joinpoints minus one, then by series: the largest reduction so far.
  private var reductions: [[Double]]
  /// The set of that reduction but for its last joinpoint, as a place in `prefixes`; -1 without a set.
  private var origins: [[Int]]
  private var lastOnes: [[Int]]
  private var prefixes: [[Int]] = []

  /// Takes space for a search of sets of at most `limit` joinpoints for `width` series.
  init(candidates: Int, gap: Int, limit: Int, width: Int) {
    self.candidates = candidates
    self.gap = gap
    self.limit = limit
    lanes = width == 1 ? 1 : (width + 7) / 8 * 8
    func numbers(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }
    let level = Level(
      gram: numbers(candidates * candidates), diagonal: numbers(candidates),
      products: numbers(candidates * lanes), reached: numbers(lanes), inverses: numbers(candidates))
    levels = [Level](repeating: level, count: max(limit - 1, 1))
    (shares, inverses, zeros) = (level.inverses, level.inverses, numbers(max(candidates, lanes)))
    (own, base, gains) = (level.reached, level.reached, level.reached)
    reductions = [[Double]](repeating: level.reached, count: limit)
    origins = [[Int]](repeating: [Int](repeating: -1, count: lanes), count: limit)
    lastOnes = origins
  }

  /// Searches the series in the columns from `start` on of a column-by-column matrix of products.
  mutating func run(gram: [Double], products: [Double], from start: Int) {
    prefixes = []
    for level in 0..<limit {
      for lane in 0..<lanes { (reductions[level][lane], origins[level][lane]) = (-1, -1) }
    }
    var first = take(0)
    first.gram = gram
    for candidate in 0..<candidates { first.diagonal[candidate] = gram[candidate * candidates + candidate] }
    smallest = first.diagonal.map { 1e-11 * $0 }
    let columns = products.count / max(candidates, 1)
    for lane in 0..<lanes {
      for candidate in 0..<candidates {
        first.products[candidate * lanes + lane] =
          start + lane < columns ? products[(start + lane) * candidates + candidate] : 0
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
      result.append((prefixes[origin] + [lastOnes[level][lane]], reductions[level][lane]))
    }
    return result
  }

  private mutating func take(_ level: Int) -> Level {
    var taken = Level(gram: [], diagonal: [], products: [], reached: [], inverses: [])
    swap(&taken, &levels[level])
    return taken
  }

  private mutating func descend(level: Int, first: Int, _ present: inout Level, chosen: [Int]) {
    guard first < candidates else { return }
    for candidate in first..<candidates {
      let pivot = present.diagonal[candidate]
      present.inverses[candidate] = pivot > smallest[candidate] ? 1 / pivot : 0
    }
    // With nothing of its own to take off, a candidate adds its product alone.
    wm_largest_gains(
      zeros, present.products, first * lanes, zeros, present.inverses, first, candidates - first, lanes,
      &gains)
    var prefix = -1
    for lane in 0..<lanes where present.reached[lane] + gains[lane] > reductions[level][lane] {
      note(
        lane, level: level, total: present.reached[lane] + gains[lane], products: present.products,
        first: first,
        own: 0, shares: zeros, inverses: present.inverses, inversesFrom: first, &prefix, chosen)
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
      let share = present.gram[candidate * candidates + row] * inverse
      wm_subtract_scaled(
        present.gram, row * candidates + row, present.gram, candidate * candidates + row, share,
        candidates - row,
        &next.gram, row * candidates + row)
      next.diagonal[row] = next.gram[row * candidates + row]
      wm_subtract_scaled(
        present.products, row * lanes, present.products, candidate * lanes, share, lanes, &next.products,
        row * lanes)
    }
    for lane in 0..<lanes {
      let product = present.products[candidate * lanes + lane]
      next.reached[lane] = present.reached[lane] + product * product * inverse
    }
  }

  /// The last two joinpoints at once: what the last one adds is computed without storing what is left.
  private mutating func closeLast(_ candidate: Int, _ present: Level, chosen: [Int]) {
    let first = candidate + gap
    let inverse = present.inverses[candidate]
    wm_shares_and_inverses(
      present.gram, candidate * candidates + first, present.diagonal, smallest, first, inverse,
      candidates - first, &shares, &inverses)
    for lane in 0..<lanes {
      let product = present.products[candidate * lanes + lane]
      own[lane] = product
      base[lane] = present.reached[lane] + product * product * inverse
    }
    wm_largest_gains(
      own, present.products, first * lanes, shares, inverses, 0, candidates - first, lanes, &gains)
    var prefix = -1
    for lane in 0..<lanes where base[lane] + gains[lane] > reductions[limit - 1][lane] {
      note(
        lane, level: limit - 1, total: base[lane] + gains[lane], products: present.products, first: first,
        own: own[lane], shares: shares, inverses: inverses, inversesFrom: 0, &prefix, chosen + [candidate])
    }
  }

  /// Looks for the candidate that gave a series its new largest reduction, and remembers the set.
  private mutating func note(
    _ lane: Int, level: Int, total: Double, products: [Double], first: Int, own: Double, shares: [Double],
    inverses: [Double], inversesFrom: Int, _ prefix: inout Int, _ chosen: @autoclosure () -> [Int]
  ) {
    var best = (gain: -1.0, place: -1)
    for place in 0..<(candidates - first) where inverses[inversesFrom + place] > 0 {
      let rest = own * shares[place] - products[(first + place) * lanes + lane]
      let gain = rest * rest * inverses[inversesFrom + place]
      if gain > best.gain { best = (gain, place) }
    }
    guard best.place >= 0 else { return }
    if prefix < 0 {
      prefixes.append(chosen())
      prefix = prefixes.count - 1
    }
    reductions[level][lane] = total
    origins[level][lane] = prefix
    lastOnes[level][lane] = first + best.place
  }
}
