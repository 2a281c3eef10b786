/// The difficulty of each item: the mean of its answers, which is the share that was right where they are 0 or 1.
///
/// `answers` holds a row a person; values that are not finite count as missing, item by item. An item without
/// an answer is `tooShort`. O(persons x items). Source: Crocker and Algina (1986), chapter 14.
public func itemDifficulties(_ answers: [[Double]]) -> [Estimate<Double>] {
  let items = answers.map(\.count).max() ?? 0
  return (0..<items).map { item in
    let known = knownValues(answers.compactMap { item < $0.count ? $0[item] : nil })
    guard !known.isEmpty else { return .failure(.tooShort) }
    let moments = SampleMoments(known)
    return .success(moments.mean * moments.scale)
  }
}

/// How well each item tells those who do well on the rest of the test: the correlation of the item with the sum
/// of the others.
///
/// `answers` holds a row a person; a person with a value that is not finite does not count. Fewer than three
/// persons or two items are `tooShort`; an item, or a rest, that does not vary is `constant`. O(persons x
/// items). Source: Henrysson (1963).
public func correctedItemTotalCorrelations(_ answers: [[Double]]) -> [Estimate<Double>] {
  let known = completeRows(answers)
  let items = known.first?.count ?? answers.map(\.count).max() ?? 0
  guard known.count >= 3, items >= 2 else {
    return [Estimate<Double>](repeating: .failure(.tooShort), count: items)
  }
  let scale = powerOfTwoScale(of: known.flatMap(\.self))
  return (0..<items).map { item in
    let values = known.map { $0[item] / scale }
    let rests = known.map { row in
      row.indices.reduce(0) { $1 == item ? $0 : $0 + row[$1] / scale }
    }
    return correlation(values, rests)
  }
}

/// The product-moment correlation of finite pairs, from -1 to 1; `constant` where one of both does not vary.
func correlation(_ first: [Double], _ second: [Double]) -> Estimate<Double> {
  let (a, b) = (SampleMoments(first), SampleMoments(second))
  guard !a.isConstant(), !b.isConstant() else { return .failure(.constant) }
  let sum = zip(first, second).reduce(0) {
    $0 + ($1.0 / a.scale - a.mean) / a.deviation * (($1.1 / b.scale - b.mean) / b.deviation)
  }
  return .success(min(1, max(-1, sum / Double(first.count - 1))))
}
