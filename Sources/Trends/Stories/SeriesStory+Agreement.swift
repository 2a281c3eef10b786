extension SeriesStory {
  /// What a later story of the same series tells beside an earlier one.
  public enum Turn: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same stretches, as far as their dates can be told; the last one may have grown longer.
    case none
    /// The same stretches, and another one behind them.
    case newStretch
    /// Earlier stretches told otherwise; the last one is the same.
    case past
    /// The last stretch told otherwise.
    case retold
  }

  /// How a later story differs.
  ///
  /// Two stretches are the same where they go the same way and the intervals of their first periods meet; those of a story
  /// without an interval, which begin the series, meet always. Dates are compared as text, which orders periods of one
  /// frequency. O(stretches).
  public func turn(to later: SeriesStory) -> Turn {
    let common = zip(stretches, later.stretches).allSatisfy { $0.agrees(with: $1) }
    let more = later.stretches.count - stretches.count
    if common, more == 0 || more == 1 { return more == 0 ? .none : .newStretch }
    guard let last = stretches.last, let laterLast = later.stretches.last else { return .retold }
    return last.agrees(with: laterLast) ? .past : .retold
  }
}

extension Stretch {
  /// Whether another story tells the same stretch.
  fileprivate func agrees(with other: Stretch) -> Bool {
    guard direction == other.direction else { return false }
    guard let start, let otherStart = other.start else { return true }
    return start.earliest <= otherStart.latest && otherStart.earliest <= start.latest
  }
}
