/// The way by a sweep: the points are sorted by a line whose slope a sample tells, then by lines nearer and
/// nearer to a rank, and at last the few slopes around the rank are looked at. Sources of the ideas: Cole,
/// Salowe, Steiger and Szemeredi (1989) for slopes as exchanges between two orders; Matousek (1991) for the
/// sample.
extension PairwiseSlopes {
  /// The slopes of the ranks; nil where the sample misleads or rounding hides the order.
  ///
  /// O(n log n) where no slope is held by a large share of pairs.
  func swept(_ ranks: [Int]) -> [Double]? {
    guard let first = ranks.first, let last = ranks.last, let sample = Sample(self, first, last),
      var order = SlopeOrder(self, slope: sample.start, within: sample.range)
    else { return nil }
    // Fewer slopes than this are looked at faster than another line is sorted by.
    let few = max(y.count / 2, 16)
    var density = sample.density
    var found: [Double] = []
    var kept: [Double] = []
    var before = 0
    for rank in ranks {
      if !(before..<(before + kept.count)).contains(rank) {
        guard order.approach(rank, to: few, density: &density, within: sample.range) else { return nil }
        before = order.below
        kept.removeAll(keepingCapacity: true)
        var ahead = Double(few) / 2
        while order.below <= rank {
          let next = order.slope + (Double(rank - order.below) + ahead) / density
          guard order.slope < sample.range.upperBound,
            order.rise(to: min(next, sample.range.upperBound), keeping: &kept)
          else { return nil }
          ahead *= 2
        }
      }
      found.append(kept.partition(rank: rank - before))
    }
    return found
  }

  /// What slopes of pairs that lie evenly tell about all slopes.
  private struct Sample {
    /// Holds the ranks almost surely.
    var range: ClosedRange<Double>
    /// The slope of about the first rank.
    var start: Double
    /// About how many slopes there are in the range for each unit.
    var density: Double

    init?(_ slopes: PairwiseSlopes, _ first: Int, _ last: Int) {
      let count = Double(slopes.count)
      var sample = slopes.evenlyDrawn(min(128, slopes.count / 4))
      guard sample.allSatisfy(\.isFinite), sample.count > 8 else { return nil }
      _ = sortCountingInversions(&sample)
      let drawn = Double(sample.count)
      func place(_ rank: Int, _ errors: Double) -> Int {
        let share = (Double(rank) + 0.5) / count
        let place = share * drawn + errors * (share * (1 - share) * drawn).squareRoot()
        return min(max(Int(place), 0), sample.count - 1)
      }
      let (low, high) = (place(first, -4), place(last, 4))
      let (least, most) = (sample[low], sample[high])
      density = Double(high - low) / drawn * count / (most - least)
      guard density > 0, density.isFinite else { return nil }
      // Slopes of pairs lie at simple fractions, where levels fall together: a line must not.
      let aside = 0.3819660112501051 / density
      range = (least - aside)...(most + aside)
      start = sample[place(first, 0)] + aside
    }
  }
}

extension SlopeOrder {
  /// Moves to a line with at most `rank` slopes below it, and no more than `few` fewer than that where slopes are spread
  /// evenly; `density` is that of slopes nearby and is learnt on the way.
  fileprivate mutating func approach(
    _ rank: Int, to few: Int, density: inout Double, within range: ClosedRange<Double>
  ) -> Bool {
    var low: Double?
    var stride = 1.0
    for round in 0..<12 {
      if below <= rank {
        if rank - below <= few || round >= 3 { return true }
        low = slope
      } else if round >= 3 {
        if let low { return move(to: low) }
        stride *= 2
      }
      let (last, lastBelow) = (slope, below)
      let next = slope + stride * Double(rank - few / 2 - below) / density
      guard move(to: min(max(next, range.lowerBound), range.upperBound)) else { return false }
      let learnt = Double(below - lastBelow) / (slope - last)
      if learnt.isFinite { density = min(max(learnt, density / 4), density * 4) }
    }
    return false
  }
}
