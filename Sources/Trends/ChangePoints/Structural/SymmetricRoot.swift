/// The inverse of the symmetric root of a small symmetric matrix above 0; nil where it is singular.
///
/// By Jacobi rotations, so that unequal scales keep their digits. Source: Golub and Van Loan (2013), section
/// 8.5.
func inverseRoot(_ matrix: [[Double]]) -> [[Double]]? {
  let n = matrix.count
  var a = matrix
  var vectors = (0..<n).map { row in (0..<n).map { $0 == row ? 1.0 : 0.0 } }
  for _ in 0..<50 {
    var isDiagonal = true
    for p in 0..<n {
      for q in (p + 1)..<max(n, p + 1) {
        let off = a[p][q]
        guard abs(off) > 1e-17 * (abs(a[p][p]) * abs(a[q][q])).squareRoot(), off != 0 else { continue }
        isDiagonal = false
        let theta = (a[q][q] - a[p][p]) / (2 * off)
        let t = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<n { (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]) }
        for k in 0..<n { (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]) }
        for k in 0..<n {
          (vectors[k][p], vectors[k][q]) = (
            c * vectors[k][p] - s * vectors[k][q], s * vectors[k][p] + c * vectors[k][q]
          )
        }
      }
    }
    if isDiagonal { break }
  }
  let roots = (0..<n).map { a[$0][$0] }
  guard roots.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
  return (0..<n).map { row in
    (0..<n).map { column in
      (0..<n).reduce(0) { $0 + vectors[row][$1] * vectors[column][$1] / roots[$1].squareRoot() }
    }
  }
}
