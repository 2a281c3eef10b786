/// The rows and columns of a sheet that are hidden: they are read like others, and it is said how many hold something.
struct HiddenCells {
  private var columns: [Range<Int>] = []
  private var rows = 0
  private var width = 0

  /// Takes columns, from 0, that are hidden; those behind the last that a sheet can have are none.
  mutating func add(columns first: Int, count: Int) {
    let first = min(max(0, first), CellRange.most.columns)
    // Columns stand in order, at most one stretch a column.
    guard count > 0, columns.count < CellRange.most.columns else { return }
    columns.append(first..<first + min(count, CellRange.most.columns - first))
  }

  /// Takes a row of some cells.
  mutating func add(_ row: SourceRow, isHidden: Bool, times: Int = 1) {
    width = max(width, row.fields.count)
    if isHidden, !row.fields.isEmpty { rows &+= times }
  }

  /// What to know of them.
  var notices: [SourceNotice] {
    let columns = columns.reduce(0) { $0 + $1.clamped(to: 0..<width).count }
    return [
      SheetWords.notice("hidden-rows", rows, "hidden row", "is read", "are read"),
      SheetWords.notice("hidden-columns", columns, "hidden column", "is read", "are read"),
    ].compactMap { $0 }
  }
}
