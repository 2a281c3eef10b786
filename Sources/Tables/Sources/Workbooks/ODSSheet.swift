/// Reads the cells of one sheet of an OpenDocument spreadsheet, row by row.
final class ODSSheet {
  private let markup: MarkupBytesReader
  private var depth = 0
  private var isFinished = false
  private var line = 0
  private var column = 0
  private var cells = 0
  private var hidden = HiddenCells()
  private var merged = MergedCells()
  private var coveredTexts = 0
  private var formulasWithoutResult = 0
  private var repeated: (row: SourceRow, times: Int)?

  /// Begins to read a sheet, by its number.
  init(_ number: Int, in archive: ZipBytesArchive, file: String) throws(SourceFault) {
    markup = try ODSSheetList.content(archive, file: file)
    var body: Int?
    var count = 0
    while depth == 0, !isFinished {
      switch try markup.next() {
      case .finished: isFinished = true
      case .start where markup.isNamed("spreadsheet"): body = markup.depth
      case .start where body.map({ $0 + 1 == markup.depth }) ?? false:
        if markup.isNamed("table") { count += 1 }
        if markup.isNamed("table"), count == number { depth = markup.depth } else { try markup.skip() }
      default: break
      }
    }
  }

  /// What was met so far.
  var notices: [SourceNotice] {
    let covered = SheetWords.notice(
      "covered-cells", coveredTexts, "cell", "lies under a merged one: what stands there is not read",
      "lie under merged ones: what stands there is not read")
    let results = SheetWords.missingResults(formulasWithoutResult)
    return hidden.notices + merged.notices + [covered, results].compactMap { $0 }
  }

  /// The next row that holds something, or nil at the end; blank ones between two may be missing.
  func next() throws(SourceFault) -> SourceRow? {
    if let (row, times) = repeated {
      var next = row
      next.line += 1
      repeated = times > 1 ? (next, times - 1) : nil
      return next
    }
    while !isFinished {
      switch try markup.next() {
      case .finished: isFinished = true
      case .end where markup.depth < depth:
        // What stands behind the sheet is read to its end, where the archive's sum is checked.
        while try markup.next() != .finished {}
        isFinished = true
      case .start where markup.isNamed("table-row"):
        if let row = try row() { return row }
      case .start where markup.isNamed("table-column"): try tableColumn()
      case .start
      where markup.isNamed("table-header-rows") || markup.isNamed("table-rows")
        || markup.isNamed("table-row-group") || markup.isNamed("table-columns")
        || markup.isNamed("table-header-columns") || markup.isNamed("table-column-group"):
        break
      case .start: try markup.skip()
      default: break
      }
    }
    markup.line = nil
    return nil
  }

  private var isHidden: Bool {
    markup.isAttribute("table:visibility", "collapse") || markup.isAttribute("table:visibility", "filter")
  }

  private func times(_ name: StaticString) throws(SourceFault) -> Int { max(1, try markup.number(name) ?? 1) }

  private func tableColumn() throws(SourceFault) {
    let count = try times("table:number-columns-repeated")
    if isHidden { hidden.add(columns: column, count: count) }
    column = min(column &+ count, CellRange.most.columns)
  }

  private func row() throws(SourceFault) -> SourceRow? {
    let times = try times("table:number-rows-repeated")
    let isHidden = isHidden
    let first = line + 1
    markup.line = first
    line = min(line &+ times, .max / 2)
    var fields: [String] = []
    var marks: [Int: SourceRow.Mark] = [:]
    var spans: [Range<Int>] = []
    var column = 0
    cells: while true {
      switch try markup.next() {
      case .start where markup.isNamed("table-cell") || markup.isNamed("covered-table-cell"):
        let isCovered = markup.isNamed("covered-table-cell")
        let count = try self.times("table:number-columns-repeated")
        let width = try self.times("table:number-columns-spanned")
        let height = try self.times("table:number-rows-spanned")
        markup.column = min(column, CellRange.most.columns)
        var (text, mark) = try ODSCell.read(markup)
        if isCovered, !text.isEmpty {
          coveredTexts &+= 1
          (text, mark) = ("", nil)
        }
        if mark == .formulaWithoutResult { formulasWithoutResult &+= 1 }
        if let mark {
          for place in column..<min(column &+ count, CellRange.most.columns) { marks[place] = mark }
        }
        if !text.isEmpty {
          guard column + count <= CellRange.most.columns else {
            throw markup.fault("size-limit", "the row has more cells than a sheet can have")
          }
          while fields.count < column { fields.append("") }
          for _ in 0..<count { fields.append(text) }
          if width > 1, column >= spans.last?.upperBound ?? 0 {
            spans.append(column..<min(column + width, CellRange.most.columns))
          }
        }
        if height > 1, column < CellRange.most.columns {
          let last = min(first &+ height, CellRange.most.rows + 1)
          merged.add(CellRange(columns: column..<column + 1, rows: first..<max(first + 1, last)))
        }
        column = min(column &+ count, CellRange.most.columns)
        markup.column = nil
      case .start: try markup.skip()
      case .end, .finished: break cells
      case .text: break
      }
    }
    guard !fields.isEmpty || !marks.isEmpty else { return nil }
    guard line <= CellRange.most.rows else {
      throw markup.fault("size-limit", "the sheet has more rows than a sheet can have")
    }
    cells &+= fields.count * times
    guard cells <= XLSXSheet.cellLimit else {
      throw markup.fault("size-limit", "the sheet has more than 400 million cells")
    }
    let row = SourceRow(
      fields: fields, line: first, spans: spans, marks: marks, merged: merged.texts(over: first, fields))
    hidden.add(row, isHidden: isHidden, times: times)
    if times > 1 { repeated = (row, times - 1) }
    return row
  }
}
