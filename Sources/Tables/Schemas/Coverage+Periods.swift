extension CountsSchema.Coverage {
  /// The covered periods at a frequency; one that is covered in part is not among them.
  public func periods(frequency: Period.Frequency) -> [Period] {
    guard first <= last, let touched = touchedPeriods(frequency: frequency) else { return [] }
    guard frequency != first.frequency else { return touched.all }
    let (start, end) = (first.firstDay, last.lastDay)
    return touched.all.filter { start <= $0.firstDay && $0.lastDay <= end }
  }

  /// The periods of a frequency of which at least a part is covered.
  func touchedPeriods(frequency: Period.Frequency) -> ClosedRange<Period>? {
    guard first <= last else { return nil }
    if frequency == first.frequency { return first...last }
    guard let start = Period(frequency, containing: first.firstDay),
      let end = Period(frequency, containing: last.lastDay)
    else { return nil }
    return start...max(start, end)
  }

  /// The first period that may still be revised, or nil.
  var provisionalStart: Period? {
    provisional > 0 ? Period(frequency: last.frequency, ordinal: last.ordinal - provisional + 1) : nil
  }

  /// Whether a covered period may still be revised: it holds one of the last provisional ones.
  public func isProvisional(_ period: Period) -> Bool {
    guard let start = provisionalStart else { return false }
    return period.frequency == last.frequency ? period >= start : period.lastDay >= start.firstDay
  }

  /// The same coverage in periods of another frequency, those that are covered as a whole; nil where there is none.
  public func converted(to frequency: Period.Frequency) -> CountsSchema.Coverage? {
    guard frequency != first.frequency else { return self }
    let whole = periods(frequency: frequency)
    guard let start = whole.first, let end = whole.last else { return nil }
    var result = self
    (result.first, result.last) = (start, end)
    result.provisional = whole.count(where: isProvisional)
    return result
  }
}

extension CountsSchema.Coverage {
  /// The periods of a frequency that are covered only in part.
  public func partialPeriods(frequency: Period.Frequency) -> Set<Period> {
    Period.coveredInPart(from: first.firstDay, to: last.lastDay, frequency: frequency)
  }
}

extension Period {
  /// The periods of a frequency of which only a part lies between two days, both included.
  fileprivate static func coveredInPart(
    from first: CalendarDay, to last: CalendarDay, frequency: Frequency
  ) -> Set<Period> {
    guard first <= last, let start = Period(frequency, containing: first),
      let end = Period(frequency, containing: last)
    else { return [] }
    var periods: Set<Period> = []
    if start.firstDay < first { periods.insert(start) }
    if end.lastDay > last { periods.insert(end) }
    return periods
  }
}

extension CountsSchema {
  /// The periods of a longer frequency that the source has only a part of: by its coverage, and by the first and the last
  /// period of which it has a row; none where its own periods are as long.
  public func partialPeriods(frequency: Period.Frequency) -> Set<Period> {
    guard let own = period?.frequency, own != frequency, own.nests(in: frequency) else { return [] }
    let first = [coverage?.first, seen?.first].compactMap { $0?.firstDay }.max()
    let last = [coverage?.last, seen?.last].compactMap { $0?.lastDay }.min()
    guard let first, let last, first <= last else {
      return coverage?.partialPeriods(frequency: frequency) ?? []
    }
    return Period.coveredInPart(from: first, to: last, frequency: frequency)
  }
}
