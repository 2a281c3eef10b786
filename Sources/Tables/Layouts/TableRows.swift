import Language

/// The rows of a source as one table: names once, then rows as wide as they are.
///
/// Wholly blank rows, and columns without a name in which nothing stands, are left out and counted.
public struct TableRows {
  /// What is done with a formula without a result in a column of the table.
  public enum MissingResults: Sendable, Hashable {
    /// It is a fault: every column is read.
    case refused
    /// The row tells it (`SourceRow.marks`), since not every column may be read.
    case told
  }

  /// The name of the file, for messages.
  public let file: String
  /// The names of the columns, each once.
  public let header: [String]
  /// The HXL tag of each column, or nil where the table has none.
  public let tags: [String]?
  /// The parts of each name, one for each row of the heading, of columns that become no rows.
  public var parts: [[String]] { kept.map { heading.parts[$0] } }
  /// On which line the heading begins, from 1.
  public private(set) var headingLine = 1

  private var source: any Source
  private let width: SourceWidth
  private let layout: TableLayout
  private let missingResults: MissingResults
  /// How many cells of each column of the table are shown as per cent, and how many begin with another digit than 0 or are fractions.
  private var percents: [Int: Int] = [:]
  private var plainNumbers: [Int] = []
  private let heading: TableHeading
  /// Which of the heading's columns stay columns.
  private let kept: [Int]
  /// Which of them become rows.
  private let spread: [Int]
  private var above: CellsAbove
  /// The row of the source whose cells are being given, and how many of them were.
  private var current: (cells: [String], line: Int, given: Int, marks: [Int: SourceRow.Mark])?
  private var isOver = false
  private var held: SourceRow?
  private var blankRows = 0
  private var pendingBlankRows = 0
  private var rowsBelow = 0
  private var fullRowsBelow = 0
  /// The line from which on what stands below the table cannot be read, or nil.
  private var unreadLine: Int?
  private var hasUndeclaredTags = false
  /// How many cells the first row of the table has.
  private var firstWidth: Int?

  /// Reads the heading.
  ///
  /// - Parameter named: the columns that a contract names, for `unpivot: {columns: rest}`.
  public init(
    _ source: any Source, layout: TableLayout = TableLayout(), named: Set<String> = [],
    missingResults: MissingResults = .refused
  ) throws(SourceFault) {
    var source = source
    let file = source.file
    self.file = file
    self.layout = layout
    self.missingResults = missingResults
    width = type(of: source).width
    for _ in 0..<layout.skip { _ = try source.next() }
    var rows: [SourceRow] = []
    while rows.count < max(1, layout.header), let row = try source.next() {
      // Blank rows above a heading say nothing; within one they are a part of it.
      if rows.isEmpty, row.isBlank { continue }
      rows.append(row)
    }
    guard let first = rows.first, rows.count == max(1, layout.header) else {
      throw SourceFault(file: file, rule: "not-empty", message: "the file is empty")
    }
    // Of one row, a column that such a cell leaves without a name may hold nothing.
    for row in rows where rows.count > 1 {
      for place in row.marks.keys.sorted() {
        if let fault = row.fault(ofCell: place, called: nil, in: file) { throw fault }
      }
    }
    headingLine = first.line
    var heading = TableHeading(rows)
    guard !heading.names.isEmpty, heading.repeated == nil else {
      throw SourceFault(
        file: file, line: first.line, rule: "header",
        message: "two columns have one name; where a heading has several rows, 'header' says how many")
    }
    for _ in 0..<layout.belowHeader { _ = try source.next() }
    var next = try source.next()
    while let row = next, row.isBlank { next = try source.next() }
    if let row = next, TableHeading.isTags(row.fields) {
      heading.take(tags: row.fields)
      hasUndeclaredTags = !layout.isTagged
      next = nil
    } else if layout.isTagged {
      throw SourceFault(
        file: file, line: next?.line, rule: "hxl", message: "there is no row of HXL tags below the heading")
    }
    held = next
    self.heading = heading
    self.source = source
    let names = heading.names
    func place(_ name: String) throws(SourceFault) -> Int {
      let plain = HeadingText.plain(name)
      if let place = names.firstIndex(of: plain) ?? heading.tags?.firstIndex(of: plain) { return place }
      throw SourceFault(
        file: file, line: first.line, column: name, rule: "header",
        message: "is named by the layout and not in the header")
    }
    var filled: [Int] = []
    for name in layout.fillDown { filled.append(heading.places[try place(name)]) }
    above = CellsAbove(filled)
    var spread: [Int] = []
    switch layout.unpivot?.columns {
    case nil: break
    case .named(let columns): for name in columns { spread.append(try place(name)) }
    case .span(let start, let end):
      let ends = (try place(start), try place(end))
      spread = Array(min(ends.0, ends.1)...max(ends.0, ends.1))
    case .rest:
      let own = Set(named.map(HeadingText.plain))
      spread = names.indices.filter { index in
        !own.contains(names[index]) && heading.tags.map { own.contains($0[index]) } != true
      }
    }
    if let unpivot = layout.unpivot {
      guard !spread.isEmpty else {
        throw SourceFault(
          file: file, line: first.line, rule: "header", message: "no column is left for 'unpivot'")
      }
      if unpivot.split == .period {
        for place in spread where HeadingSplit.parts(names[place]) == nil {
          throw SourceFault(
            file: file, line: first.line, column: names[place], rule: "header",
            message: "is to be split and does not hold one year and words beside it")
        }
      }
      guard unpivot.into.count == 1 || unpivot.into.count == (unpivot.split == nil ? rows.count : 2) else {
        throw SourceFault(
          file: file, line: first.line, rule: "header",
          message: "'unpivot' names \(unpivot.into.count) columns for the \(rows.count) rows of the heading")
      }
    }
    let isSpread = Set(spread)
    kept = names.indices.filter { !isSpread.contains($0) }
    self.spread = spread
    let added = layout.unpivot.map { $0.into + [$0.values] } ?? []
    let constant = layout.constants.map(\.name)
    header = (kept.map { names[$0] }) + added + constant
    let places = kept
    tags = heading.tags.map { all in places.map { all[$0] } + (added + constant).map { _ in "" } }
    if let name = constant.first(where: { name in header.count { $0 == name } > 1 }) {
      throw SourceFault(
        file: file, line: first.line, column: name, rule: "header",
        message: "is a column of the file, and one that 'sheet-as' or 'file-as' makes too")
    }
  }

  /// The next row, or nil at the end of the table.
  ///
  /// After a fault of the rule `field-count` the row below can be asked for.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    while true {
      if let row = current, row.given < spread.count {
        current?.given += 1
        let column = spread[row.given]
        let labels = labels(of: column)
        return SourceRow(
          fields: kept.map { row.cells[$0] } + labels + [row.cells[column]] + constant, line: row.line,
          marks: row.marks.isEmpty ? [:] : marks(row.marks, spread: column))
      }
      guard let row = try nextOfTable() else { return nil }
      let cells = try cells(of: row)
      let marks = width == .equal ? [:] : try marks(of: row, cells)
      guard layout.unpivot != nil else {
        return SourceRow(
          fields: constant.isEmpty ? cells : cells + constant, line: row.line, marks: marks,
          merged: merged(over: row))
      }
      current = (cells, row.line, 0, marks)
    }
  }

  /// What the columns that take a heading say of it.
  private func labels(of column: Int) -> [String] {
    if layout.unpivot?.split == .period, let parts = HeadingSplit.parts(heading.names[column]) {
      return [parts.period, parts.rest]
    }
    return layout.unpivot?.into.count == 1 ? [heading.names[column]] : heading.parts[column]
  }

  /// The cells behind all others that the layout says.
  private var constant: [String] { layout.constants.map(\.value) }

  /// What was left out so far; all of it once the last row was given.
  public var notices: [SourceNotice] {
    var notices = source.notices
    if blankRows > 0 {
      notices.append(
        .init(
          rule: "blank-row", count: blankRows,
          message: blankRows == 1 ? "1 blank row is none" : "\(blankRows) blank rows are none"))
    }
    if hasUndeclaredTags {
      notices.append(.init(rule: "hxl", count: 1, message: "the row of HXL tags is no row of figures"))
    }
    if rowsBelow > 0 {
      notices.append(
        .init(
          rule: "below-table", count: rowsBelow,
          message: "\(rowsBelow) \(rowsBelow == 1 ? "row" : "rows") below the end of the table left out",
          weight: fullRowsBelow > 0 ? .warning : .note))
    }
    for (place, count) in percents.sorted(by: { $0.key < $1.key }) {
      let cells = SheetWords.counted(count, "cell", "is", "are")
      let plain = plainNumbers[place]
      let others = plain == 0 ? "" : ", beside \(plain) with other numbers"
      notices.append(
        .init(
          rule: "percent-cells", count: count,
          message:
            "\(cells) shown as per cent in column '\(heading.names[place])'\(others): kept and read as fractions of 1",
          weight: plain == 0 ? .note : .warning))
    }
    if let unreadLine {
      notices.append(
        .init(
          rule: "below-table", count: 1,
          message: "what stands below the end of the table cannot be read from line \(unreadLine) on",
          weight: .warning))
    }
    if case .word = layout.end, isOver, rowsBelow == 0, unreadLine == nil {
      notices.append(
        .init(
          rule: "until", count: 1,
          message: "the word that ends the table was not found: all rows were read", weight: .warning))
    }
    return notices
  }

  /// The next row of the source that is one of the table.
  private mutating func nextOfTable() throws(SourceFault) -> SourceRow? {
    guard !isOver else { return nil }
    while true {
      var next = held
      if next == nil { next = try source.next() }
      held = nil
      guard let row = next else { break }
      if isBlank(row), heading.width > 1 {
        if layout.end == .blank { return end(at: nil) }
        pendingBlankRows += 1
        continue
      }
      if case .word(let word) = layout.end,
        let first = row.fields.first(where: { !HeadingText.plain($0).isEmpty }),
        HeadingText.plain(first).hasPrefix(word)
      {
        return end(at: row)
      }
      blankRows += pendingBlankRows
      pendingBlankRows = 0
      return row
    }
    isOver = true
    return nil
  }

  /// Counts what stands below the table.
  private mutating func end(at row: SourceRow?) -> SourceRow? {
    isOver = true
    let endLine = row?.line ?? headingLine
    // What is wrong below the table is nothing of it.
    func below() -> SourceRow? {
      do throws(SourceFault) { return try source.next() } catch {
        unreadLine = error.line ?? endLine
        return nil
      }
    }
    var next = row ?? below()
    while let row = next {
      if !row.isBlank {
        rowsBelow += 1
        let full = heading.places.count { $0 < row.fields.count && !row.fields[$0].isEmpty }
        if full > 1, full * 2 >= heading.places.count { fullRowsBelow += 1 }
      }
      next = below()
    }
    return nil
  }

  /// Whether nothing stands in a row, and no formula in a column of the table.
  private func isBlank(_ row: SourceRow) -> Bool {
    row.isBlank
      && (row.marks.isEmpty || !heading.places.contains { row.marks[$0] == .formulaWithoutResult })
  }

  /// The marks of a row in the columns of the heading.
  private mutating func marks(
    of row: SourceRow, _ cells: [String]
  ) throws(SourceFault) -> [Int: SourceRow.Mark] {
    var marks: [Int: SourceRow.Mark] = [:]
    if plainNumbers.isEmpty { plainNumbers = Array(repeating: 0, count: cells.count) }
    for (index, place) in heading.places.enumerated() {
      switch row.marks[place] {
      case .formulaWithoutResult:
        if missingResults == .refused,
          let fault = row.fault(ofCell: place, called: heading.names[index], in: file)
        {
          throw fault
        }
        marks[index] = .formulaWithoutResult
      case .percent:
        percents[index, default: 0] += 1
        marks[index] = .percent
      case nil:
        // 0 is 0, however it is shown.
        if let first = cells[index].utf8.first, (0x30...0x39).contains(first), cells[index] != "0" {
          plainNumbers[index] += 1
        }
      }
    }
    return marks
  }

  /// The texts of merged cells that cover a row, by its columns of the table.
  private func merged(over row: SourceRow) -> [Int: String] {
    guard !row.merged.isEmpty else { return [:] }
    return heading.places.enumerated().reduce(into: [:]) { merged, place in
      merged[place.offset] = row.merged[place.element]
    }
  }

  /// The marks of a row whose column is spread over rows.
  private func marks(_ marks: [Int: SourceRow.Mark], spread column: Int) -> [Int: SourceRow.Mark] {
    var result: [Int: SourceRow.Mark] = [:]
    for (place, index) in kept.enumerated() { result[place] = marks[index] }
    result[header.count - 1 - constant.count] = marks[column]
    return result
  }

  /// The cells of a row in the columns of the heading.
  private mutating func cells(of row: SourceRow) throws(SourceFault) -> [String] {
    var fields = row.fields
    let isShort = fields.count < heading.width && width == .equal && layout.shortRows == nil
    // Blank cells right of the heading are no columns; where rows are alike, all of them have as many.
    if firstWidth == nil { firstWidth = fields.count }
    let isLong =
      fields.count > heading.width
      && (width == .equal && fields.count != firstWidth
        || fields[heading.width...].contains { !HeadingText.plain($0).isEmpty })
    if isShort || isLong {
      let remedy =
        isShort
        ? "; where the table has ended, 'file: {until: ...}' says so, and where blank cells at the end are left out 'short-rows: blank'"
        : ""
      throw SourceFault(
        file: file, line: row.line, rule: "field-count",
        message: "the row has \(fields.count) fields, the header \(heading.width)\(remedy)")
    }
    if fields.count < heading.width {
      fields += Array(repeating: "", count: heading.width - fields.count)
    }
    if heading.places.count < heading.width {
      let named = Set(heading.places)
      for place in 0..<heading.width where !named.contains(place) && !HeadingText.plain(fields[place]).isEmpty
      {
        throw SourceFault(
          file: file, line: row.line, rule: "unnamed-column",
          message: "something stands in field \(place + 1), whose column has no name")
      }
    }
    above.fill(&fields)
    return heading.places.count == fields.count ? fields : heading.places.map { fields[$0] }
  }
}
