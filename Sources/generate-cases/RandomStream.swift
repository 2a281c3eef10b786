/// A stream of pseudo-random numbers that is the same on every machine (SplitMix64; Steele, Lea and
/// Flood 2014).
///
/// A stream is named by a seed and a number, so that row 5,000,000 needs no row before it.
struct RandomStream {
  private var state: UInt64

  init(seed: UInt64, stream: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ stream &* 0xD1B5_4A32_D192_ED03
    _ = next()
    state ^= next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 below a bound, which is above 0.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Whether something happens that does so `parts` times in a thousand.
  mutating func happens(_ parts: Int) -> Bool { below(1000) < parts }

  /// One of several, equally likely; the list is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
