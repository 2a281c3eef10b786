/// How far each value may be trusted, from its distance to a fit: bisquare weights in 0...1.
///
/// `residuals` are finite. The weight is (1 - (|r| / 6 m)^2)^2 with m the median of the absolute
/// residuals, 1 up to a thousandth of 6 m and 0 from 0.999 of it on. With m = 0 values on the fit weigh 1
/// and all others 0. Nothing gives nothing. O(n) on average. Source: Cleveland (1979), section 2.
public func bisquareWeights(_ residuals: [Double]) -> [Double] {
  var weights = residuals.map(abs)
  let limit = sixMedians(weights)
  for index in weights.indices { weights[index] = bisquareWeight(weights[index], limit: limit) }
  return weights
}

/// Six times the median of absolute residuals; 0 of nothing.
func sixMedians(_ distances: [Double]) -> Double {
  guard !distances.isEmpty else { return 0 }
  var values = distances
  let upper = values.count / 2
  select(upper, in: &values)
  guard values.count % 2 == 0 else { return 6 * values[upper] }
  // The lower middle is the largest of the values that selection has left of the upper one.
  let lower = values[..<upper].reduce(0) { max($0, $1) }
  return 3 * (lower + values[upper])
}

/// The weight of one absolute residual.
func bisquareWeight(_ distance: Double, limit: Double) -> Double {
  if distance <= 0.001 * limit { return 1 }
  if distance > 0.999 * limit { return 0 }
  let share = distance / limit
  let rest = 1 - share * share
  return rest * rest
}

/// Reorders values so that the one at `place` is as if they were sorted: none before it is larger, none
/// after it smaller (Hoare 1961).
private func select(_ place: Int, in values: inout [Double]) {
  var (first, last) = (0, values.count - 1)
  while first < last {
    let middle = first + (last - first) / 2
    // The median of three keeps sorted input from taking O(n^2).
    if values[middle] < values[first] { values.swapAt(middle, first) }
    if values[last] < values[first] { values.swapAt(last, first) }
    if values[last] < values[middle] { values.swapAt(last, middle) }
    let pivot = values[middle]
    var (left, right) = (first, last)
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      if left <= right {
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if place <= right {
      last = right
    } else if place >= left {
      first = left
    } else {
      return
    }
  }
}
