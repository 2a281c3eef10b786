/// A rectangle of cells, such as `B4:H40`; an end may be left open, `B4:` or `B:H`.
public struct CellRange: Sendable, Hashable, Codable {
  /// The columns, from 0.
  public var columns: Range<Int>
  /// The rows, from 1.
  public var rows: Range<Int>

  /// How many columns and rows a sheet can have.
  static let most = (columns: 16_384, rows: 1_048_576)

  /// Creates a range of columns from 0 and rows from 1.
  init(columns: Range<Int>, rows: Range<Int>) { (self.columns, self.rows) = (columns, rows) }

  /// Reads a range as spreadsheets write it, or returns nil.
  public init?(_ text: String) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map(Self.cell)
    guard ends.count == 2, let first = ends[0], let last = ends[1] else { return nil }
    let left = first.column ?? 0
    let top = first.row ?? 1
    let right = last.column ?? Self.most.columns - 1
    let bottom = last.row ?? Int.max - 1
    guard left <= right, top <= bottom else { return nil }
    columns = left..<right + 1
    rows = top..<bottom + 1
  }

  /// The range as spreadsheets write it, `B4:H40`; without the rows where all are meant, `B:H`.
  public var text: String {
    let left = Self.letters(columns.lowerBound)
    let right = Self.letters(columns.upperBound - 1)
    let isOpen = rows.upperBound == Int.max
    let top = rows.lowerBound == 1 && isOpen ? "" : String(rows.lowerBound)
    return "\(left)\(top):\(right)\(isOpen ? "" : String(rows.upperBound - 1))"
  }

  /// The column and the row of `B4`, `B` or `4`; nil where it is no cell.
  private static func cell(_ text: Substring) -> (column: Int?, row: Int?)? {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    let digits = text.dropFirst(letters.count)
    guard letters.count <= 3, digits.count <= 9, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    let column = letters.uppercased().utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
    guard let row = digits.isEmpty ? 1 : Int(digits), row >= 1, column <= most.columns else { return nil }
    return (letters.isEmpty ? nil : column - 1, digits.isEmpty ? nil : row)
  }

  /// The letters over a column, from 0.
  public static func letters(_ column: Int) -> String {
    var rest = max(0, column) + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(65 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
