import Glibc

/// A stream of random numbers that belongs to one series and one replicate of one purpose.
///
/// The numbers depend on the seed, the series and the replicate alone, so results are the same for any
/// number of threads and any order of work. A stream repeats after 2^32 blocks of four words.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var counter: SIMD4<UInt32>
  private let key: SIMD2<UInt32>
  private var block = SIMD4<UInt32>()
  private var used = 4

  /// The stream of a series, told by any number of its own, and of a replicate from 0.
  public init(seed: UInt64, series: UInt64, replicate: UInt32 = 0) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    counter = SIMD4(
      0, replicate, UInt32(truncatingIfNeeded: series), UInt32(truncatingIfNeeded: series >> 32))
  }

  /// The stream of a series that is told by the words of its key.
  public init(seed: UInt64, key words: [String], replicate: UInt32 = 0) {
    self.init(seed: seed, series: RandomStream.number(of: words), replicate: replicate)
  }

  /// The number of a key: FNV-1a over the bytes of its words, each ended by a zero byte.
  public static func number(of words: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words {
      for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = hash &* 0x100_0000_01B3
    }
    return hash
  }

  /// The next 32 bits.
  public mutating func nextWord() -> UInt32 {
    if used == 4 {
      block = Philox4x32.block(counter: counter, key: key)
      counter[0] &+= 1
      used = 0
    }
    defer { used += 1 }
    return block[used]
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let low = UInt64(nextWord())
    return UInt64(nextWord()) << 32 | low
  }

  /// A number in the open interval (0, 1), one of 2^52 that lie evenly.
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A whole number from 0 up to `bound`, each as likely; 0 where the bound is below 2.
  ///
  /// Source: Lemire (2019).
  public mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let least = (0 &- bound) % bound
      while product.low < least { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A standard normal number, by inversion.
  public mutating func normal() -> Double { NormalDistribution.quantile(uniform()) }
}
