extension Sequence {
  /// The elements, those with the largest number first, ties in the order in which they stand.
  ///
  /// `sorted` does not promise that order.
  func largestFirst(by number: (Element) -> Double) -> [Element] {
    map { (element: $0, number: number($0)) }.enumerated().sorted { left, right in
      let (one, other) = (left.element.number, right.element.number)
      return one == other ? left.offset < right.offset : one > other
    }.map(\.element.element)
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each once, where it stands first.
  var eachOnce: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
