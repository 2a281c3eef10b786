/// The rows of a sheet as a source gives them: missing ones blank, those outside a range left out, blank ones at the end none.
struct SheetRows {
  private let range: CellRange?
  private var nextLine: Int
  private var waiting: SourceRow?
  private var isFinished = false

  /// Rows from the first of the sheet, or of the range.
  init(_ range: CellRange?) {
    self.range = range
    nextLine = range?.rows.lowerBound ?? 1
  }

  /// The next row of the sheet, or nil at the end.
  ///
  /// - Parameter read: gives the next row that the file has, in order, or nil.
  mutating func next(_ read: () throws(SourceFault) -> SourceRow?) throws(SourceFault) -> SourceRow? {
    // A row that is not blank is waited for, so that blank ones before it are known to be no end.
    while waiting == nil, !isFinished {
      guard let row = try read() else {
        isFinished = true
        break
      }
      if let range, row.line >= range.rows.upperBound {
        isFinished = true
        break
      }
      if row.fields.allSatisfy(\.isEmpty), row.marks.isEmpty { continue }
      guard let range else {
        waiting = row
        break
      }
      if let inside = row.within(range), !inside.fields.allSatisfy(\.isEmpty) || !inside.marks.isEmpty {
        waiting = inside
      }
    }
    guard let row = waiting else { return nil }
    defer { nextLine += 1 }
    guard row.line == nextLine else { return SourceRow(fields: [], line: nextLine) }
    waiting = nil
    return row
  }
}
