/// What was known of each period after each delay: one row an event period, one column a delay.
///
/// Rows follow each other in time without a gap, so that row `i` at delay `d` is what was known `d` periods after the
/// first time that row could be known at all. Counts are cumulative: what was known by then, not what was added.
public struct ReportingTriangle: Sendable, Hashable {
  /// The counts known by each delay, one array a row, each of `delayCount` elements; nil where not yet observed.
  public let cumulative: [[Double?]]
  /// The number of delays, 0 to `delayCount - 1`.
  public let delayCount: Int

  /// Creates a triangle from counts known by each delay.
  ///
  /// Rows may have different lengths: what is beyond the end of one, and what is no finite number, is not observed.
  public init(cumulative rows: [[Double?]]) {
    let count = rows.map(\.count).max() ?? 0
    delayCount = count
    cumulative = rows.map { row in
      (0..<count).map { delay in
        row.indices.contains(delay) ? row[delay].flatMap { $0.isFinite ? $0 : nil } : nil
      }
    }
  }

  /// Creates a triangle from what each delay added.
  ///
  /// Increments may be negative, where figures were corrected downwards. After the first that is not observed nothing
  /// of its row is.
  public init(increments rows: [[Double?]]) {
    self.init(
      cumulative: rows.map { row in
        var sum: Double? = 0
        return row.map { added in
          sum = sum.flatMap { sum in added.map { sum + $0 } }
          return sum
        }
      })
  }

  /// What is known of a row by now: the longest delay at which it was observed, and the count; nil where it never was.
  public func latest(of row: Int) -> (delay: Int, count: Double)? {
    guard let delay = cumulative[row].lastIndex(where: { $0 != nil }), let count = cumulative[row][delay]
    else { return nil }
    return (delay, count)
  }

  /// Whether a row has been observed at the longest delay.
  public func isComplete(_ row: Int) -> Bool { cumulative[row].last.flatMap { $0 } != nil }

  /// The triangle as it was some periods ago: the rows that had begun, each as far as it had been observed.
  ///
  /// More periods than there are rows leave none. O(rows x delays).
  public func asOf(periodsAgo count: Int) -> ReportingTriangle {
    let rows = cumulative.prefix(max(0, cumulative.count - max(0, count)))
    return ReportingTriangle(
      cumulative: rows.enumerated().map { place, row in
        row.enumerated().map { place + $0.offset < rows.count ? $0.element : nil }
      }, delayCount: delayCount)
  }

  /// The triangle up to a delay, which then counts as the longest.
  public func prefix(delays count: Int) -> ReportingTriangle {
    let count = max(0, min(count, delayCount))
    return ReportingTriangle(cumulative: cumulative.map { Array($0.prefix(count)) }, delayCount: count)
  }

  private init(cumulative: [[Double?]], delayCount: Int) {
    self.cumulative = cumulative
    self.delayCount = delayCount
  }
}
