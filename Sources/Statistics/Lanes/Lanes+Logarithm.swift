extension Lanes {
  /// The natural logarithm of each lane, to about one unit in the last place.
  ///
  /// Lanes are positive, finite and normal; others give numbers without meaning. The exponent is split
  /// off, and the rest is 2 artanh((m - 1) / (m + 1)) with m between sqrt(1/2) and sqrt 2.
  @inline(__always)
  var logarithm: Lanes {
    let bits = unsafeBitCast(self, to: SIMD4<Int64>.self)
    // Bits of sqrt(1/2): what is above it counts for the next exponent.
    let moved = bits &- 0x3FE6_A09E_667F_3BCD
    let exponents = moved &>> 52
    let m = unsafeBitCast(bits &- (exponents &<< 52), to: Lanes.self)
    let s = (m - 1) / (m + 1)
    let z = s * s
    let square = z * z
    let fourth = square * square
    let low = z.cubic(1 / 3.0, 1 / 5.0, 1 / 7.0, 1 / 9.0, square: square)
    let middle = z.cubic(1 / 11.0, 1 / 13.0, 1 / 15.0, 1 / 17.0, square: square)
    let high = z * (1 / 21.0) + (1 / 19.0)
    let sum = low + fourth * (middle + fourth * high)
    let tail = 2 * s * z * sum
    let count = Lanes(exponents)
    return count * 0.6931471803691238 + (2 * s + (tail + count * 1.9082149292705877e-10))
  }
}
