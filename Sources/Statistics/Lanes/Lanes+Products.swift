internal import CLanes

/// Sums of products over periods, computed in registers as wide as the processor has.
extension Lanes {
  /// For each place the sum over terms of a factor times the value of the term at the period of the place, all
  /// times the number of the place.
  ///
  /// `columns` has for each term one value a period, and `factors` one element a term.
  static func sums(
    of columns: [[Double]], at periods: [Int], times factors: [Lanes], and numbers: [Double]
  ) -> [Lanes] {
    precondition(factors.count == columns.count && numbers.count == periods.count)
    var results = [Lanes](repeating: .zero, count: periods.count)
    guard let rows = columns.first?.count else { return results }
    precondition(columns.allSatisfy { $0.count == rows } && periods.allSatisfy { 0 <= $0 && $0 < rows })
    wm_influences(
      columns.flatMap(\.self), rows, columns.count, periods, numbers, periods.count, factors, &results)
    return results
  }

  /// The sum of each value of `left` times the value of `right` so many places before it, for lags from 0 up to the
  /// highest one, or the last that the values have.
  static func laggedProducts(_ left: [Lanes], _ right: [Lanes], highestLag: Int) -> [Lanes] {
    precondition(right.count == left.count && highestLag >= 0)
    var sums = [Lanes](repeating: .zero, count: Swift.min(highestLag, left.count - 1) + 1)
    wm_lagged_products(left, right, left.count, sums.count, &sums)
    return sums
  }
}
