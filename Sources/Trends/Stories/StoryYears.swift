/// The last year of a series beside those before it, as it was and with exceptional periods at the level of those beside them.
struct StoryYears {
  var periods: [String]
  var values: [Double?]
  /// What exceptional values would be at the level of those beside them, by their places on the grid.
  var usual: [Int: Double]
  var segmentation: StorySegmentation
  /// The place after the last known value.
  var end: Int

  /// The comparison; nil where two years are not known.
  var comparison: YearComparison? {
    guard let latest = sum(values, years(0)), let before = sum(values, years(1)) else { return nil }
    let one = test(values, years: 1, latest: latest, before: before)
    var comparison = YearComparison(
      first: periods[end - length], last: periods[end - 1], latest: ValueBounds(latest),
      before: ValueBounds(before), ratio: one.ratio, p: one.p, levelled: levelled(years: 1))
    let earlier = (1...3).compactMap { sum(values, years($0)) }
    let total = earlier.reduce(0, +)
    if earlier.count == 3, total.isFinite, let lowest = earlier.min(), let highest = earlier.max() {
      let three = test(values, years: 3, latest: latest, before: total)
      comparison.threeYears = .init(
        lowest: ValueBounds(lowest), highest: ValueBounds(highest), ratio: three.ratio, p: three.p,
        levelled: levelled(years: 3))
    }
    return comparison
  }

  private var length: Int { segmentation.rules.periodsPerYear }

  /// The periods of a year, 0 for the last one.
  private func years(_ number: Int) -> Range<Int> { (end - (number + 1) * length)..<(end - number * length) }

  /// The comparison with so many years without what exceptional periods have beyond those beside them; nil where there are none.
  private func levelled(years count: Int) -> YearComparison.Levelled? {
    let places = usual.keys.filter { (end - (count + 1) * length..<end).contains($0) }.sorted()
    guard !places.isEmpty else { return nil }
    var values = values
    for place in places { values[place] = usual[place] }
    let recorded = places.reduce(0) { $0 + (self.values[$1] ?? 0) }
    let earlier = (1...count).compactMap { sum(values, years($0)) }
    guard let latest = sum(values, years(0)), earlier.count == count, recorded.isFinite else { return nil }
    let before = earlier.reduce(0, +)
    guard before.isFinite else { return nil }
    let result = test(values, years: count, latest: latest, before: before)
    return YearComparison.Levelled(
      periods: places.map { periods[$0] }, recorded: ValueBounds(recorded), latest: ValueBounds(latest),
      before: ValueBounds(before / Double(count)), ratio: result.ratio, p: result.p)
  }

  private func test(
    _ values: [Double?], years count: Int, latest: Double, before: Double
  ) -> (ratio: Double, p: Double) {
    YearTest(segmentation).comparison(
      latest: latest, before: before, years: count, spread: spread(values, (0...count).map(years)),
      place: end - length)
  }

  /// The sum over a run of periods; nil where one is not known.
  private func sum(_ values: [Double?], _ range: Range<Int>) -> Double? {
    guard range.lowerBound >= 0 else { return nil }
    var sum = 0.0
    for place in range {
      guard let value = values[place], value.isFinite else { return nil }
      sum += value
    }
    return sum.isFinite ? sum : nil
  }

  /// The variance of known values within runs of periods, each around its own mean; 0 with one value a run.
  private func spread(_ values: [Double?], _ ranges: [Range<Int>]) -> Double {
    var (squares, freedom) = (0.0, 0)
    for range in ranges where range.lowerBound >= 0 {
      let known = values[range].compactMap(\.self)
      let mean = known.reduce(0) { $0 + $1 / Double(known.count) }
      squares += known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += known.count - 1
    }
    return freedom > 0 && squares.isFinite ? squares / Double(freedom) : 0
  }
}
