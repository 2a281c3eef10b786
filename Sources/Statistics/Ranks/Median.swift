/// The median: the middle value, or the mean of the two middle ones; nil of nothing.
///
/// Values must be finite. O(n log n).
public func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  return medianOfSorted(values.sorted()[...])
}

/// The median of sorted values; they must not be empty.
func medianOfSorted(_ sorted: ArraySlice<Double>) -> Double {
  let middle = sorted.startIndex + sorted.count / 2
  // Halves are added, so that two huge values of one sign do not overflow.
  return sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
}

/// The median, found without a full sort; the values are left in another order, and nothing has none.
func medianBySelection(_ values: inout [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let middle = values.count / 2
  let upper = values.partition(rank: middle)
  if values.count % 2 == 1 { return upper }
  let lower = values[..<middle].max() ?? upper
  return lower / 2 + upper / 2
}
