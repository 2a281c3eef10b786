/// The levels of a series between its changes: a part that a finding may carry.
public struct LevelChanges: Sendable, Hashable {
  /// A stretch of time with one level.
  public struct Stretch: Sendable, Hashable {
    /// The place of its first known value on the grid of periods, from 0.
    public var first: Int
    /// The place of its last known value.
    public var last: Int
    /// The number of known values.
    public var count: Int
    /// Their mean, in units of the series.
    public var mean: Double
  }

  /// The stretches in order of time; one where nothing changed.
  public var stretches: [Stretch]
  /// The cost that chose them.
  public var cost: SegmentCost
  /// What a change had to save, in units of the cost.
  public var penalty: Double

  /// The places on the grid at which a new level begins.
  public var changes: [Int] { stretches.dropFirst().map(\.first) }
}
