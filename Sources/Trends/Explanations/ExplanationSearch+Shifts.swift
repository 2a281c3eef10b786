import Glibc

/// Shifts that most parts of a total share.
extension ExplanationSearch {
  /// Of the changes of a total, those that most of its parts share: a jump by about the same ratio at the same time.
  ///
  /// Along every breakdown but that by source in which three or more known categories have enough events to show it (a standard
  /// error of at most half of it), four in five of these, and three at least, must change by two standard errors the same way, and by a ratio
  /// that is within 1.35 or two standard errors of that of the total. A part that carries the change alone, and ratios that
  /// differ from category to category, are no shift of recording.
  func sharedShifts(of place: Int, _ changes: [Change]) -> [SharedShift] {
    changes.compactMap { change in
      guard change.isStep, change.origin != .lastYear, abs(change.level.logRatio) >= log(1.25) else {
        return nil
      }
      let one = family.series[place]
      var shift = SharedShift(
        start: one.periods[change.windows.first], dimensions: [], shared: 0, eligible: 0,
        ratio: change.level.ratio)
      for (index, part) in one.key.enumerated() where part.dimension != recording.sourceDimension {
        let levels = family.parts(of: place, along: index)
          .filter { family.series[$0].key[index].code != SeriesFamily.unknown }
          .compactMap { change.windows.change(of: family.values($0)) }
          .filter { $0.error <= abs(change.level.logRatio) / 2 }
        guard levels.count >= 3 else { continue }
        let shared = levels.count { isShared($0, change) }
        guard shared >= 3, 5 * shared >= 4 * levels.count else { return nil }
        shift.dimensions.append(part.dimension)
        shift.shared += shared
        shift.eligible += levels.count
      }
      return shift.dimensions.isEmpty ? nil : shift
    }
  }

  private func isShared(_ level: LevelChange, _ change: Change) -> Bool {
    change.sign * level.logRatio > 2 * level.error
      && abs(level.logRatio - change.level.logRatio) <= max(log(1.35), 2 * level.error)
  }

  /// The shift that a change of a series is: its own as a total, or that of a total of which it is a part.
  func shift(_ shifts: [[SharedShift]], of place: Int, _ change: Change) -> SharedShift? {
    let one = family.series[place]
    let candidates =
      [place]
      + one.key.indices.compactMap { index in
        one.key[index].code == SeriesFamily.margin
          ? nil : family.sibling(of: place, along: index, code: SeriesFamily.margin)
      }
    for candidate in candidates {
      for shift in shifts[candidate] where (shift.ratio - 1) * change.sign > 0 {
        guard let start = one.periods.firstIndex(of: shift.start) else { continue }
        if change.origin == .stretch, change.windows.isAtStart(start, within: 1) { return shift }
      }
    }
    return nil
  }
}
