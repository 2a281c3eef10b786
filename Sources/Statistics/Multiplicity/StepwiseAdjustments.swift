/// p values adjusted by the rule of Benjamini and Yekutieli, which holds under any dependence.
///
/// Those that are nil stay so and do not count. O(m log m). Source: Benjamini and Yekutieli (2001).
public func benjaminiYekutieli(_ p: [Double?]) -> [Double?] {
  let count = p.count { $0 != nil }
  let harmonic = stride(from: 1.0, through: Double(count), by: 1).reduce(0) { $0 + 1 / $1 }
  return stepUp(p) { rank in Double(count) * harmonic / rank }
}

/// p values adjusted by Holm's rule: the chance of any false statement is bounded, under any dependence.
///
/// Those that are nil stay so and do not count. O(m log m). Source: Holm (1979).
public func holm(_ p: [Double?]) -> [Double?] {
  let known = knownInOrder(p)
  var adjusted = [Double?](repeating: nil, count: p.count)
  var largest = 0.0
  for (place, one) in known.enumerated() {
    largest = max(largest, min(1, one.p * Double(known.count - place)))
    adjusted[one.index] = largest
  }
  return adjusted
}

/// p values times their number, at most 1.
///
/// Those that are nil stay so and do not count. Source: Bonferroni (1936); Dunn (1961).
public func bonferroni(_ p: [Double?]) -> [Double?] {
  let count = Double(p.count { $0 != nil })
  return p.map { $0.map { min(1, $0 * count) } }
}

/// Adjusts from the largest p value down, each by the factor of its rank, and never above a larger one.
private func stepUp(_ p: [Double?], _ factor: (Double) -> Double) -> [Double?] {
  var adjusted = [Double?](repeating: nil, count: p.count)
  var smallest = 1.0
  for (place, one) in knownInOrder(p).enumerated().reversed() {
    smallest = min(smallest, one.p * factor(Double(place + 1)))
    adjusted[one.index] = smallest
  }
  return adjusted
}

private func knownInOrder(_ p: [Double?]) -> [(index: Int, p: Double)] {
  p.enumerated().compactMap { index, p in p.map { (index, $0) } }.sorted {
    ($0.p, $0.index) < ($1.p, $1.index)
  }
}
