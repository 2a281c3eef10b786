/// What R's `stl` takes for six times a median.
///
/// It asks a partial sort (Chambers 1971, CACM algorithm 410) for the ranks n/2+1 and n-n/2 in this order. The
/// algorithm wants ranks that rise: for even n it loses track of one of them and leaves another number there.
enum FallingRanks {
  static func limit(_ distances: [Double]) -> Double {
    let upper = distances.count / 2 + 1
    let ranks = [upper, distances.count - upper + 1]
    let sorted = partlySorted(distances, for: ranks)
    return 3 * (sorted[ranks[0] - 1] + sorted[ranks[1] - 1])
  }

  /// A part of the values that is not sorted yet, and which of the ranks are looked for in it.
  private struct Segment {
    var first: Int
    var last: Int
    var ranks: Range<Int>
  }

  /// Sorts only the parts that hold ranks, which count from 1.
  private static func partlySorted(_ values: [Double], for ranks: [Int]) -> [Double] {
    var values = values
    var open = [Segment(first: 0, last: values.count - 1, ranks: ranks.indices)]
    var isWhole = true
    while var segment = open.popLast() {
      guard !segment.ranks.isEmpty else { continue }
      while segment.last - segment.first > 10 || isWhole && segment.first < segment.last {
        isWhole = false
        let (low, high) = split(&values, segment.first, segment.last)
        var rest = segment
        if low - segment.first <= segment.last - high {
          rest.first = high
          segment.last = low
          // The ranks of the left part are taken to be the first of the list, whatever their order.
          let count = segment.ranks.reversed().prefix { ranks[$0] - 1 > low }.count
          segment.ranks = segment.ranks.lowerBound..<segment.ranks.upperBound - count
          if !segment.ranks.isEmpty { rest.ranks = segment.ranks.upperBound..<rest.ranks.upperBound }
        } else {
          rest.last = low
          segment.first = high
          let count = segment.ranks.prefix { ranks[$0] - 1 < high }.count
          segment.ranks = segment.ranks.lowerBound + count..<segment.ranks.upperBound
          if !segment.ranks.isEmpty { rest.ranks = rest.ranks.lowerBound..<segment.ranks.lowerBound }
        }
        open.append(rest)
        if segment.ranks.isEmpty { break }
      }
      if !segment.ranks.isEmpty { values[segment.first...segment.last].sort() }
    }
    return values
  }

  /// Splits at the median of the first, middle and last value; returns the ends of the two parts.
  private static func split(_ values: inout [Double], _ first: Int, _ last: Int) -> (low: Int, high: Int) {
    // Places count from 1 where the middle is found.
    let middle = (first + last + 2) / 2 - 1
    if values[first] > values[middle] { values.swapAt(first, middle) }
    if values[last] < values[middle] { values.swapAt(last, middle) }
    if values[first] > values[middle] { values.swapAt(first, middle) }
    let pivot = values[middle]
    var (low, high) = (last, first)
    while true {
      repeat { low -= 1 } while values[low] > pivot
      repeat { high += 1 } while values[high] < pivot
      if high > low { return (low, high) }
      values.swapAt(low, high)
    }
  }
}
