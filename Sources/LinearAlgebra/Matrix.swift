/// A matrix of doubles, stored column by column.
///
/// The element in row `i` and column `j` stands at place `i + j * rows` of `elements`. A matrix may
/// have no rows or no columns. Copies share their storage until one of them is changed.
public struct Matrix: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, column by column; `rows * columns` of them.
  public internal(set) var elements: [Double]

  /// Creates a matrix of one value, 0 unless another is given; negative sizes count as 0.
  public init(rows: Int, columns: Int, filledWith value: Double = 0) {
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
    elements = [Double](repeating: value, count: self.rows * self.columns)
  }

  /// Creates a matrix from its elements, column by column; another number of them is a `shapeMismatch`.
  public init(rows: Int, columns: Int, elements: [Double]) throws(LinearAlgebraError) {
    guard rows >= 0, columns >= 0, elements.count == rows * columns else { throw .shapeMismatch }
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// Creates a matrix from columns of one length; columns of different lengths are a `shapeMismatch`.
  ///
  /// Without columns the matrix has no rows either.
  public init(columns: [[Double]]) throws(LinearAlgebraError) {
    let height = columns.first?.count ?? 0
    guard columns.allSatisfy({ $0.count == height }) else { throw .shapeMismatch }
    rows = height
    self.columns = columns.count
    elements = columns.flatMap(\.self)
  }

  /// The element in a row and a column, both counted from 0 and within the shape.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows, "row out of range")
      return elements[row + column * rows]
    }
    set {
      precondition(row >= 0 && row < rows, "row out of range")
      elements[row + column * rows] = newValue
    }
  }

  /// One column as an array of `rows` values; `index` is counted from 0 and within the shape.
  public func column(_ index: Int) -> [Double] {
    Array(elements[index * rows..<(index + 1) * rows])
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result.elements[column + row * columns] = elements[row + column * rows] }
    }
    return result
  }

  /// Whether every element is a finite number; true of a matrix without elements.
  public var isFinite: Bool { elements.allSatisfy(\.isFinite) }

  /// Whether both sizes fit the 32-bit integers of the library.
  var fitsLibrary: Bool { rows <= Int(Int32.max) && columns <= Int(Int32.max) }
}
