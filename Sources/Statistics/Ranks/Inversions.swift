/// Sorts values and counts how many pairs stood in falling order: the exchanges of Knight's algorithm.
///
/// Values must not be NaN. Equal values are no inversion. O(n log n). Source: Knight (1966).
func sortCountingInversions<Value: Comparable>(_ values: inout [Value]) -> Int {
  var inversions = 0
  let count = values.count
  let run = 8
  for start in stride(from: 0, to: count, by: run) {
    for place in (start + 1)..<max(min(start + run, count), start + 1) {
      let value = values[place]
      var hole = place
      while hole > start, values[hole - 1] > value {
        values[hole] = values[hole - 1]
        hole -= 1
      }
      values[hole] = value
      inversions += place - hole
    }
  }
  guard count > run else { return inversions }
  var other = values
  var width = run
  while width < count {
    inversions += merge(runs: width, of: values, into: &other)
    swap(&values, &other)
    width *= 2
  }
  return inversions
}

/// Merges sorted runs two by two, and counts the inversions between the two of each pair.
private func merge<Value: Comparable>(runs width: Int, of source: [Value], into target: inout [Value]) -> Int
{
  var inversions = 0
  let count = source.count
  var start = 0
  while start < count {
    let middle = min(start + width, count)
    let end = min(middle + width, count)
    var (left, right, place) = (start, middle, start)
    while left < middle, right < end {
      let (first, second) = (source[left], source[right])
      let takesRight = second < first
      target[place] = takesRight ? second : first
      let step = takesRight ? 1 : 0
      inversions &+= step &* (middle &- left)
      right &+= step
      left &+= 1 &- step
      place &+= 1
    }
    while left < middle {
      target[place] = source[left]
      left &+= 1
      place &+= 1
    }
    while right < end {
      target[place] = source[right]
      right &+= 1
      place &+= 1
    }
    start = end
  }
  return inversions
}
