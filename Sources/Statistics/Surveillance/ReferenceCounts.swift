/// The counts of the past that one period is set against.
///
/// All arrays have one length, that of the reference periods that are known.
package struct ReferenceCounts: Sendable, Hashable {
  /// The counts, finite and at least 0.
  package var counts: [Double]
  /// How far each lies from the period that is watched, in periods; negative in the past.
  package var times: [Double]
  /// What each is counted from over that of the period that is watched, above 0; 1 where all are alike.
  package var exposures: [Double]
  /// The level of a factor that each belongs to, from 0; the period that is watched belongs to level 0.
  package var levels: [Int]
  /// How many levels there are, known or not.
  package var levelCount: Int

  /// Creates reference counts; without `exposures` all are alike.
  package init(
    counts: [Double], times: [Double], exposures: [Double]? = nil, levels: [Int], levelCount: Int
  ) {
    self.counts = counts
    self.times = times
    self.exposures = exposures ?? Array(repeating: 1, count: counts.count)
    self.levels = levels
    self.levelCount = levelCount
  }
}
