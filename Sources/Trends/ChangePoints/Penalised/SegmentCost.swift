import Glibc

/// What a segment costs: twice the negative log-likelihood of its best fit up to constants, or its squares.
public enum SegmentCost: Sendable, Hashable {
  /// The sum of squared differences from the mean of the segment.
  case level
  /// Counts with one mean a segment: 2 (S - S ln(S / n)), S the sum of n counts.
  case poisson
  /// Counts with one mean a segment and variance mean + mean^2 / theta, theta known and above 0.
  case negativeBinomial(theta: Double)
  /// The sum of squared residuals from a straight line over the places of the segment.
  case line

  /// The fewest values that leave a segment something to cost.
  var fewest: Int { self == .line ? 3 : 2 }

  /// Whether values must be counts: finite and not negative.
  var isOfCounts: Bool {
    switch self {
    case .poisson, .negativeBinomial: true
    case .level, .line: false
    }
  }
}

/// The cost of any segment of one series, each in constant time from running sums.
struct SegmentCosts {
  private let cost: SegmentCost
  private let sums: [Double]
  private let squares: [Double]
  private let moments: [Double]

  /// Prepares running sums; values are centred before for squares and lines.
  init(_ values: [Double], cost: SegmentCost) {
    self.cost = cost
    func running(_ terms: [Double]) -> [Double] {
      var total = 0.0
      return [0]
        + terms.map { term in
          total += term
          return total
        }
    }
    sums = running(values)
    guard !cost.isOfCounts else {
      squares = []
      moments = []
      return
    }
    squares = running(values.map { $0 * $0 })
    let middle = Double(values.count - 1) / 2
    moments = cost == .line ? running(values.enumerated().map { (Double($0) - middle) * $1 }) : []
  }

  /// The cost of the values from `start` up to, not including, `end`; start < end.
  @inline(__always)
  func callAsFunction(_ start: Int, _ end: Int) -> Double {
    let n = Double(end - start)
    let sum = sums[end] - sums[start]
    switch cost {
    case .level: return max(squares[end] - squares[start] - sum * sum / n, 0)
    case .poisson: return sum > 0 ? 2 * (sum - sum * log(sum / n)) : 0
    case .negativeBinomial(let theta):
      let mean = sum / n
      return sum > 0 ? 2 * (sum * log1p(theta / mean) + n * theta * log1p(mean / theta)) : 0
    case .line:
      let level = squares[end] - squares[start] - sum * sum / n
      guard n > 2 else { return 0 }
      let centre = Double(start + end - 1) / 2 - Double(sums.count - 2) / 2
      let product = moments[end] - moments[start] - centre * sum
      return max(level - product * product / (n * (n * n - 1) / 12), 0)
    }
  }

  /// The same from the values themselves, in two passes, to the last digits.
  static func exact(_ values: ArraySlice<Double>, cost: SegmentCost) -> Double {
    let n = Double(values.count)
    guard n > 0 else { return 0 }
    guard !cost.isOfCounts else { return SegmentCosts(Array(values), cost: cost)(0, values.count) }
    let first = values.reduce(0) { $0 + $1 / n }
    let mean = first + values.reduce(0) { $0 + ($1 - first) / n }
    let centred = values.map { $0 - mean }
    let middle = (n - 1) / 2
    var slope = 0.0
    if cost == .line, n > 1 {
      let product = centred.enumerated().reduce(0) { $0 + (Double($1.offset) - middle) * $1.element }
      slope = product / (n * (n * n - 1) / 12)
    }
    return centred.enumerated().reduce(0) { total, item in
      let rest = item.element - slope * (Double(item.offset) - middle)
      return total + rest * rest
    }
  }
}
