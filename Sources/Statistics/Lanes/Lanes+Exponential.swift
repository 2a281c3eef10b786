/// Adding it rounds a double to a whole number, which then stands in the lowest bits.
private let roundingOffset = 6_755_399_441_055_744.0

extension Lanes {
  /// e to the power of each lane, to about one unit in the last place.
  ///
  /// Powers below -708 count as -708 and above 709 as 709, so that nothing is subnormal or infinite.
  /// Argument reduction by powers of two, then a Taylor polynomial of degree 13 on half of ln 2.
  @inline(__always)
  var exponential: Lanes {
    let power = replacing(with: -708, where: self .< -708).replacing(with: 709, where: self .> 709)
    let shifted = power * 1.4426950408889634 + roundingOffset
    let count = shifted - roundingOffset
    let rest = (power - count * 0.6931471803691238) - count * 1.9082149292705877e-10
    let square = rest * rest
    let fourth = square * square
    let low = rest.cubic(1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, square: square)
    let middle = rest.cubic(1.0 / 720, 1.0 / 5040, 1.0 / 40_320, 1.0 / 362_880, square: square)
    let high = rest.cubic(
      1.0 / 3_628_800, 1.0 / 39_916_800, 1.0 / 479_001_600, 1.0 / 6_227_020_800, square: square)
    let tail = low + fourth * (middle + fourth * high)
    let sum = rest + square * tail + 1
    let bits = unsafeBitCast(sum, to: SIMD4<Int64>.self)
    let exponents = unsafeBitCast(shifted, to: SIMD4<Int64>.self) &<< 52
    return unsafeBitCast(bits &+ exponents, to: Lanes.self)
  }
}
