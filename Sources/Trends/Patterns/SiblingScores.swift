import Statistics

/// How far each cell of sibling series lies from the mean of them all.
enum SiblingScores {
  /// The scores of siblings, nil where a value is not known, or the reason why they have none.
  ///
  /// z = (y - m) / sqrt(phi m), with m the mean over all known cells of all siblings and phi their Pearson
  /// dispersion, sum (y - m)^2 / m over the number of cells minus 1. Only zeros are `allZero`, equal cells
  /// `constant`, cells below zero `negativeValues`, fewer than two cells `tooShort`, an overflow
  /// `noConvergence`.
  static func scores(_ siblings: [[Double?]]) -> Estimate<[[Double?]]> {
    let cells = siblings.joined().compactMap(\.self)
    guard cells.count >= 2, let first = cells.first else { return .failure(.tooShort) }
    guard cells.allSatisfy({ $0 >= 0 }) else { return .failure(.negativeValues) }
    if cells.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
    if cells.allSatisfy({ $0 == first }) { return .failure(.constant) }
    let count = Double(cells.count)
    let mean = cells.reduce(0) { $0 + $1 / count }
    let variance = cells.reduce(0) { $0 + ($1 - mean) / (count - 1) * ($1 - mean) }
    // phi m is the variance of the cells around their mean.
    let deviation = variance.squareRoot()
    guard deviation > 0, deviation.isFinite, mean > 0 else { return .failure(.noConvergence) }
    return .success(siblings.map { series in series.map { value in value.map { ($0 - mean) / deviation } } })
  }

  /// The places of siblings: the same measure, the same dimensions broken down, and the same codes but
  /// for the last of these dimensions, whose categories the siblings are.
  static func groups(of series: [LabelledSeries], margin: String) -> [[Int]] {
    var places: [Family: Int] = [:]
    var groups: [[Int]] = []
    for (index, one) in series.enumerated() {
      var codes = one.key.map { Optional($0.code) }
      if let last = codes.lastIndex(where: { $0 != margin }) { codes[last] = nil }
      let family = Family(measure: one.measure, codes: codes)
      if let place = places[family] {
        groups[place].append(index)
      } else {
        places[family] = groups.count
        groups.append([index])
      }
    }
    return groups
  }

  private struct Family: Hashable {
    var measure: String
    var codes: [String?]
  }
}
