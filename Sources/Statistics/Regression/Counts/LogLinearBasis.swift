/// The columns of a design, centred and scaled, so that sums of their products lose few digits.
///
/// Columns after an intercept are centred over the grid; all are divided by their largest size. Where all columns
/// but one repeat, as a season does beside a trend, periods at the same place of a repetition form a class, and
/// sums over the periods of a class take the place of the periods.
struct LogLinearBasis: Sendable {
  /// The number of periods.
  let rows: Int
  /// The number of columns.
  let size: Int
  /// The scaled values, period by period.
  let elements: [Double]
  /// The number of classes; period `t` is in class `t % classes`.
  let classes: Int
  /// The column that does not repeat, if there is one.
  let trend: Int?
  /// Its scaled values, one a period; zeros without it.
  let trendValues: [Double]
  /// The scaled values of a class, column by column; 0 in place of the trend.
  let columns: [Double]
  /// The products of two of these columns, class by class, in the order of packed lower triangles.
  let products: [Double]
  private let centres: [Double]
  private let scales: [Double]
  /// Whether the first column is all ones.
  let hasIntercept: Bool

  /// Takes over columns of `rows` finite values each; with an intercept the first is all ones.
  ///
  /// `repetition` is the number of periods after which columns repeat; it is not used where more than one does
  /// not.
  init(columns: [[Double]], rows: Int, hasIntercept: Bool, repetition: Int) {
    self.rows = rows
    size = columns.count
    self.hasIntercept = hasIntercept
    var centres: [Double] = []
    var scales: [Double] = []
    for (place, column) in columns.enumerated() {
      let isCentred = hasIntercept && place > 0 && rows > 0
      let centre = isCentred ? column.reduce(0, +) / Double(rows) : 0
      let size = column.reduce(0) { max($0, abs($1 - centre)) }
      centres.append(centre)
      scales.append(size > 0 ? size : 1)
    }
    var elements: [Double] = []
    elements.reserveCapacity(rows * columns.count)
    for row in 0..<rows {
      for (place, column) in columns.enumerated() {
        elements.append((column[row] - centres[place]) / scales[place])
      }
    }
    self.elements = elements
    let moving = columns.indices.filter { place in
      zip(columns[place], columns[place].dropFirst(repetition)).contains { $0 != $1 }
    }
    let hasClasses = repetition > 0 && repetition <= rows / 2 && moving.count <= 1
    let classes = hasClasses ? repetition : rows
    let trend = hasClasses ? moving.first : nil
    let values = columns.indices.map { column in
      (0..<classes).map { column == trend ? 0 : elements[$0 * columns.count + column] }
    }
    self.classes = classes
    self.trend = trend
    trendValues = (0..<rows).map { row in trend.map { elements[row * columns.count + $0] } ?? 0 }
    self.columns = values.flatMap(\.self)
    products = values.indices.flatMap { first in
      (0...first).flatMap { second in zip(values[first], values[second]).map(*) }
    }
    self.centres = centres
    self.scales = scales
  }

  /// Coefficients of the scaled columns in the units of the columns themselves.
  func unscaled(_ coefficients: [Double]) -> [Double] {
    var result = zip(coefficients, scales).map(/)
    guard hasIntercept else { return result }
    for place in 1..<max(size, 1) { result[0] -= centres[place] * result[place] }
    return result
  }

  /// Coefficients in the units of the columns as those of the scaled columns.
  func scaled(_ coefficients: [Double]) -> [Double] {
    var result = zip(coefficients, scales).map(*)
    guard hasIntercept else { return result }
    for place in 1..<max(size, 1) { result[0] += centres[place] * coefficients[place] }
    return result
  }

  /// The covariance of unscaled coefficients from that of scaled ones, both row by row.
  func unscaled(covariance: [Double]) -> [Double] {
    var result = covariance
    for row in 0..<size {
      for column in 0..<size { result[row * size + column] /= scales[row] * scales[column] }
    }
    guard hasIntercept else { return result }
    for row in 0..<size {
      for column in 1..<max(size, 1) { result[row * size] -= centres[column] * result[row * size + column] }
    }
    for row in 1..<max(size, 1) {
      for column in 0..<size { result[column] -= centres[row] * result[row * size + column] }
    }
    return result
  }
}
