/// The Cholesky factorisations of many small symmetric matrices of one order, side by side.
///
/// A batch is stored with one row a system, so that the same element of all systems is contiguous and the
/// loops over systems become vector instructions. The lower triangle of each matrix is packed column by
/// column: element (i, j), i >= j, stands in column `packedColumn(i, j)` of `p(p+1)/2`. Made for the normal
/// equations of weighted fits on a shared design, whose packed Gram matrices are one product:
/// weights (series x periods) times the pairwise products of design columns (periods x pairs).
/// A system whose squared pivot is not above `tolerance` times its diagonal element is not definite; its
/// results are zeros. Source: Golub and Van Loan (2013), section 4.2.
public struct BatchedCholesky: Sendable {
  /// The order p of every system.
  public let order: Int
  /// The number of systems.
  public let count: Int
  /// Whether each system is positive definite, as far as arithmetic can tell.
  public let isDefinite: [Bool]
  /// The packed lower triangles, one row a system; zeros where a system is not definite.
  private var factor: [Double]
  /// One over the diagonal of each triangle, one row a system.
  private var reciprocals: [Double]

  /// The column that element (`row`, `column`) of the lower triangle has in a packed matrix of an order.
  public static func packedColumn(_ row: Int, _ column: Int, order: Int) -> Int {
    column * order - column * (column - 1) / 2 + row - column
  }

  /// Factorises every row of `packed`; another number of columns than `order` asks for is a `shapeMismatch`.
  ///
  /// O(systems * order^3 / 6).
  public init(packed: Matrix, order: Int, tolerance: Double = 1e-13) throws(LinearAlgebraError) {
    guard order >= 0, packed.columns == order * (order + 1) / 2 else { throw .shapeMismatch }
    let count = packed.rows
    self.order = order
    self.count = count
    var factor = packed.elements
    var reciprocals = [Double](repeating: 0, count: order * count)
    var isDefinite = [Bool](repeating: true, count: count)
    factor.withUnsafeMutableBufferPointer { elements in
      reciprocals.withUnsafeMutableBufferPointer { inverses in
        func start(_ row: Int, _ column: Int) -> Int {
          Self.packedColumn(row, column, order: order) * count
        }
        for column in 0..<order {
          let diagonal = start(column, column)
          let inverse = column * count
          for system in 0..<count {
            // The reciprocal keeps the original diagonal until the pivot is known.
            inverses[inverse + system] = elements[diagonal + system]
          }
          for earlier in 0..<column {
            let left = start(column, earlier)
            for row in column..<order {
              let (target, right) = (start(row, column), start(row, earlier))
              for system in 0..<count {
                elements[target + system] -= elements[left + system] * elements[right + system]
              }
            }
          }
          for system in 0..<count {
            let pivot = elements[diagonal + system]
            let isSound = pivot > tolerance * inverses[inverse + system] && pivot < .infinity
            let root = (isSound ? pivot : 1).squareRoot()
            inverses[inverse + system] = isSound ? 1 / root : 0
            elements[diagonal + system] = isSound ? root : 0
            if !isSound { isDefinite[system] = false }
          }
          for row in (column + 1)..<max(order, column + 1) {
            let target = start(row, column)
            for system in 0..<count { elements[target + system] *= inverses[inverse + system] }
          }
        }
      }
    }
    for system in 0..<count where !isDefinite[system] {
      for place in 0..<packed.columns { factor[place * count + system] = 0 }
      for place in 0..<order { reciprocals[place * count + system] = 0 }
    }
    self.factor = factor
    self.reciprocals = reciprocals
    self.isDefinite = isDefinite
  }

  /// Solves every system for its right-hand side: one row a system, one column an unknown.
  ///
  /// Another shape is a `shapeMismatch`; zeros where a system is not definite. O(systems * order^2).
  public func solution(of rightHandSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard rightHandSides.rows == count, rightHandSides.columns == order else { throw .shapeMismatch }
    var result = rightHandSides
    result.elements.withUnsafeMutableBufferPointer { x in
      factor.withUnsafeBufferPointer { elements in
        reciprocals.withUnsafeBufferPointer { inverses in
          for column in 0..<order {
            scale(x, inverses, column)
            for row in (column + 1)..<max(order, column + 1) {
              subtract(x, row, elements, start(row, column), x, column)
            }
          }
          for column in stride(from: order - 1, through: 0, by: -1) {
            for row in (column + 1)..<max(order, column + 1) {
              subtract(x, column, elements, start(row, column), x, row)
            }
            scale(x, inverses, column)
          }
        }
      }
    }
    return result
  }

  /// The inverses, packed like the matrices; zeros where a system is not definite.
  ///
  /// O(systems * order^3).
  public func packedInverses() -> Matrix {
    var result = Matrix(rows: count, columns: order * (order + 1) / 2)
    for column in 0..<order {
      var unit = Matrix(rows: count, columns: order)
      for system in 0..<count { unit.elements[column * count + system] = 1 }
      guard let solved = try? solution(of: unit) else { continue }
      for row in column..<order {
        let target = start(row, column)
        for system in 0..<count {
          result.elements[target + system] = solved.elements[row * count + system]
        }
      }
    }
    return result
  }

  /// The diagonal of every triangle, one row a system, whose squares multiply to the determinant.
  public var pivots: Matrix {
    var result = Matrix(rows: count, columns: order)
    for column in 0..<order {
      for system in 0..<count {
        result.elements[column * count + system] = factor[start(column, column) + system]
      }
    }
    return result
  }

  private func start(_ row: Int, _ column: Int) -> Int {
    Self.packedColumn(row, column, order: order) * count
  }

  private func scale(
    _ x: UnsafeMutableBufferPointer<Double>, _ inverses: UnsafeBufferPointer<Double>, _ column: Int
  ) {
    let place = column * count
    for system in 0..<count { x[place + system] *= inverses[place + system] }
  }

  private func subtract(
    _ x: UnsafeMutableBufferPointer<Double>, _ target: Int, _ elements: UnsafeBufferPointer<Double>,
    _ factorStart: Int, _ y: UnsafeMutableBufferPointer<Double>, _ source: Int
  ) {
    let (to, from) = (target * count, source * count)
    for system in 0..<count { x[to + system] -= elements[factorStart + system] * y[from + system] }
  }
}
