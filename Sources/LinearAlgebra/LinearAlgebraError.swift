/// Why a computation on matrices has no result.
public enum LinearAlgebraError: Error, Sendable, Hashable {
  /// The shapes do not fit together, or the number of elements is not that of the shape.
  case shapeMismatch
  /// The shape is too large for the library that computes, or has no elements.
  case unsupportedShape
  /// An element is infinite or not a number.
  case notFinite
  /// Columns depend on each other; `rank` of them, as far as the arithmetic can tell, do not.
  case rankDeficient(rank: Int)
}
