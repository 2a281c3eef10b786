extension Array where Element == Double {
  /// The value of a rank from 0 in rising order; smaller ones are left before it, larger ones after.
  ///
  /// Values must not be NaN, and the rank must be within the array. Quickselect with three parts, so that ties
  /// cost nothing; the pivot is the median of three, and after many rounds the rest is sorted. O(n) on average.
  mutating func partition(rank: Int) -> Double {
    var (low, high) = (0, count - 1)
    var rounds = 0
    while high - low > 24 {
      rounds += 1
      if rounds > 64 { break }
      let (a, b, c) = (self[low], self[low + (high - low) / 2], self[high])
      let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
      var (less, place, more) = (low, low, high)
      while place <= more {
        let value = self[place]
        if value < pivot {
          swapAt(less, place)
          less += 1
          place += 1
        } else if value > pivot {
          swapAt(place, more)
          more -= 1
        } else {
          place += 1
        }
      }
      if rank < less { high = less - 1 } else if rank > more { low = more + 1 } else { return pivot }
    }
    self[low...high].sort()
    return self[rank]
  }
}
