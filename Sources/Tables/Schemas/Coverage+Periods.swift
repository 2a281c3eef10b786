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

  /// Whether a covered period may still be revised: it holds one of the last provisional ones.
  public func isProvisional(_ period: Period) -> Bool {
    guard provisional > 0 else { return false }
    let start = Period(frequency: last.frequency, ordinal: last.ordinal - provisional + 1)
    return period.frequency == last.frequency ? period >= start : period.year >= start.year
  }
}
