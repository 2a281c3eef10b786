/// One segment between breaks: its line or level, in units of a scaled series.
struct BreakpointSegment {
  /// The number of values.
  let count: Int
  /// The mean of the places, from 1.
  let centre: Double
  /// The mean of the squares of the places minus the square of their mean; 0 for a level.
  let spread: Double
  /// The mean of the values.
  let level: Double
  /// The slope a place; 0 for a level.
  let slope: Double
  /// The residual variance with divisor `count`.
  let variance: Double
  private let model: BreakpointModel

  init(_ values: [Double], range: Range<Int>, model: BreakpointModel) {
    self.model = model
    let n = Double(range.count)
    count = range.count
    centre = Double(range.lowerBound + range.upperBound + 1) / 2
    level = values[range].reduce(0) { $0 + $1 / n }
    let middle = (n - 1) / 2
    let mean = level
    spread = model == .line ? (n * n - 1) / 12 : 0
    slope =
      model == .line
      ? values[range].enumerated().reduce(0) { $0 + (Double($1.offset) - middle) * ($1.element - mean) }
        / (n * (n * n - 1) / 12) : 0
    variance = SegmentCosts.exact(values[range], cost: model == .level ? .level : .line) / n
  }

  /// Level, or value at place 0 and slope, in units of the series.
  func coefficients(unit: Double, mean: Double) -> [Double] {
    switch model {
    case .level: [level * unit + mean]
    case .line: [(level - slope * centre) * unit + mean, slope * unit]
    }
  }

  /// The mean square of a difference of two lines or levels over the places of this segment.
  func meanSquare(ofDifferenceFrom other: BreakpointSegment, to next: BreakpointSegment) -> Double {
    let turn = next.slope - other.slope
    let shift =
      (next.level + next.slope * (centre - next.centre))
      - (other.level + other.slope * (centre - other.centre))
    return shift * shift + turn * turn * spread
  }
}
