extension SeriesStory {
  /// What a later story of the same series tells beside an earlier one.
  public enum Turn: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same stretches, as far as their dates can be told; the last one may have grown longer.
    case none
    /// The same stretches, and another one behind them.
    case newStretch
    /// Stretches that the earlier story did not tell, or told otherwise.
    case retold
  }

  /// How a later story differs.
  ///
  /// Two stretches are the same where they go the same way and the intervals of their first periods meet; those of a story
  /// without an interval, which begin the series, meet always. Dates are compared as text, which orders periods of one
  /// frequency. O(stretches).
  public func turn(to later: SeriesStory) -> Turn {
    let common = zip(stretches, later.stretches).allSatisfy { $0.agrees(with: $1) }
    guard common, later.stretches.count >= stretches.count else { return .retold }
    switch later.stretches.count - stretches.count {
    case 0: return .none
    case 1: return .newStretch
    default: return .retold
    }
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
