import TestSupport

/// Choices of a seeded sequence.
struct Draw {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed &* 0x9E37_79B9 &+ 77) }

  /// True so many times of one.
  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
  mutating func value(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
  /// One of a list; the first of an empty one is a fault of the test.
  mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: list.indices, using: &generator)]
  }
  /// So many of a list, in its order.
  mutating func some<Element>(_ count: Int, of list: [Element]) -> [Element] {
    let kept = Set(Array(list.indices).shuffled(using: &generator).prefix(count))
    return list.indices.filter(kept.contains).map { list[$0] }
  }
}
