/// The way by brackets, for series whose slopes fall together, so that a sweep cannot tell them apart: a sample says between
/// which two slopes a rank lies, and only the slopes between them are kept.
///
/// Source of the idea: Floyd and Rivest (1975).
extension PairwiseSlopes {
  /// Where a rank lies: how many slopes are below, at either end, and which are between.
  private struct Bracket {
    var below = 0
    var atLower = 0
    var atUpper = 0
    var between: [Double] = []
    let lower: Double
    let upper: Double

    /// The slope of a rank; nil where it lies outside.
    mutating func slope(of rank: Int) -> Double? {
      var place = rank - below
      guard place >= 0 else { return nil }
      if place < atLower { return lower }
      place -= atLower
      if place < between.count { return between.partition(rank: place) }
      return place - between.count < atUpper ? upper : nil
    }
  }

  /// The slopes of the given ranks, in rising order.
  ///
  /// O(n^2) time; memory for about 6 slopes in 100 of those that do not lie at the ends.
  func bracketed(_ ranks: [Int]) -> [Double] {
    let sample = evenlyDrawn(4096).sorted()
    var bracket: Bracket?
    return ranks.map { rank in
      if let slope = bracket?.slope(of: rank) { return slope }
      let share = (Double(rank) + 0.5) / Double(count)
      let drawn = Double(sample.count)
      var errors = 4.0
      while true {
        let reach = errors * (share * (1 - share) * drawn).squareRoot() + 1
        let low = Int((share * drawn - reach).rounded(.down))
        let high = Int((share * drawn + reach).rounded(.up))
        var found = self.bracket(
          lower: low < 0 ? -.infinity : sample[low], upper: high >= sample.count ? .infinity : sample[high])
        let slope = found.slope(of: rank)
        bracket = found
        if let slope { return slope }
        // Differences that overflow have slopes that are no numbers.
        if low < 0, high >= sample.count { return .nan }
        errors *= 4
      }
    }
  }

  private func bracket(lower: Double, upper: Double) -> Bracket {
    var bracket = Bracket(lower: lower, upper: upper)
    let (xs, ys) = (x.span, y.span)
    for second in 1..<ys.count {
      let (x, y) = (xs[second], ys[second])
      for first in 0..<second {
        let slope = (y - ys[first]) / (x - xs[first]) + 0
        if slope < lower {
          bracket.below &+= 1
        } else if slope == lower {
          bracket.atLower &+= 1
        } else if slope < upper {
          bracket.between.append(slope)
        } else if slope == upper {
          bracket.atUpper &+= 1
        }
      }
    }
    return bracket
  }
}
