extension CountsSchema.Coverage {
  /// The covered periods at a frequency; a year that is covered in part is not among them.
  public func periods(frequency: Period.Frequency) -> [Period] {
    if frequency == first.frequency {
      guard first <= last else { return [] }
      return (first.ordinal...last.ordinal).map { Period(frequency: frequency, ordinal: $0) }
    }
    let firstYear = first.month == 1 ? first.year : first.year + 1
    let lastYear = last.month == 12 ? last.year : last.year - 1
    guard frequency == .year, firstYear <= lastYear else { return [] }
    return (firstYear...lastYear).map { Period(year: $0) }
  }

  /// The first period that may still be revised, or nil.
  var provisionalStart: Period? {
    provisional > 0 ? Period(frequency: last.frequency, ordinal: last.ordinal - provisional + 1) : nil
  }

  /// Whether a covered period may still be revised: it holds one of the last provisional ones.
  public func isProvisional(_ period: Period) -> Bool {
    guard let start = provisionalStart else { return false }
    return period.frequency == last.frequency ? period >= start : period.year >= start.year
  }
}

extension CountsSchema.Coverage {
  /// The years that are covered only in part, where the periods are months.
  public var partialYears: Set<Int> { Period.yearsCoveredInPart(from: first, to: last) }
}

extension Period {
  /// The years of which only a part lies between two months, both included.
  fileprivate static func yearsCoveredInPart(from first: Period, to last: Period) -> Set<Int> {
    guard first.frequency == .month, last.frequency == .month else { return [] }
    var years: Set<Int> = []
    if first.month != 1 { years.insert(first.year) }
    if last.month != 12 { years.insert(last.year) }
    return years
  }
}

extension CountsSchema {
  /// The years that the source has only a part of, where its periods are months: by its coverage, and by the first and
  /// the last month of which it has a row.
  public var partialYears: Set<Int> {
    guard period?.frequency == .month else { return [] }
    let first = [coverage?.first, seen?.first].compactMap { $0 }.max()
    let last = [coverage?.last, seen?.last].compactMap { $0 }.min()
    guard let first, let last, first <= last else { return coverage?.partialYears ?? [] }
    return Period.yearsCoveredInPart(from: first, to: last)
  }
}
