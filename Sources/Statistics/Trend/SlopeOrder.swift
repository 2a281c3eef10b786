/// Points in order of what lies below them and above a line, `y - slope x`, for one slope after the other.
///
/// A pair of points has a slope below the line's just when the later point comes first, so the pairs that
/// change places on the way from one line to another are those with slopes between the two. All keys of one
/// order differ by two steps or more, each many times what rounding can do, so that order and slopes,
/// rounded as they are, never disagree.
struct SlopeOrder {
  /// The slope of the line.
  private(set) var slope: Double
  /// The number of pairs with a slope below it.
  private(set) var below = 0
  private let points: PairwiseSlopes
  /// The coordinates from a point in the middle, in steps.
  private let x: [Double]
  private let y: [Double]
  /// Whole steps of each level, and the place of the point in the lowest bits.
  private var keys: [Int64]

  private static let placeBits: Int64 = 26
  /// Adding it rounds a number to a whole one, which then stands in the lowest bits.
  private static let roundingOffset = 0x1.8p52
  private static let placeMask: Int64 = 1 << placeBits - 1

  /// Sorts the points by a line; later lines must have slopes within `range`.
  ///
  /// Nil where levels are too close to each other, or too large, to be told apart. O(n log n).
  init?(_ points: PairwiseSlopes, slope: Double, within range: ClosedRange<Double>) {
    guard let last = points.y.indices.last, last <= Self.placeMask else { return nil }
    let (left, base) = (points.x[last / 2], points.y[last / 2])
    var (extent, size) = (0.0, 0.0)
    let steepest = max(abs(range.lowerBound), abs(range.upperBound))
    for (x, y) in zip(points.x, points.y) {
      size = max(size, abs(y), abs(x) * steepest)
      let (run, rise) = (x - left, y - base)
      extent = max(extent, abs(rise - range.lowerBound * run), abs(rise - range.upperBound * run))
    }
    guard extent.isFinite, size.isFinite, extent > 1e-280 else { return nil }
    // Levels below 2^36 steps; a step is at least 2^-48 of the largest number that is rounded.
    let scale = Double(
      sign: .plus, exponent: min(35 - Int(extent.exponent), 47 - Int(size.exponent)), significand: 1)
    guard scale.isNormal else { return nil }
    self.points = points
    self.slope = slope
    x = points.x.map { ($0 - left) * scale }
    y = points.y.map { ($0 - base) * scale }
    keys = (0...Int64(last)).map { $0 }
    relevel(slope)
    below = sortCountingInversions(&keys)
    guard isCertain else { return nil }
  }

  /// Goes on to a line of another slope; false where levels cannot be told apart there.
  ///
  /// O(n + pairs that change places).
  mutating func move(to slope: Double) -> Bool {
    let exchanges = insert(slope) { _, _ in }
    below += slope > self.slope ? exchanges : -exchanges
    self.slope = slope
    return isCertain
  }

  /// Goes on to a steeper line and keeps the slopes on the way.
  mutating func rise(to slope: Double, keeping slopes: inout [Double]) -> Bool {
    let points = points
    below += insert(slope) { slopes.append(points.slope($0, $1)) }
    self.slope = slope
    return isCertain
  }

  /// Sorts by another line, which takes few exchanges of neighbours where the line is near.
  @inline(__always)
  private mutating func insert(_ slope: Double, exchanging: (Int, Int) -> Void) -> Int {
    relevel(slope)
    var exchanges = 0
    let count = points.y.count
    var keys = keys.mutableSpan
    for place in 1..<count {
      let key = keys[place]
      var hole = place
      while hole > 0, keys[hole &- 1] > key {
        let other = keys[hole &- 1]
        exchanging(Int(other & Self.placeMask), Int(key & Self.placeMask))
        keys[hole] = other
        hole &-= 1
      }
      keys[hole] = key
      exchanges &+= place &- hole
    }
    return exchanges
  }

  /// Gives every point its key for a line and leaves them in the order of the last one.
  private mutating func relevel(_ slope: Double) {
    let (xs, ys) = (x, y)
    let (x, y) = (xs.span, ys.span)
    var keys = keys.mutableSpan
    for place in 0..<x.count {
      let point = keys[place] & Self.placeMask
      let level = y[Int(point)] - slope * x[Int(point)] + Self.roundingOffset
      keys[place] = Int64(bitPattern: level.bitPattern) << Self.placeBits | point
    }
  }

  /// Whether all levels are two steps or more from each other.
  private var isCertain: Bool {
    let keys = keys.span
    var least = Int64.max
    for place in 1..<max(keys.count, 1) {
      least = min(least, keys[place] >> Self.placeBits &- keys[place &- 1] >> Self.placeBits)
    }
    return least >= 2
  }
}
