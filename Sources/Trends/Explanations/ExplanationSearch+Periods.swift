import Statistics

/// Single periods: a backlog that is registered at once, and last periods that are not complete.
extension ExplanationSearch {
  /// The periods among exceptional ones that look like a backlog.
  ///
  /// One stands alone, with a period on either side, at twice the median of the three periods on either side or higher, and by five events. By the periods in which events happened
  /// it must not stand out; where these are not known, all parts with three events a period or more must stand out with it, by at least half as
  /// much; a series that is neither total nor part needs two and a half times its neighbours.
  func backlogs(of place: Int, _ exceptional: [String]) -> [RegistrationBacklog] {
    let one = family.series[place]
    let places = exceptional.compactMap(one.periods.firstIndex(of:))
    return places.compactMap { peak in
      let period = one.periods[peak]
      guard peak > 0, peak + 1 < one.periods.count, !places.contains(peak - 1), !places.contains(peak + 1),
        let height = Height(family.values(place), at: peak), height.ratio >= 2,
        height.value - height.usual >= 5
      else { return nil }
      func backlog(_ evidence: RegistrationBacklog.Evidence) -> RegistrationBacklog {
        RegistrationBacklog(
          period: period, value: height.value, usual: height.usual, evidence: evidence)
      }
      if let events = recording.byEventPeriod.first(where: {
        $0.measure == one.measure && $0.key == one.key
      }) {
        guard let same = events.periods.firstIndex(of: period),
          let other = Height(events.values, at: same)
        else { return nil }
        return isShared(other, height) ? nil : backlog(.spreadOverEventPeriods)
      }
      let parts = one.key.indices.flatMap { family.parts(of: place, along: $0) }
      let heights = parts.compactMap { Height(family.values($0), at: peak) }.filter { $0.usual >= 3 }
      if heights.count >= 2 {
        return heights.allSatisfy { isShared($0, height) } ? backlog(.sharedByParts) : nil
      }
      return height.ratio >= 2.5 ? backlog(.heightOnly) : nil
    }
  }

  private func isShared(_ part: Height, _ whole: Height) -> Bool {
    part.ratio >= 1 + (whole.ratio - 1) / 2
  }

  /// The backlogs of one series: of a part, those that its total shares.
  func shared(_ backlogs: [[RegistrationBacklog]], by place: Int) -> [RegistrationBacklog] {
    let totals = totals(of: place)
    guard !totals.isEmpty else { return backlogs[place] }
    return backlogs[place].compactMap { backlog in
      if backlog.evidence == .spreadOverEventPeriods { return backlog }
      let isShared = totals.contains { total in
        backlogs[total].contains { $0.period == backlog.period && $0.evidence == .sharedByParts }
      }
      guard isShared else { return nil }
      var shared = backlog
      shared.evidence = .sharedByParts
      return shared
    }
  }

  /// The series that hold a series and its siblings.
  func totals(of place: Int) -> [Int] {
    family.series[place].key.indices.compactMap { index in
      family.series[place].key[index].code == SeriesFamily.margin
        ? nil : family.sibling(of: place, along: index, code: SeriesFamily.margin)
    }
  }

  /// All series that hold a series, its totals and theirs, each once; the nearest first.
  private func allTotals(of place: Int) -> [Int] {
    var found = totals(of: place)
    var next = 0
    while next < found.count {
      for total in totals(of: found[next]) where !found.contains(total) { found.append(total) }
      next += 1
    }
    return found
  }

  /// The height of one value beside those around it.
  private struct Height {
    var value: Double
    var usual: Double
    var ratio: Double { (value + 0.5) / (usual + 0.5) }

    init?(_ values: [Double?], at place: Int) {
      guard values.indices.contains(place), let value = values[place], value.isFinite else { return nil }
      let around = (max(0, place - 3)..<min(values.count, place + 4)).filter { $0 != place }
      guard let usual = median(around.compactMap { values[$0] }.filter(\.isFinite)), usual >= 0 else {
        return nil
      }
      (self.value, self.usual) = (value, usual)
    }
  }

  /// The last periods, where they look as if they were not complete; nil where their incompleteness is declared.
  ///
  /// Three or more fall one after the other, to six tenths of the year before them or lower and by 3.3 standard deviations; of a
  /// total, three in four parts with five events a period must end a quarter lower. A part that ends a quarter lower shares the tail of the
  /// nearest total above it that has one.
  func tail(of place: Int) -> IncompleteTail? {
    let totals = allTotals(of: place)
    if totals.isEmpty { return totalTail(of: place) }
    let one = family.series[place]
    return totals.lazy.compactMap { totalTail(of: $0) }.compactMap { tail -> IncompleteTail? in
      guard one.provisional == 0, let first = one.periods.firstIndex(of: tail.first),
        let end = end(of: place, first: first, last: tail.last), end.value <= 0.75 * end.usual
      else { return nil }
      return IncompleteTail(first: tail.first, last: tail.last, value: end.value, usual: end.usual)
    }.first
  }

  /// Whether a period is among those that a change is between.
  func holds(_ change: Change, _ period: String, _ place: Int) -> Bool {
    family.series[place].periods.firstIndex(of: period).map {
      change.windows.before.contains($0) || change.windows.after.contains($0)
    } ?? false
  }

  /// Whether what follows a change holds the first period of a tail.
  func reaches(_ tail: IncompleteTail, _ place: Int, _ change: Change) -> Bool {
    family.series[place].periods.firstIndex(of: tail.first).map { change.windows.after.upperBound > $0 }
      ?? false
  }

  private func totalTail(of place: Int) -> IncompleteTail? {
    guard let tail = ownTail(of: place) else { return nil }
    let one = family.series[place]
    guard let first = one.periods.firstIndex(of: tail.first) else { return nil }
    let parts = one.key.indices.flatMap { family.parts(of: place, along: $0) }
    let ends = parts.compactMap { end(of: $0, first: first, last: tail.last) }.filter { $0.usual >= 5 }
    guard 4 * ends.count(where: { $0.value <= 0.75 * $0.usual }) >= 3 * ends.count else { return nil }
    return tail
  }

  /// The last value of a tail and the mean of the year before it.
  private func end(of place: Int, first: Int, last: String) -> (value: Double, usual: Double)? {
    let values = family.values(place)
    guard let last = family.series[place].periods.firstIndex(of: last), let value = values[last],
      let usual = yearBefore(first, values)
    else { return nil }
    return (value, usual.mean)
  }

  private func ownTail(of place: Int) -> IncompleteTail? {
    let one = family.series[place]
    let values = family.values(place)
    guard one.provisional == 0, let last = values.lastIndex(where: { $0 != nil }) else { return nil }
    var first = last
    while first > 0, let here = values[first], let before = values[first - 1], here < before { first -= 1 }
    // The first of the run is the height from which it falls.
    first += 1
    guard last - first + 1 >= 3, last - first + 1 <= max(3, periodsPerYear), let value = values[last],
      let usual = yearBefore(first, values), usual.mean > 0, value.isFinite,
      value <= 0.6 * usual.mean, usual.mean - value > 3.3 * max(usual.deviation, usual.mean.squareRoot())
    else { return nil }
    return IncompleteTail(
      first: one.periods[first], last: one.periods[last], value: value, usual: usual.mean)
  }

  /// Mean and standard deviation of the year before a place; nil with fewer than six known values, or half a year of fewer periods.
  private func yearBefore(_ place: Int, _ values: [Double?]) -> (mean: Double, deviation: Double)? {
    let known = (max(0, place - max(4, periodsPerYear))..<min(place, values.count)).compactMap {
      values[$0].flatMap { $0.isFinite ? $0 : nil }
    }
    guard known.count >= min(6, max(4, periodsPerYear)) else { return nil }
    let count = Double(known.count)
    let mean = known.reduce(0) { $0 + $1 / count }
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard mean.isFinite, squares.isFinite else { return nil }
    return (mean, (squares / (count - 1)).squareRoot())
  }
}
