/// The series of an instance, found by their keys.
struct SeriesFamily: Sendable {
  /// The code of a margin.
  static let margin = "_T"
  /// The code of an unknown category.
  static let unknown = "_U"

  let series: [LabelledSeries]
  private let places: [Identity: Int]
  /// The parts of a total along a dimension, by the total and the place of the dimension in its key.
  private let parts: [Identity: [Int: [Int]]]

  private struct Identity: Hashable, Sendable {
    var measure: String
    var codes: [String]
  }

  /// O(series x dimensions).
  init(_ series: [LabelledSeries]) {
    self.series = series
    var places: [Identity: Int] = [:]
    var parts: [Identity: [Int: [Int]]] = [:]
    for (place, one) in series.enumerated() {
      let codes = one.key.map(\.code)
      let identity = Identity(measure: one.measure, codes: codes)
      if places[identity] == nil { places[identity] = place }
      for (dimension, code) in codes.enumerated() where code != Self.margin {
        var total = identity
        total.codes[dimension] = Self.margin
        parts[total, default: [:]][dimension, default: []].append(place)
      }
    }
    self.places = places
    self.parts = parts
  }

  /// The places of the categories that a total has along a dimension of its key, in order; none where it is no total of it.
  func parts(of place: Int, along dimension: Int) -> [Int] {
    let one = series[place]
    guard one.key.indices.contains(dimension), one.key[dimension].code == Self.margin else { return [] }
    return parts[Identity(measure: one.measure, codes: one.key.map(\.code))]?[dimension] ?? []
  }

  /// The series with another code in one dimension.
  func sibling(of place: Int, along dimension: Int, code: String) -> Int? {
    let one = series[place]
    var codes = one.key.map(\.code)
    guard codes.indices.contains(dimension) else { return nil }
    codes[dimension] = code
    return places[Identity(measure: one.measure, codes: codes)]
  }

  /// The values of a series; where one is hidden, the middle of its bounds.
  func values(_ place: Int) -> [Double?] {
    zip(series[place].values, series[place].bounds).map { value, bounds in
      value ?? bounds.map { $0.low + ($0.high - $0.low) / 2 }
    }
  }
}
