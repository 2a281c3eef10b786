import Glibc
import Statistics

/// What each period of a year adds on the scale of counts, shrunk by how well it is told from noise.
enum SeasonEffects {
  /// The effects of the known values, by their place modulo the season; they have a mean of 0.
  ///
  /// `rest` holds the values less the movement of the series. Of each period the mean without its lowest and highest value
  /// counts, of fewer than five the median; all shrink by the share of their spread that noise explains.
  static func effects(_ rest: [Double], at places: [Int], season: Int) -> [Double] {
    var groups = [[Double]](repeating: [], count: season)
    for (place, value) in zip(places, rest) { groups[place % season].append(value) }
    var effects = groups.map(middle)
    let mean = effects.reduce(0, +) / Double(season)
    for index in effects.indices { effects[index] -= mean }
    let noise = zip(places, rest).map { abs($1 - effects[$0 % season]) }
    let deviation = (median(noise) ?? 0) / 0.6745
    let count = Double(rest.count)
    let spread = effects.reduce(0) { $0 + $1 * $1 } / Double(season - 1)
    guard spread > 0, rest.count > season else { return [Double](repeating: 0, count: season) }
    // The mean of a period rests on a few values less than it has, two of them being left out.
    let chance = deviation * deviation * count / (count - Double(season)) / (0.85 * count / Double(season))
    let kept = max(0, 1 - chance / spread)
    return effects.map { $0 * kept }
  }

  private static func middle(_ group: [Double]) -> Double {
    guard group.count >= 5 else { return median(group) ?? 0 }
    let inner = group.sorted().dropFirst().dropLast()
    return inner.reduce(0, +) / Double(inner.count)
  }

  /// The values less their centred mean over one season, half a period at either end where the season is even.
  ///
  /// Missing values lie on straight lines; the ends take the nearest mean.
  static func detrended(_ values: [Double], at places: [Int], season: Int) -> [Double] {
    let grid = filled(values, at: places)
    let half = season / 2
    let outer = season % 2 == 0 ? 0.5 : 1
    guard let origin = places.first, grid.count > 2 * half else { return values }
    return zip(values, places).map { value, place in
      let centre = min(max(place - origin, half), grid.count - 1 - half)
      var sum = outer * (grid[centre - half] + grid[centre + half])
      for neighbour in (centre - half + 1)..<(centre + half) { sum += grid[neighbour] }
      return value - sum / Double(season)
    }
  }

  private static func filled(_ values: [Double], at places: [Int]) -> [Double] {
    guard var grid = values.first.map({ [$0] }) else { return [] }
    for index in values.indices.dropFirst() {
      let gap = places[index] - places[index - 1]
      let step = (values[index] - values[index - 1]) / Double(gap)
      for between in stride(from: 1, to: gap, by: 1) {
        grid.append(values[index - 1] + step * Double(between))
      }
      grid.append(values[index])
    }
    return grid
  }
}
