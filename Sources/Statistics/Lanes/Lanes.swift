/// One number of each of four series, computed side by side.
///
/// No operation mixes lanes, so what a series gets does not depend on which others stand beside it.
typealias Lanes = SIMD4<Double>

/// A yes or no for each of four series.
typealias LaneMask = SIMDMask<SIMD4<Int64>>

extension LaneMask {
  static var none: LaneMask { LaneMask(repeating: false) }
  /// Whether every lane says yes.
  var isAll: Bool { self[0] && self[1] && self[2] && self[3] }
}

extension Lanes {
  /// Whether each lane holds a finite number.
  var areFinite: LaneMask { (self - self) .== Lanes.zero }

  /// Each lane without its sign.
  var magnitude: Lanes { pointwiseMax(self, -self) }
}
