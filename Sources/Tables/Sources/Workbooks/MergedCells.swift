/// The cells of a sheet that are merged.
struct MergedCells {
  /// The most merged cells that a sheet may have.
  static let limit = 1 << 20

  private var spans: [Int: [Range<Int>]] = [:]
  private var acrossRows = 0
  /// The merged cells that cover several rows and were not begun yet, by their first rows.
  private var deep: [Int: [CellRange]] = [:]
  /// Those that cover rows to come: the column, the last row, from 1, and the text.
  private var open: [(column: Int, last: Int, text: String)] = []

  /// No merged cells.
  init() {}

  /// Reads those of a sheet of a workbook, which stand behind its rows: only where there are any is it read twice.
  init(
    _ part: String, in archive: ZipBytesArchive, beginning: MarkupBytesReader
  ) throws(SourceFault) {
    if beginning.isWhole, !beginning.contains("mergeCell") { return }
    guard let entry = try archive.entry(part) else { return }
    let markup = try MarkupBytesReader(entry, file: beginning.file)
    var isBehind = false
    var count = 0
    while true {
      switch try markup.next() {
      case .finished: return
      case .end where markup.isNamed("sheetData"): isBehind = true
      case .start where isBehind && markup.isNamed("mergeCell"):
        count += 1
        guard count <= Self.limit else {
          throw markup.fault("size-limit", "the sheet has more than a million merged cells")
        }
        let text = try markup.attribute("ref") ?? ""
        // A cell merged with itself is written without an end.
        guard text.contains(":") else { continue }
        guard let range = CellRange(text) else {
          throw markup.fault(
            "cell-reference", "a merged cell lies where no sheet has cells; open the file and save it again")
        }
        add(range)
      default: break
      }
    }
  }

  /// Takes a merged cell.
  mutating func add(_ range: CellRange) {
    if range.columns.count > 1 { spans[range.rows.lowerBound, default: []].append(range.columns) }
    if range.rows.count > 1 {
      acrossRows += 1
      deep[range.rows.lowerBound, default: []].append(range)
    }
  }

  /// The texts that cells of rows above have in a row of some fields, by their columns; cells that begin in it cover those below.
  mutating func texts(over row: Int, _ fields: [String]) -> [Int: String] {
    open.removeAll { $0.last < row }
    let texts = open.reduce(into: [Int: String]()) { texts, cell in
      if cell.column >= fields.count || fields[cell.column].isEmpty { texts[cell.column] = cell.text }
    }
    for range in deep.removeValue(forKey: row) ?? [] {
      let column = range.columns.lowerBound
      // No spreadsheet merges more at once than it has columns.
      guard column < fields.count, !fields[column].isEmpty, open.count < CellRange.most.columns else {
        continue
      }
      open.append((column, range.rows.upperBound - 1, fields[column]))
    }
    return texts
  }

  /// The columns that merged cells cover of those whose text stands in a row, from left to right; of two that overlap,
  /// which no spreadsheet makes, the first.
  func spans(of row: Int) -> [Range<Int>] {
    guard let found = spans[row] else { return [] }
    return found.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }.reduce(into: []) {
      if $1.lowerBound >= $0.last?.upperBound ?? 0 { $0.append($1) }
    }
  }

  /// What to know of them.
  var notices: [SourceNotice] {
    [
      SheetWords.notice(
        "merged-cells", acrossRows, "merged cell",
        "covers several rows: its value stands in the first of them",
        "cover several rows: their values stand in the first of them")
    ].compactMap { $0 }
  }
}
