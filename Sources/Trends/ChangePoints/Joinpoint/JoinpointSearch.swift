internal import LinearAlgebra

/// The exhaustive grid of joinpoints on one set of places and weights, for many series at once.
///
/// The candidates are all observations, or evenly spaced ones where these would be too many.
/// The hinge of a candidate is max(x - candidate, 0). What a straight line explains is taken out of all
/// hinges once; their products with all series are then one GEMM, and the sum of squares of every set of
/// joinpoints follows from these products and the Gram matrix by elimination, one joinpoint a level.
/// Source: Lerman (1980) for the grid; the elimination is the sweep of Gaussian elimination.
struct JoinpointSearch {
  /// The best set of one series for one number of joinpoints.
  struct Best {
    /// The places of the joinpoints among the observations, in order; empty where no set is possible.
    var observations: [Int]
    /// The weighted sum of squares with them, in units of the squared scale of the series.
    var sumOfSquares: Double
  }

  /// The number of observations.
  let count: Int
  /// Observations from a joinpoint to either end, not counting the joinpoint.
  let toEnd: Int
  /// Observations between two joinpoints, not counting them.
  let between: Int
  /// The observations from one candidate to the next.
  let spacing: Int
  private let roots: [Double]?
  private let line: Matrix
  private let hinges: Matrix
  private let gram: [Double]

  /// The number of candidates.
  let candidates: Int

  /// The most candidates whose sets of so many are searched in some thousandths of a second: about a million sets.
  static func mostCandidates(upTo limit: Int) -> Int {
    switch limit {
    case ..<3: 400
    case 3: 120
    case 4: 72
    default: 48
    }
  }

  /// Prepares the grid; nil where the places do not determine a line.
  ///
  /// `roots` are the square roots of the weights; without `mostCandidates` every observation is one.
  /// O(n * candidates^2).
  init?(x: [Double], roots: [Double]?, toEnd: Int, between: Int, mostCandidates: Int? = nil) {
    count = x.count
    let inner = max(x.count - 2 * toEnd, 0)
    spacing = mostCandidates.map { max((inner + $0 - 1) / $0, 1) } ?? 1
    candidates = (inner + spacing - 1) / spacing
    self.toEnd = toEnd
    self.between = between
    self.roots = roots
    guard let first = x.first, let last = x.last, x.count >= 2, last > first else { return nil }
    let scales = roots ?? [Double](repeating: 1, count: x.count)
    let scaled = x.map { ($0 - first) / (last - first) }
    guard
      let basis = try? QRFactorisation(
        Matrix(columns: [scales, zip(scaled, scales).map { ($0 - 0.5) * $1 }]))
    else { return nil }
    line = basis.orthonormal
    let kinks = stride(from: toEnd, to: toEnd + inner, by: spacing).map { scaled[$0] }
    let columns = kinks.map { kink in zip(scaled, scales).map { max($0 - kink, 0) * $1 } }
    guard let all = try? Matrix(columns: columns.isEmpty ? [scales] : columns),
      let residuals = Self.residuals(of: all, from: basis.orthonormal),
      let products = try? residuals.multiplied(.transposed, by: residuals)
    else { return nil }
    hinges = residuals
    gram = columns.isEmpty ? [] : products.elements
  }

  /// The best sets of 0 to `limit` joinpoints of each series, one array a series; nil on overflow.
  ///
  /// Each series has one value an observation, scaled to about 1 before.
  func best(of series: [[Double]], upTo limit: Int) -> [[Best]]? {
    let columns = series.map { one in roots.map { zip(one, $0).map(*) } ?? one }
    guard let responses = try? Matrix(columns: columns), responses.isFinite else { return nil }
    return best(ofWeighted: responses, upTo: limit)
  }

  /// The same for responses that are already multiplied by the roots of the weights, one column a series.
  func best(ofWeighted responses: Matrix, upTo limit: Int) -> [[Best]]? {
    guard responses.rows == count, let residuals = Self.residuals(of: responses, from: line) else {
      return nil
    }
    let totals = (0..<residuals.columns).map { column in
      let values = residuals.column(column)
      return dot(values, values)
    }
    guard limit > 0, candidates > 0 else { return totals.map { [Best(observations: [], sumOfSquares: $0)] } }
    guard let products = try? hinges.multiplied(.transposed, by: residuals) else { return nil }
    return sets(products.elements, totals, upTo: limit)
  }

  /// The series that are searched together: what is read again and again stays in the nearest cache.
  private static let seriesPerBlock = 64

  private func sets(_ products: [Double], _ totals: [Double], upTo limit: Int) -> [[Best]] {
    var result: [[Best]] = []
    result.reserveCapacity(totals.count)
    var elimination = JoinpointElimination(
      candidates: candidates, gap: (between + spacing) / spacing, limit: limit,
      width: min(totals.count, Self.seriesPerBlock))
    for start in stride(from: 0, to: totals.count, by: Self.seriesPerBlock) {
      elimination.run(gram: gram, products: products, from: start)
      for lane in 0..<min(Self.seriesPerBlock, totals.count - start) {
        let total = totals[start + lane]
        result.append(
          [Best(observations: [], sumOfSquares: total)]
            + elimination.sets(of: lane).map { set in
              Best(
                observations: set.candidates.map { $0 * spacing + toEnd },
                sumOfSquares: max(total - set.reduction, 0))
            })
      }
    }
    return result
  }

  private static func residuals(of matrix: Matrix, from basis: Matrix) -> Matrix? {
    var rest = matrix
    for _ in 0..<2 {
      guard let shares = try? basis.multiplied(.transposed, by: rest),
        let fitted = try? basis.multiplied(by: shares),
        let next = try? Matrix(
          rows: rest.rows, columns: rest.columns, elements: zip(rest.elements, fitted.elements).map(-))
      else { return nil }
      rest = next
    }
    return rest.isFinite ? rest : nil
  }
}
