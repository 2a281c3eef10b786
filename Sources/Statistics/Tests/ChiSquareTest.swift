/// Whether a chi-square test of two by two is corrected for continuity.
public enum YatesCorrection: String, Sendable, Hashable, Codable, CaseIterable {
  /// As it is.
  case none
  /// Half nearer to what is expected, but not beyond it (Yates 1934); in tables of two by two alone.
  case halfNearer
}

/// The chi-square test that rows of counts have the same shares.
///
/// `p` is that of chi-square with (rows - 1)(columns - 1) degrees of freedom. A count below 0 or not finite is
/// `negativeValues`, fewer than two rows or columns, or rows of different lengths, `tooShort`, a row or column
/// without any count `tooFewEvents`. O(cells). Source: Pearson (1900).
public func chiSquareTest(_ table: [[Double]], correction: YatesCorrection = .none) -> Estimate<
  TestStatistic
> {
  guard table.count >= 2, let columns = table.first?.count, columns >= 2,
    table.allSatisfy({ $0.count == columns })
  else { return .failure(.tooShort) }
  guard table.allSatisfy({ $0.allSatisfy { $0 >= 0 && $0.isFinite } }) else {
    return .failure(.negativeValues)
  }
  let rowSums = table.map { $0.reduce(0, +) }
  let columnSums = (0..<columns).map { column in table.reduce(0) { $0 + $1[column] } }
  guard rowSums.allSatisfy({ $0 > 0 }), columnSums.allSatisfy({ $0 > 0 }) else {
    return .failure(.tooFewEvents)
  }
  let total = rowSums.reduce(0, +)
  let cells = table.indices.flatMap { row in
    (0..<columns).map { column in
      (observed: table[row][column], expected: rowSums[row] / total * columnSums[column])
    }
  }
  let isCorrected = correction == .halfNearer && table.count == 2 && columns == 2
  let shift = isCorrected ? cells.reduce(0.5) { min($0, abs($1.observed - $1.expected)) } : 0
  let value = cells.reduce(0) {
    let distance = abs($1.observed - $1.expected) - shift
    return $0 + distance / $1.expected * distance
  }
  return chiSquareStatistic(value, degreesOfFreedom: Double((table.count - 1) * (columns - 1)))
}
