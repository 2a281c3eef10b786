import Tables

/// How many cells of a table have a value, and why the others have none.
struct CellAudit {
  private(set) var all = 0
  private(set) var known = 0
  private(set) var hidden = 0
  private(set) var missing = 0
  /// Missing cells whose category is unknown: what stood there is not in the code list.
  private(set) var unreadable = 0

  /// Counts the cells of a measure in the rows that have the pinned codes of a slice, whatever their other codes.
  init(_ table: PageTable, _ slice: Slice, _ page: PageNames) {
    let data = table.table
    let measure = slice.measure.flatMap { data.schema.measures.firstIndex(of: $0) } ?? 0
    guard data.measures.indices.contains(measure) else { return }
    for row in slice.rows(of: data, page) {
      all += 1
      switch data.measures[measure][row].status {
      case .exact: known += 1
      case .interval, .hidden: hidden += 1
      case .lowerBound, .missing, .notCollected, .notPublished:
        missing += 1
        if data.dimensions.contains(where: { $0[row] == CountsSchema.unknownCode }) { unreadable += 1 }
      }
    }
  }
}
