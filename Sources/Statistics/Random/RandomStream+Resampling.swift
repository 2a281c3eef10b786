extension RandomStream {
  /// The numbers 0..<count in random order, each order as likely (Fisher and Yates; Durstenfeld 1964).
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<max(count, 0))
    for last in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(last, below(last + 1)) }
    return order
  }

  /// Puts an array in random order.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(last, below(last + 1)) }
  }

  /// `draws` numbers out of 0..<count with replacement: the indices of a bootstrap sample; none of nothing.
  public mutating func sample(of count: Int, draws: Int) -> [Int] {
    guard count > 0 else { return [] }
    return (0..<max(draws, 0)).map { _ in below(count) }
  }

  /// Indices of a moving-block bootstrap sample of 0..<count, blocks of `length` laid end to end and cut.
  ///
  /// A length below 1 counts as 1, one above `count` as `count`. Source: Kuensch (1989).
  public mutating func blockSample(of count: Int, length: Int) -> [Int] {
    guard count > 0 else { return [] }
    let length = min(max(length, 1), count)
    var indices: [Int] = []
    indices.reserveCapacity(count)
    while indices.count < count {
      let start = below(count - length + 1)
      indices += start..<min(start + length, start + count - indices.count)
    }
    return indices
  }
}
