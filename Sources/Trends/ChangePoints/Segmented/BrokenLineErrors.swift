import Statistics

/// The covariance of a broken line and its breaks, the curve linearised in the breaks.
struct BrokenLineErrors {
  private let covariance: Estimate<[[Double]]>
  private let pieces: Int

  /// `kinks` are the breaks of `curve` on the places `x`.
  init(_ x: [Double], kinks: [Double], curve: SegmentedLine, freedom: Int) {
    pieces = kinks.count + 1
    let turns = zip(curve.slopes.dropFirst(), curve.slopes).map(-)
    var columns = [x.map { _ in 1.0 }, x]
    for kink in kinks { columns.append(x.map { max($0 - kink, 0) }) }
    // How the curve moves with a break: down by the turn, beyond the break.
    for (kink, turn) in zip(kinks, turns) { columns.append(x.map { $0 > kink ? -turn : 0 }) }
    let variance = curve.sumOfSquares / Double(freedom)
    covariance = gramInverse(columns).map { rows in rows.map { $0.map { $0 * variance } } }
  }

  /// The standard error of a break.
  func kinkError(_ index: Int) -> Estimate<Double> {
    covariance.map { $0[1 + pieces + index][1 + pieces + index].squareRoot() }
  }

  /// The standard errors of the slopes: sums of the first slope and the turns after it.
  func slopeErrors() -> Estimate<[Double]> {
    covariance.map { rows in
      (0..<pieces).map { piece in
        var sum = 0.0
        for row in 1...(piece + 1) { for column in 1...(piece + 1) { sum += rows[row][column] } }
        return max(sum, 0).squareRoot()
      }
    }
  }
}

/// The inverse of the cross products of columns, by Gram-Schmidt with a second pass; `noConvergence` where
/// they depend on each other.
func gramInverse(_ columns: [[Double]]) -> Estimate<[[Double]]> {
  let count = columns.count
  let scales = columns.map(norm)
  guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return .failure(.noConvergence) }
  var basis = zip(columns, scales).map { column, scale in column.map { $0 / scale } }
  var inverse = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0.0 } }
  for index in 0..<count {
    for _ in 0..<2 {
      for earlier in 0..<index {
        let share = dot(basis[earlier], basis[index])
        subtract(share, of: basis[earlier], from: &basis[index])
        subtract(share, of: inverse[earlier], from: &inverse[index])
      }
    }
    let length = norm(basis[index])
    guard length > 1e-10 else { return .failure(.noConvergence) }
    basis[index] = basis[index].map { $0 / length }
    inverse[index] = inverse[index].map { $0 / length }
  }
  return .success(
    (0..<count).map { row in
      (0..<count).map { column in
        inverse.reduce(0) { $0 + $1[row] * $1[column] } / scales[row] / scales[column]
      }
    })
}
