/// Values less the medians of their seasons, where seasons differ; their places and what was done.
///
/// Source: own rule, see Documentation/Methods.md; Kruskal and Wallis (1952) for the test of whether seasons differ.
public struct DeseasonalisedValues: Sendable, Hashable {
  /// The places of the known values on the grid, in rising order.
  public let places: [Int]
  /// The known values as they are.
  public let known: [Double]
  /// The known values less the median of their season, or as they are.
  public let values: [Double]
  /// Whether seasons differ and were taken out.
  public let isDeseasonalised: Bool

  /// Takes out the seasons of `values`, nil or not finite where none is known; `season` is their number of periods.
  ///
  /// Seasons are taken out of at least two of them if they differ at 10 % (`seasonalKruskalWallis`): the median of
  /// the values of a season less Sen's line, so that a trend stays. O(n^2 / season + n log n).
  public init(_ values: [Double?], season: Int) {
    var (places, known): ([Int], [Double]) = ([], [])
    for (place, value) in values.enumerated() {
      guard let value, value.isFinite else { continue }
      places.append(place)
      known.append(value)
    }
    (self.places, self.known) = (places, known)
    let index = places.map(Double.init)
    guard season > 1, known.count / 2 >= season, values.count / 2 >= season,
      let test = try? seasonalKruskalWallis(index: index, values: known, season: season).get(), test.p < 0.1,
      let line = try? theilSen(x: index, y: known).get()
    else {
      (self.values, isDeseasonalised) = (known, false)
      return
    }
    var groups = [[Double]](repeating: [], count: season)
    for (place, value) in zip(places, known) {
      groups[place % season].append(value - line.slope.value * Double(place))
    }
    let medians = groups.map { median($0) ?? 0 }
    self.values = zip(places, known).map { $1 - medians[$0 % season] }
    isDeseasonalised = true
  }
}
