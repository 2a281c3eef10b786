import Statistics

extension SeriesStory {
  /// The story that two stories at the bounds of hidden values have in common; nil where they differ.
  ///
  /// They agree if they have as many stretches, with the same directions, and each start lies in the interval of the other.
  /// Numbers have both bounds, and intervals of dates hold both; dates are those of the lower bounds.
  func joined(with high: SeriesStory, periods: [String], bounds: [ValueBounds?]) -> SeriesStory? {
    guard stretches.count == high.stretches.count else { return nil }
    let order = Dictionary(periods.enumerated().map { ($1, $0) }) { first, _ in first }
    func known(_ dated: DatedValue) -> DatedValue {
      let value = order[dated.period].flatMap { bounds[$0] } ?? dated.value
      return DatedValue(period: dated.period, value: value)
    }
    var joined = self
    for index in stretches.indices {
      guard let stretch = stretches[index].joined(with: high.stretches[index], order: order) else {
        return nil
      }
      joined.stretches[index] = stretch
      joined.stretches[index].peak = known(stretch.peak)
    }
    joined.exceptional = exceptional.filter(high.exceptional.contains)
    // The largest of the least, and the least of the largest: what is so whatever is hidden.
    joined.peak = known(peak)
    joined.trough = known(high.trough)
    joined.lastYear = lastYear.flatMap { low in high.lastYear.map(low.joined) }
    return joined
  }
}

extension Stretch {
  fileprivate func joined(with high: Stretch, order: [String: Int]) -> Stretch? {
    guard direction == high.direction else { return nil }
    var joined = self
    switch (start, high.start) {
    case (nil, nil): break
    case (let low?, let other?):
      guard low.holds(high.first, order), other.holds(first, order) else { return nil }
      joined.start = low.joined(with: other, order)
    default: return nil
    }
    joined.mean = mean.joined(with: high.mean)
    joined.from = from.joined(with: high.from)
    joined.to = to.joined(with: high.to)
    joined.ratioPerYear = ratioPerYear.flatMap { low in high.ratioPerYear.map { low.joined(with: $0) } }
    joined.step = step.flatMap { low in high.step.map { low.squareRoot() * $0.squareRoot() } }
    joined.stepInterval = stepInterval.flatMap { low in
      high.stepInterval.map { .init(lower: min(low.lower, $0.lower), upper: max(low.upper, $0.upper)) }
    }
    return joined
  }
}

extension Stretch.StartInterval {
  fileprivate func holds(_ period: String, _ order: [String: Int]) -> Bool {
    guard let place = order[period], let first = order[earliest], let last = order[latest] else {
      return false
    }
    return first <= place && place <= last
  }

  fileprivate func joined(with other: Self, _ order: [String: Int]) -> Self {
    var joined = self
    if let mine = order[earliest], let its = order[other.earliest], its < mine {
      joined.earliest = other.earliest
    }
    if let mine = order[latest], let its = order[other.latest], its > mine { joined.latest = other.latest }
    return joined
  }
}

extension ValueBounds {
  fileprivate func joined(with other: ValueBounds) -> ValueBounds {
    ValueBounds(low: min(low, other.low), high: max(high, other.high))
  }
}

extension YearComparison {
  /// The comparison that says less of the two, with both bounds of its sums.
  fileprivate func joined(with high: YearComparison) -> YearComparison {
    var joined = self
    if high.p > p { (joined.ratio, joined.p) = (high.ratio, high.p) }
    joined.latest = latest.joined(with: high.latest)
    joined.before = before.joined(with: high.before)
    joined.levelled = levelled.flatMap { low in high.levelled.flatMap(low.joined) }
    joined.threeYears = threeYears.flatMap { low in
      high.threeYears.map { other in
        let weaker = other.p > low.p ? other : low
        return ThreeYears(
          lowest: low.lowest.joined(with: other.lowest), highest: low.highest.joined(with: other.highest),
          ratio: weaker.ratio, p: weaker.p,
          levelled: low.levelled.flatMap { mine in other.levelled.flatMap(mine.joined) })
      }
    }
    return joined
  }
}

extension YearComparison.Levelled {
  /// The comparison that says less of the two, with both bounds of its sums; nil where other periods are exceptional.
  fileprivate func joined(with high: Self) -> Self? {
    guard periods == high.periods else { return nil }
    var joined = high.p > p ? high : self
    joined.recorded = recorded.joined(with: high.recorded)
    joined.latest = latest.joined(with: high.latest)
    joined.before = before.joined(with: high.before)
    return joined
  }
}
