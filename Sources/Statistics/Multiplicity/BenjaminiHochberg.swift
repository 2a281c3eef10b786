/// p values adjusted by the rule of Benjamini and Hochberg; those that are nil stay so and do not count.
///
/// Adjusted values are in the order of the input, at most 1 and monotone in p. O(m log m).
/// Source: Benjamini and Hochberg (1995).
public func benjaminiHochberg(_ p: [Double?]) -> [Double?] {
  let known = p.indices.filter { p[$0] != nil }.sorted { (p[$0] ?? 1) > (p[$1] ?? 1) }
  var adjusted = [Double?](repeating: nil, count: p.count)
  var smallest = 1.0
  for (place, index) in known.enumerated() {
    let rank = Double(known.count - place)
    // The quotient first: it is at least 1, so no adjusted value is rounded to below its p value.
    smallest = min(smallest, (p[index] ?? 1) * (Double(known.count) / rank))
    adjusted[index] = smallest
  }
  return adjusted
}
