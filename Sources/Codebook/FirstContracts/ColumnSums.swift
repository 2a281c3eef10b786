/// Columns beside each other of which some are sums of others: a table of categories, one a column, with its totals.
///
/// A total stands before its parts or behind them. Totals of some may be followed by one of all.
struct ColumnSums {
  /// A column that is the sum of others, and what the columns are because of it.
  struct Sum {
    /// The column.
    var column: Int
    /// Whether it is the sum of all others.
    var isOfAll: Bool
    /// Whether its heading calls it a total.
    var isNamed: Bool
  }

  private let columns: [Int]
  private let names: [String]
  /// The figures of each column, a row each; nil where it has none.
  private let values: [[Double?]]

  /// The fewest rows with all figures that tell a sum.
  private static let fewestRows = 5

  init(of table: FirstTable, columns: [Int]) {
    self.columns = columns
    names = columns.map { table.columns[$0].name }
    values = columns.map { index in
      let column = table.columns[index]
      let filled = column.texts.filter { !ColumnSurvey.isBlank($0) }
      return column.figures(filled, NumberForm(filled)?.values ?? [])
    }
  }

  /// What makes the columns categories: a total of all, or totals of which each column is one or a part; nil where they are amounts of
  /// several kinds.
  func found() -> Sum? {
    let all = Array(columns.indices)
    guard all.count > 2 else { return nil }
    for (whole, parts) in [(all[all.count - 1], Array(all.dropLast())), (0, Array(all.dropFirst()))] {
      let tops = SumDivision(of: parts, isSum: isSum).tops
      if isSum(whole, tops) || tops != parts && isSum(whole, parts) {
        return Sum(column: columns[whole], isOfAll: true, isNamed: isNamed(whole))
      }
    }
    let division = SumDivision(of: all, isSum: isSum)
    guard let first = division.sums.first, division.tops == division.sums else { return nil }
    return Sum(column: columns[first], isOfAll: false, isNamed: division.sums.allSatisfy(isNamed))
  }

  private func isNamed(_ place: Int) -> Bool { DisguisedTotals.meansTotal(names[place]) }

  /// Whether a column is the sum of others, in all rows that have every figure; in nine of ten where it is called a total.
  private func isSum(_ whole: Int, _ parts: [Int]) -> Bool {
    guard parts.count > 1 else { return false }
    var (equal, rows) = (0, 0)
    for (row, whole) in values[whole].enumerated() {
      let known = parts.compactMap { values[$0][row] }
      guard let whole, whole > 0, known.count == parts.count else { continue }
      rows += 1
      if abs(known.reduce(0, +) - whole) <= 1e-6 * whole { equal += 1 }
    }
    return rows >= Self.fewestRows && (isNamed(whole) ? equal * 10 >= rows * 9 : equal == rows)
  }
}
