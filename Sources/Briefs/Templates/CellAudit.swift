import Tables

/// How many cells of a selection have a value, and why the others have none.
struct CellAudit {
  private(set) var all = 0
  private(set) var known = 0
  private(set) var hidden = 0
  private(set) var missing = 0
  /// Missing cells whose category is unknown: what stood there is not in the code list.
  private(set) var unreadable = 0

  /// Counts the cells of the first measure in the rows that have all these codes.
  init(_ table: CountsTable, _ codes: [String: String]) {
    guard let cells = table.measures.first else { return }
    for row in table.rows(codes) {
      all += 1
      switch cells[row].status {
      case .exact: known += 1
      case .interval, .hidden: hidden += 1
      case .lowerBound, .missing, .notCollected, .notPublished:
        missing += 1
        if table.dimensions.contains(where: { $0[row] == CountsSchema.unknownCode }) { unreadable += 1 }
      }
    }
  }

  /// `37% of 166`; a share of fewer than twenty is told in counts.
  func share(_ count: Int) -> String {
    if all < 20 { return "\(count) of \(all)" }
    return NumberText.number(100 * Double(count) / Double(all)) + "% of \(NumberText.integer(all))"
  }
}
