/// Goes through all sets of joinpoints for a block of series, eight series in one register.
///
/// At each level one joinpoint is eliminated from the Gram matrix and from the products, so that what a
/// further joinpoint would add is the square of its product over its own Gram entry.
struct JoinpointElimination {
  /// The series that are searched together.
  static let seriesPerBlock = 64
  private typealias Lanes = SIMD8<Double>

  private let candidates: Int
  private let gap: Int
  private let limit: Int
  private let groups: Int
  /// By number of joinpoints minus one, then by series: the largest reduction so far.
  private var reductions: [[Lanes]]
  /// The set of that reduction but for its last joinpoint, as a place in `prefixes`.
  private var origins: [[SIMD8<Int64>]]
  private var prefixes: [[Int]] = [[]]
  private var lastOnes: [[SIMD8<Int64>]]

  init(candidates: Int, gap: Int, limit: Int, width: Int) {
    self.candidates = candidates
    self.gap = gap
    self.limit = limit
    groups = (width + 7) / 8
    let worst = [Lanes](repeating: Lanes(repeating: -1), count: groups)
    let nothing = [SIMD8<Int64>](repeating: SIMD8(repeating: -1), count: groups)
    reductions = [[Lanes]](repeating: worst, count: limit)
    origins = [[SIMD8<Int64>]](repeating: nothing, count: limit)
    lastOnes = origins
  }

  /// Searches the series in the columns from `start` on of a column-by-column matrix of products.
  mutating func run(gram: [Double], products: [Double], from start: Int) {
    var block = [Lanes](repeating: Lanes(), count: candidates * groups)
    let columns = products.count / max(candidates, 1)
    for lane in 0..<min(groups * 8, columns - start) {
      for candidate in 0..<candidates {
        block[lane / 8 * candidates + candidate][lane % 8] = products[(start + lane) * candidates + candidate]
      }
    }
    let smallest = (0..<candidates).map { 1e-11 * gram[$0 * candidates + $0] }
    descend(
      level: 0, first: 0, gram: gram, smallest: smallest, products: block,
      reached: [Lanes](repeating: Lanes(), count: groups), chosen: [])
  }

  /// The best set of each number of joinpoints from 1 on, of one series of the block; those without a set end
  /// the list.
  func sets(of lane: Int) -> [(candidates: [Int], reduction: Double)] {
    var result: [(candidates: [Int], reduction: Double)] = []
    for level in 0..<limit {
      let origin = origins[level][lane / 8][lane % 8]
      guard origin >= 0 else { break }
      result.append(
        (
          prefixes[Int(origin)] + [Int(lastOnes[level][lane / 8][lane % 8])],
          reductions[level][lane / 8][lane % 8]
        ))
    }
    return result
  }

  private mutating func descend(
    level: Int, first: Int, gram: [Double], smallest: [Double], products: [Lanes], reached: [Lanes],
    chosen: [Int]
  ) {
    guard first < candidates else { return }
    var inverses = [Double](repeating: 0, count: candidates)
    for candidate in first..<candidates {
      let pivot = gram[candidate * candidates + candidate]
      inverses[candidate] = pivot > smallest[candidate] ? 1 / pivot : 0
    }
    // The place of the set before its last joinpoint, once any series needs it.
    var prefix: Int64 = -1
    for candidate in first..<candidates where inverses[candidate] > 0 {
      for group in 0..<groups {
        let product = products[group * candidates + candidate]
        let reduction = reached[group] + product * product * inverses[candidate]
        let improves = reduction .> reductions[level][group]
        guard any(improves) else { continue }
        if prefix < 0 { prefix = remember(chosen) }
        reductions[level][group].replace(with: reduction, where: improves)
        origins[level][group].replace(with: SIMD8(repeating: prefix), where: improves)
        lastOnes[level][group].replace(with: SIMD8(repeating: Int64(candidate)), where: improves)
      }
    }
    guard level + 1 < limit else { return }
    for candidate in first..<candidates where inverses[candidate] > 0 && candidate + gap < candidates {
      if level + 2 == limit {
        closeLast(
          candidate, inverse: inverses[candidate], gram: gram, smallest: smallest, products: products,
          reached: reached, chosen: chosen)
      } else {
        eliminate(
          candidate, inverse: inverses[candidate], level: level, gram: gram, smallest: smallest,
          products: products, reached: reached, chosen: chosen)
      }
    }
  }

  /// Eliminates one joinpoint and goes on to the next level with what is left.
  private mutating func eliminate(
    _ candidate: Int, inverse: Double, level: Int, gram: [Double], smallest: [Double], products: [Lanes],
    reached: [Lanes], chosen: [Int]
  ) {
    var rest = gram
    var restOfProducts = products
    for row in (candidate + gap)..<candidates {
      let share = gram[row * candidates + candidate] * inverse
      for column in (candidate + gap)...row {
        rest[row * candidates + column] -= share * gram[column * candidates + candidate]
      }
      for group in 0..<groups {
        restOfProducts[group * candidates + row] -= products[group * candidates + candidate] * share
      }
    }
    let next = (0..<groups).map { group in
      let product = products[group * candidates + candidate]
      return reached[group] + product * product * inverse
    }
    descend(
      level: level + 1, first: candidate + gap, gram: rest, smallest: smallest, products: restOfProducts,
      reached: next, chosen: chosen + [candidate])
  }

  /// The last two joinpoints at once: what the last one adds is computed without storing what is left.
  private mutating func closeLast(
    _ candidate: Int, inverse: Double, gram: [Double], smallest: [Double], products: [Lanes],
    reached: [Lanes], chosen: [Int]
  ) {
    let first = candidate + gap
    let count = candidates - first
    var shares = [Double](repeating: 0, count: count)
    var inverses = [Double](repeating: 0, count: count)
    for place in 0..<count {
      let row = first + place
      let cross = gram[row * candidates + candidate]
      shares[place] = cross * inverse
      let pivot = gram[row * candidates + row] - shares[place] * cross
      inverses[place] = pivot > smallest[row] ? 1 / pivot : 0
    }
    var prefix: Int64 = -1
    for group in 0..<groups {
      let own = products[group * candidates + candidate]
      let base = reached[group] + own * own * inverse
      var largest = Lanes(repeating: -1)
      let start = group * candidates + first
      for place in 0..<count {
        // The sign of what is left does not matter, and this order of both operations needs the fewest
        // instructions.
        let rest = own * shares[place] - products[start + place]
        let gain = rest * rest * inverses[place]
        largest = gain.replacing(with: largest, where: largest .> gain)
      }
      let total = base + largest
      let improves = total .> reductions[limit - 1][group]
      guard any(improves) else { continue }
      if prefix < 0 { prefix = remember(chosen + [candidate]) }
      for lane in 0..<8 where improves[lane] {
        var best = (gain: -1.0, place: -1)
        for place in 0..<count where inverses[place] > 0 {
          let rest = own[lane] * shares[place] - products[start + place][lane]
          let gain = rest * rest * inverses[place]
          if gain > best.gain { best = (gain, place) }
        }
        guard best.place >= 0 else { continue }
        reductions[limit - 1][group][lane] = total[lane]
        origins[limit - 1][group][lane] = prefix
        lastOnes[limit - 1][group][lane] = Int64(first + best.place)
      }
    }
  }

  private mutating func remember(_ chosen: [Int]) -> Int64 {
    prefixes.append(chosen)
    return Int64(prefixes.count - 1)
  }
}
