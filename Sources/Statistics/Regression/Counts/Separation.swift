/// Whether the likelihood of a log-linear model has no maximum, because some direction of the
/// coefficients lowers the means of zeros for ever and leaves all other means alone.
///
/// Exact up to rounding: such a direction is orthogonal to the rows of all positive counts, so one can
/// only exist where those rows have less than full rank; in what they leave open, projections onto it
/// and onto the positive orthant alternate. Source: Correia, Guimaraes and Zylkin (2019), section 3.
func isSeparated(_ series: CountSeries, basis: LogLinearBasis) -> Bool {
  func row(_ period: Int) -> [Double] {
    Array(basis.elements[period * basis.size..<(period + 1) * basis.size])
  }
  var positive: [[Double]] = []
  var zeros: [[Double]] = []
  for period in 0..<basis.rows {
    guard let count = series.count(at: period) else { continue }
    if count > 0 {
      if positive.count < basis.size, let direction = orthogonalised(row(period), against: positive) {
        positive.append(direction)
      }
    } else {
      zeros.append(row(period))
    }
  }
  guard positive.count < basis.size, !zeros.isEmpty else { return false }
  var open: [[Double]] = []
  for term in 0..<basis.size {
    let unit = (0..<basis.size).map { $0 == term ? 1.0 : 0 }
    if let direction = orthogonalised(unit, against: positive + open) { open.append(direction) }
  }
  var space: [[Double]] = []
  for direction in open {
    let image = zeros.map { product($0, direction) }
    if let axis = orthogonalised(image, against: space) { space.append(axis) }
  }
  return hasPositiveVector(space, count: zeros.count)
}

/// Whether the span of orthonormal vectors holds one that is nowhere negative and not zero.
private func hasPositiveVector(_ space: [[Double]], count: Int) -> Bool {
  guard !space.isEmpty else { return false }
  var vector = [Double](repeating: 1, count: count)
  for _ in 0..<5000 {
    var image = [Double](repeating: 0, count: count)
    for axis in space {
      let length = product(axis, vector)
      for place in image.indices { image[place] += length * axis[place] }
    }
    let (low, high) = (image.min() ?? 0, image.max() ?? 0)
    if high < 1e-7 { return false }
    if low >= -1e-9 * high { return true }
    vector = image.map { max($0, 0) }
  }
  return true
}

/// The part of a vector that is orthogonal to orthonormal ones, of length 1; nil where nothing is left.
private func orthogonalised(_ vector: [Double], against axes: [[Double]]) -> [Double]? {
  let size = product(vector, vector).squareRoot()
  guard size > 0, size.isFinite else { return nil }
  var rest = vector.map { $0 / size }
  // The second turn takes out what rounding of the first left.
  for _ in 0..<2 {
    for axis in axes {
      let length = product(axis, rest)
      for place in rest.indices { rest[place] -= length * axis[place] }
    }
  }
  let left = product(rest, rest).squareRoot()
  return left > 1e-8 ? rest.map { $0 / left } : nil
}

private func product(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}
