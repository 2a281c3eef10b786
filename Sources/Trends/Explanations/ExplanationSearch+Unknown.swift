import Glibc

extension ExplanationSearch {
  /// The change of a category where that of unknown category begins a stretch, by two standard errors and the other way.
  ///
  /// It may be too small for the story of the category itself. None where the series is no category beside an unknown one.
  func changesOfUnknown(of place: Int, _ changes: [[Change]]) -> [Change] {
    let one = family.series[place]
    return one.key.indices.flatMap { index -> [Change] in
      guard one.key[index].code != SeriesFamily.margin, one.key[index].code != SeriesFamily.unknown,
        one.key[index].dimension != recording.sourceDimension,
        let unknown = family.sibling(of: place, along: index, code: SeriesFamily.unknown)
      else { return [] }
      return changes[unknown].filter { $0.origin == .stretch }.compactMap { other in
        change(of: place, other.windows, .given).flatMap { own in
          own.sign != other.sign && abs(own.level.logRatio) > 2 * own.level.error ? own : nil
        }
      }
    }
  }

  /// Whether the opposite change of the unknown category is as large as the change, and its share of the total shifted clearly.
  ///
  /// The share must shift by five points and by more than 3.3 standard errors, which heed how it scatters within the windows. nil where
  /// the series is no category of a breakdown that has totals and unknown ones.
  func unknown(of place: Int, _ change: Change) -> AlternativeExplanation? {
    let one = family.series[place]
    for (index, part) in one.key.enumerated()
    where part.code != SeriesFamily.margin && part.code != SeriesFamily.unknown
      && part.dimension != recording.sourceDimension
    {
      guard let unknown = family.sibling(of: place, along: index, code: SeriesFamily.unknown),
        let total = family.sibling(of: place, along: index, code: SeriesFamily.margin),
        let other = change.windows.change(of: family.values(unknown)),
        isShareShifted(family.values(unknown), of: family.values(total), in: change.windows)
      else { continue }
      let difference = change.level.after - change.level.before
      let opposite = other.before - other.after
      guard difference * opposite > 0, abs(difference) <= abs(opposite) else { continue }
      return .unknown(
        UnknownReallocation(
          dimension: part.dimension, start: start(place, change),
          before: ValueBounds(low: change.level.before, high: change.level.before + other.before),
          after: ValueBounds(low: change.level.after, high: change.level.after + other.after)))
    }
    return nil
  }

  private func isShareShifted(_ unknown: [Double?], of total: [Double?], in windows: LevelWindows) -> Bool {
    func pairs(_ range: Range<Int>) -> [(unknown: Double, total: Double)] {
      range.clamped(to: total.indices).compactMap { place in
        guard unknown.indices.contains(place), let part = unknown[place], let whole = total[place], whole > 0,
          part >= 0, part <= whole, whole.isFinite
        else { return nil }
        return (part, whole)
      }
    }
    let sides = [pairs(windows.before), pairs(windows.after)]
    var (shares, squares, variance, freedom) = ([Double](), 0.0, 0.0, 0)
    let sums = sides.map { side in side.reduce((0.0, 0.0)) { ($0.0 + $1.unknown, $0.1 + $1.total) } }
    guard sums.allSatisfy({ $0.1 > 0 && $0.1.isFinite }) else { return false }
    let pooled = (sums[0].0 + sums[1].0) / (sums[0].1 + sums[1].1)
    for (side, sum) in zip(sides, sums) {
      let share = sum.0 / sum.1
      shares.append(share)
      let spread = max(share * (1 - share), 1e-9)
      for pair in side {
        let distance = pair.unknown - share * pair.total
        squares += distance * distance / (spread * pair.total)
      }
      freedom += side.count - 1
      variance += pooled * (1 - pooled) / sum.1
    }
    let dispersion = max(1, squares / Double(max(1, freedom)))
    let shift = abs(shares[1] - shares[0])
    return shift >= 0.05 && shift > 3.3 * (dispersion * variance).squareRoot()
  }
}
