import Statistics

/// Single values far above or below both their neighbours.
enum ExceptionalPeriods {
  /// The indices of exceptional values, and the values with the median of five in their place.
  ///
  /// A value counts if it lies more than four deviations from the median of the five around it, and on the same side of both
  /// its neighbours by more than six tenths of that. The first and the last value never do. Source: Hampel (1974).
  static func replaced(_ values: [Double]) -> (values: [Double], exceptional: [Int]) {
    var (replaced, exceptional) = (values, [Int]())
    let steps = zip(values, values.dropFirst()).map { abs($1 - $0) }
    let deviation = (median(steps) ?? 0) / 0.6745 / 2.0.squareRoot()
    guard values.count >= 5, deviation > 0 else { return (values, []) }
    for index in 1..<(values.count - 1) {
      let first = max(0, min(index - 2, values.count - 5))
      guard let middle = median(Array(values[first..<(first + 5)])) else { continue }
      let distance = abs(values[index] - middle)
      let (left, right) = (values[index] - values[index - 1], values[index] - values[index + 1])
      if distance > 4 * deviation, min(abs(left), abs(right)) > 0.6 * distance, left * right > 0 {
        replaced[index] = middle
        exceptional.append(index)
      }
    }
    return (replaced, exceptional)
  }
}
