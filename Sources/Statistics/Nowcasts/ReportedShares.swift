/// Which share of a count is usually known after each delay.
struct ReportedShares: Sendable {
  /// The share known by each delay, the last being 1; above 1 where figures are corrected downwards.
  let values: [Double]

  /// How many complete rows the shares need.
  static let fewestComplete = 3
  /// How many of the latest rows tell the shares, at least: older rows tell how it was recorded then.
  static let rowsOfMemory = 24

  /// The shares that the latest rows of a triangle tell, by the factors of the chain ladder from the last delay to the first.
  ///
  /// They rest on the latest 24 rows, or twice as many as there are delays, that have gone from a delay to the next. Fewer
  /// than three complete rows are `tooShort`, counts of zero `allZero`. A delay by which nothing had ever been known has the
  /// share 0. O(rows x delays).
  static func estimate(_ triangle: ReportingTriangle) -> Estimate<ReportedShares> {
    let count = triangle.delayCount
    guard count > 0, triangle.cumulative.indices.count(where: { triangle.isComplete($0) }) >= fewestComplete
    else { return .failure(.tooShort) }
    let memory = max(rowsOfMemory, 2 * count)
    var shares = [Double](repeating: 1, count: count)
    for delay in (0..<(count - 1)).reversed() {
      var (now, next, rows) = (0.0, 0.0, 0)
      for row in triangle.cumulative.reversed() where rows < memory {
        guard let first = row[delay], let second = row[delay + 1] else { continue }
        now += first
        next += second
        rows += 1
      }
      guard rows > 0 else { return .failure(.tooShort) }
      guard next > 0 else {
        // Nothing was known by the next delay either: what it is of the whole cannot be told apart from nothing.
        guard now == 0, delay + 2 < count else { return .failure(.allZero) }
        shares[delay] = 0
        continue
      }
      shares[delay] = shares[delay + 1] * now / next
      guard shares[delay].isFinite else { return .failure(.noConvergence) }
    }
    return .success(ReportedShares(values: shares))
  }
}
