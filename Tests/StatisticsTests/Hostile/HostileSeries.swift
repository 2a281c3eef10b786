import Foundation

/// Series that break careless code: ties, zeros, gaps, huge, tiny, constant and very short ones.
///
/// The same seed gives the same series on every machine. Source of the generator: Steele, Lea and
/// Flood (2014).
struct HostileSeries {
  /// A share of all series to draw, so that shares run side by side.
  static let blocks = 0..<8

  /// How many series each block has: an eighth of WAYMARK_HOSTILE, or of `usual` without it.
  static func countInBlock(usual: Int) -> Int {
    let all = ProcessInfo.processInfo.environment["WAYMARK_HOSTILE"].flatMap { Int($0) } ?? usual
    return max(1, all / blocks.count)
  }

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A series whose every known value is finite.
  mutating func nextFinite() -> [Double?] { next().map { $0.flatMap { $0.isFinite ? $0 : nil } } }

  /// A number in 0..<1.
  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }

  private mutating func whole(_ range: Range<Int>) -> Int {
    range.lowerBound + min(Int(unit() * Double(range.count)), range.count - 1)
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[whole(0..<choices.count)] }

  /// A series on a grid; nil where a value is missing, sometimes infinite or not a number.
  mutating func next() -> [Double?] {
    let length = unit() < 0.4 ? whole(0..<6) : whole(6..<50)
    let scale = pick([1, 1, 1, 100, 1e-300, .leastNonzeroMagnitude, 1e-160, 1e150, 1e300, 1.7e308])
    let offset = pick([0, 0, 0, 1, -3, 1e9, 1e16, -1e300])
    let form = whole(0..<9)
    let isGappy = unit() < 0.4
    return (0..<length).map { place in
      let noise = unit() - 0.5
      let value: Double =
        switch form {
        case 0: 0
        case 1: offset
        case 2: Double(place) * scale
        case 3: offset + noise * scale
        case 4: (noise * 4).rounded() * scale
        case 5: place == length / 2 ? scale : 0
        case 6: place < length / 2 ? 0 : offset
        case 7: place % 2 == 0 ? scale : -scale
        default: offset - noise * Double(place) * scale
        }
      if isGappy && unit() < 0.3 { return pick([nil, nil, nil, .nan, .infinity, -.infinity]) }
      return value
    }
  }
}
