/// Instances that can start, those on the longest way to the end first, ties in order: a binary heap.
struct ReadyQueue: Sendable {
  private let ranks: [Int]
  private var heap: [Int] = []

  init(ranks: [Int]) { self.ranks = ranks }

  var isEmpty: Bool { heap.isEmpty }

  mutating func insert(_ instance: Int) {
    heap.append(instance)
    var child = heap.count - 1
    while child > 0, precedes(heap[child], heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeFirst() -> Int? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if precedes(heap[child], heap[least]) { least = child }
      }
      guard least != parent else { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (-ranks[left], left) < (-ranks[right], right)
  }
}
