/// The way by a bracket: a sample of slopes tells a range that holds the ranks almost surely. A slope is below `t`
/// just when `y - t x` falls between its points, so rounded values of `y - t x`, eight at a time, tell most
/// pairs to be below or above the range; only the others are divided. Sources of the ideas: Floyd and Rivest
/// (1975) for the sample; Cole, Salowe, Steiger and Szemeredi (1989) for slopes as inversions.
extension PairwiseSlopes {
  /// The slopes of the ranks; nil where the bracket missed one, or where rounded values tell nothing.
  func bracketed(_ ranks: [Int]) -> [Double]? {
    guard let first = ranks.first, let last = ranks.last, let bracket = bracket(first, last),
      let low = LevelledPoints(self, slope: bracket.lowerBound, padding: .max),
      let high = LevelledPoints(self, slope: bracket.upperBound, padding: .max)
    else { return nil }
    var kept = [Double](repeating: 0, count: count + 1)
    let none = SIMD8<Int16>()
    var below = 0
    var end = 0
    for place in 0..<(y.count - 1) {
      let surelyBelow = SIMD8(repeating: low[place] &- 1)
      let surelyAbove = SIMD8(repeating: high[place] &+ 1)
      var counts = SIMD8<Int16>()
      // Only points after this one count: in its own block, those in later lanes.
      var later = none.replacing(with: -1, where: Self.lanes .> Int16(truncatingIfNeeded: place % 8))
      for block in (place / 8)..<low.blocks.count {
        let isBelow = none.replacing(with: later, where: low.blocks[block] .< surelyBelow)
        let isSettled = isBelow.replacing(with: -1, where: high.blocks[block] .> surelyAbove)
        counts &-= isBelow
        var open = (later & ~isSettled & Self.weights).wrappedSum()
        later = SIMD8(repeating: -1)
        while open != 0 {
          let slope = slope(place, block &* 8 &+ open.trailingZeroBitCount)
          open &= open &- 1
          kept[end] = slope
          below &+= slope < bracket.lowerBound ? 1 : 0
          end &+= bracket.contains(slope) ? 1 : 0
        }
      }
      below += Int(counts.wrappedSum())
    }
    guard first >= below, last < below + end else { return nil }
    kept.removeLast(kept.count - end)
    return selected(from: kept, ranks.map { $0 - below }, within: bracket)
  }

  private static let lanes = SIMD8<Int16>(0, 1, 2, 3, 4, 5, 6, 7)
  private static let weights = SIMD8<Int16>(1, 2, 4, 8, 16, 32, 64, 128)

  /// A range that holds the ranks with a chance of about 98 %, from slopes of pairs that lie evenly.
  private func bracket(_ first: Int, _ last: Int) -> ClosedRange<Double>? {
    let draws = min(256, count / 8)
    var sample: [Double] = []
    sample.reserveCapacity(draws)
    // The additive recurrence of Roberts (2018) in two dimensions, in whole numbers.
    var (u, v): (UInt32, UInt32) = (1 << 31, 1 << 31)
    let size = UInt32(truncatingIfNeeded: y.count)
    for _ in 0..<draws {
      u &+= 3_242_174_889
      v &+= 2_447_445_414
      let i = Int(u.multipliedFullWidth(by: size).high)
      let j = Int(v.multipliedFullWidth(by: size).high)
      if i != j { sample.append(slope(i, j)) }
    }
    guard sample.allSatisfy(\.isFinite), sample.count > 8 else { return nil }
    _ = sortCountingInversions(&sample)
    func place(_ rank: Int, _ sign: Double) -> Int {
      let share = (Double(rank) + 0.5) / Double(count)
      let drawn = Double(sample.count)
      return Int((share * drawn + sign * 2 * (share * (1 - share) * drawn).squareRoot()).rounded())
    }
    return sample[max(place(first, -1), 0)]...sample[min(place(last, 1), sample.count - 1)]
  }

  /// The values of the ranks out of those kept, by way of equal bins over the bracket.
  private func selected(from kept: [Double], _ ranks: [Int], within bracket: ClosedRange<Double>) -> [Double]
  {
    let bins = 512
    let scale = Double(bins) / (bracket.upperBound - bracket.lowerBound)
    guard scale.isFinite, scale > 0, kept.count > 64 else {
      var all = kept
      return ranks.map { all.partition(rank: $0) }
    }
    var sizes = [Int](repeating: 0, count: bins)
    var bin = [UInt16](repeating: 0, count: kept.count)
    for (place, slope) in kept.enumerated() {
      let number = min(Int((slope - bracket.lowerBound) * scale), bins - 1)
      bin[place] = UInt16(truncatingIfNeeded: number)
      sizes[number] &+= 1
    }
    // Which bins hold a rank, how many slopes lie before them, and what they hold.
    var slot = [UInt8](repeating: .max, count: bins)
    var starts: [Int] = []
    var (number, before) = (0, 0)
    for rank in ranks {
      while number < bins - 1, before + sizes[number] <= rank {
        before += sizes[number]
        number += 1
      }
      if slot[number] == .max {
        slot[number] = UInt8(starts.count)
        starts.append(before)
      }
    }
    var members = [[Double]](repeating: [], count: starts.count)
    for (place, number) in bin.enumerated() where slot[Int(number)] != .max {
      members[Int(slot[Int(number)])].append(kept[place])
    }
    return ranks.map { rank in
      let place = starts.lastIndex { $0 <= rank } ?? 0
      return members[place].partition(rank: rank - starts[place])
    }
  }
}

/// The values minus a line of a given slope, rounded to 2^14 steps, in blocks of eight.
///
/// Where two rounded values differ by two steps or more, the exact ones differ in the same direction.
private struct LevelledPoints {
  var blocks: [SIMD8<Int16>]

  init?(_ points: PairwiseSlopes, slope: Double, padding: Int16) {
    var (least, most, size) = (Double.infinity, -Double.infinity, 0.0)
    var levelled = points.y
    for place in levelled.indices {
      let line = slope * points.x[place]
      size = max(size, abs(line), abs(levelled[place]))
      levelled[place] -= line
      least = min(least, levelled[place])
      most = max(most, levelled[place])
    }
    let step = (most - least) / 16_384
    // Rounding errors must be far below a step.
    guard step.isFinite, size.isFinite, step > size * 0x1p-40, step > 1e-280 else { return nil }
    let scale = 1 / step
    blocks = [SIMD8<Int16>](repeating: SIMD8(repeating: padding), count: (levelled.count + 7) / 8)
    for (place, value) in levelled.enumerated() {
      blocks[place / 8][place % 8] = Int16(truncatingIfNeeded: Int(((value - least) * scale).rounded()))
    }
  }

  subscript(_ place: Int) -> Int16 { blocks[place / 8][place % 8] }
}
