import Language
public import Tables

/// The table of a file that has no contract, and how the file is written.
public struct FirstTableReading: Sendable {
  /// The table.
  public private(set) var table: FirstTable
  /// The lines under `file:` of a contract; none where the file is plain.
  public private(set) var declaration: [String]
  /// What was taken for granted about how the file is written, in words.
  public private(set) var taken: [String]

  /// Reads a file: the one place where files are opened before they have a contract.
  ///
  /// Of a workbook in which several sheets that can be seen hold something, the first one with a table is read: a heading of at least two
  /// columns with rows below it, or the heading of a case data standard. Where none has rows, the first with a heading is read.
  ///
  /// - Parameters:
  ///   - sheet: the sheet of a workbook; `only` leaves it to what the sheets hold.
  ///   - declared: what is said of the file; what is not said is detected.
  /// - Throws: why it is none that can be read, with file, line and rule, never a value.
  public init(
    path: String, sheet: SourceOptions.Sheet = .only, declared: FileDeclaration = FileDeclaration()
  ) throws(SourceFault) {
    let sheet = sheet == .only ? declared.options.sheet : sheet
    let sheets = try Sources.sheets(path: path)
    let open = try Self.wanted(declared.sheets, of: sheets.filter { !$0.isHidden && $0.isFilled }, path)
    guard sheet == .only, open.count > 1 else {
      try self.init(path: path, at: sheet, declared)
      if case .number(let number) = sheet, sheets.count > 1 { declaration.insert("sheet: \(number)", at: 0) }
      if case .name(let name) = sheet { declaration.insert("sheet: \(YAMLText.scalar(name))", at: 0) }
      return
    }
    var found: (reading: FirstTableReading, number: Int)?
    var fault: SourceFault?
    var unread: [String] = []
    for sheet in open {
      let reading: FirstTableReading
      do throws(SourceFault) {
        reading = try FirstTableReading(path: path, at: .number(sheet.number), declared)
      } catch {
        // A page of text is no table; what is wrong with the first is said where no other is one.
        fault = fault ?? error
        unread.append("sheet \(sheet.number) is not read as a table: \(error.message) (rule: \(error.rule))")
        continue
      }
      guard reading.table.columns.count > 1 else { continue }
      let isTable =
        reading.table.rowCount > 0 || HTCDSFields.all.areHeadings(reading.table.columns.map(\.name))
      if isTable || found == nil { found = (reading, sheet.number) }
      if isTable { break }
    }
    guard let found else {
      throw fault
        ?? SourceFault(
          file: FileBeginning.name(path), rule: "sheet",
          message:
            "none of \(open.count) sheets holds a table of two columns; say which one is meant with --sheet")
    }
    self = found.reading
    if try join(path, open, declared) {
      taken += unread
      return
    }
    let reason = "the first of \(open.count) sheets that can be seen with a table"
    declaration.insert("sheet: \(found.number)  # check: \(reason)", at: 0)
    taken.insert("sheet \(found.number), \(reason); --sheet names another", at: 0)
    taken += unread
  }

  /// Puts sheets of one heading below each other where their names are periods, as of a workbook with a sheet a year.
  ///
  /// Sheets with the same heading and other names are said, since they may divide the figures or repeat them; they are put below each
  /// other where that is declared.
  ///
  /// - Returns: whether it did.
  private mutating func join(
    _ path: String, _ open: [SourceSheet], _ declared: FileDeclaration
  ) throws(SourceFault) -> Bool {
    var alike: [(sheet: SourceSheet, table: FirstTable)] = []
    for sheet in open {
      // What is no table, or another one, is none of these.
      guard let reading = try? FirstTableReading(path: path, at: .number(sheet.number), declared),
        reading.declaration == declaration, reading.table.columns.map(\.name) == table.columns.map(\.name)
      else { continue }
      alike.append((sheet, reading.table))
    }
    let names = alike.map(\.sheet.name)
    if let sheets = declared.sheets {
      guard alike.count == open.count else {
        throw SourceFault(
          file: FileBeginning.name(path), rule: "sheet",
          message:
            "\(open.count) sheets are to be read one after the other, and \(alike.count) of them have the heading of sheet \(alike.first?.sheet.number ?? 1): name those with 'sheets: [...]'"
        )
      }
      try append(alike, as: sheets.column, path)
      let list = sheets.names == nil ? "all" : YAMLText.list(names)
      declaration = ["sheets: \(list)", "sheet-as: \(YAMLText.scalar(sheets.column))"] + declaration
      self.taken.append("\(alike.count) sheets one after the other")
      return true
    }
    guard alike.count > 1 else { return false }
    guard let form = RecognisedPeriod(names, by: .heading), Set(names).count == names.count,
      form.type != "day",
      !table.columns.contains(where: {
        RecognisedPeriod($0.texts.filter { !ColumnSurvey.isBlank($0) })?.type == form.type
      })
    else {
      taken.append(
        "sheets \(alike.map { String($0.sheet.number) }.joined(separator: ", ")) have one heading, and one of them is read: 'file: {sheets: all, sheet-as: sheet}' reads them one after the other, with their names in a column"
      )
      return false
    }
    let taken = Set(table.columns.map { $0.name.lowercased() })
    let column = taken.contains(form.type) ? "\(form.type) of the sheet" : form.type
    try append(alike, as: column, path)
    let list = alike.count == open.count ? "all" : YAMLText.list(names)
    declaration = ["sheets: \(list)", "sheet-as: \(YAMLText.scalar(column))"] + declaration
    self.taken.append("\(alike.count) sheets one after the other, whose names are \(form.type)s")
    return true
  }

  /// The sheets among which tables are looked for: those that are declared, or all.
  private static func wanted(
    _ declared: FileDeclaration.Sheets?, of open: [SourceSheet], _ path: String
  ) throws(SourceFault) -> [SourceSheet] {
    guard let names = declared?.names else { return open }
    return try names.map { name throws(SourceFault) in
      guard let sheet = open.first(where: { $0.name == name }) else {
        throw SourceFault(
          file: FileBeginning.name(path), rule: "sheet",
          message: "has no sheet of one of the names that 'sheets' lists, or it is hidden or empty")
      }
      return sheet
    }
  }

  /// Makes the table that of several sheets, one after the other, with their names in a column.
  private mutating func append(
    _ alike: [(sheet: SourceSheet, table: FirstTable)], as column: String, _ path: String
  ) throws(SourceFault) {
    guard !table.columns.contains(where: { $0.name.lowercased() == column.lowercased() }) else {
      throw SourceFault(
        file: FileBeginning.name(path), column: column, rule: "sheet",
        message: "'sheet-as' names a column that the sheets have already")
    }
    var all = FirstTable(
      header: table.columns.map(\.name) + [column],
      parts: table.columns.map(\.parts) + [
        Array(repeating: column, count: table.columns.first?.parts.count ?? 1)
      ])
    all.surroundings = table.surroundings
    for (sheet, own) in alike {
      for row in 0..<own.rowCount {
        let fields = own.columns.map { $0.texts[Int($0.rows[row])] }
        guard all.append(fields + [sheet.name]) else { break }
      }
    }
    table = all
  }

  private init(
    path: String, at sheet: SourceOptions.Sheet, _ declared: FileDeclaration
  ) throws(SourceFault) {
    var options = declared.options
    options.sheet = sheet
    let standard = options.range == nil ? try Self.standardHeading(path, options) : nil
    options.range = standard.flatMap { CellRange($0.range) } ?? options.range
    let found = try SourceDetection.detect(
      path: path, options: options, columns: standard?.labels ?? [],
      declared: DeclaredRows(declared.layout, parts: declared.saidOfRows))
    var rows = try TableRows(Sources.open(path: path, options: found.options), layout: found.layout)
    var table = try FirstTable(&rows)
    table.surroundings = found.surroundings
    var layout = found.layout
    var lines = found.declaration
    if layout.end == .file, !declared.saidOfRows.contains(.end), let word = Self.noteBelow(table) {
      layout.end = .word(word)
      let notes = Self.lines(table, from: word)
      rows = try TableRows(Sources.open(path: path, options: found.options), layout: layout)
      table = try FirstTable(&rows)
      table.surroundings = found.surroundings
      table.surroundings.add(below: notes)
      lines.append(
        "until: \(YAMLText.scalar(word))  # check: what stands from there on is taken for a note")
    }
    let said = declared.layout.fillDown
    let (filled, isCertain) =
      said.isEmpty
      ? FillDown.columns(of: table)
      : (table.columns.indices.filter { said.contains(table.columns[$0].name) }, true)
    let names = filled.map { table.columns[$0].name }
    self.table = filled.isEmpty ? table : table.filledDown(filled)
    declaration = (options.range.map { ["range: \(YAMLText.scalar($0.text))"] } ?? []) + lines
    taken =
      (standard.map { ["columns \($0.range), which have labels of the case data standard"] } ?? [])
      + found.taken
      + rows.notices.map(\.message)
    guard !names.isEmpty else { return }
    let mark = isCertain ? "" : "  # check: each of its texts stands once, and blanks may mean something else"
    declaration.append("fill-down: \(YAMLText.list(names))\(mark)")
    taken.append(
      "blanks of \(names.map { "'\($0)'" }.joined(separator: ", ")) as the cell above, since a group is named once"
    )
  }

  /// The first cells from the one on that begins with a word.
  private static func lines(_ table: FirstTable, from word: String) -> [String] {
    guard let column = table.columns.first else { return [] }
    let cells = column.rows.map { column.texts[Int($0)] }
    return cells.firstIndex { $0.hasPrefix(word) }.map { Array(cells[$0...]) } ?? []
  }

  /// How the note begins that stands right below a table, with one cell where all rows above have several; nil where there is none.
  private static func noteBelow(_ table: FirstTable) -> String? {
    func cells(_ row: Int) -> [String] { table.columns.map { $0.texts[Int($0.rows[row])] } }
    guard table.columns.count > 2 || table.columns.count == 2 && table.rowCount > 4, table.rowCount > 2 else {
      return nil
    }
    var first: Int?
    var row = table.rowCount - 1
    while row > 1, case let own = cells(row), own.count(where: { !ColumnSurvey.isBlank($0) }) == 1,
      !ColumnSurvey.isBlank(own[0])
    {
      first = row
      row -= 1
    }
    guard let first, table.rowCount - first <= 5,
      (0..<first).allSatisfy({ cells($0).count { !ColumnSurvey.isBlank($0) } > 1 })
    else { return nil }
    let text = cells(first)[0]
    let words = text.split(separator: " ")
    guard text.contains(":") || words.count >= 4 else { return nil }
    // As many words as tell it from the rows above.
    for count in 1...words.count {
      let beginning = words.prefix(count).joined(separator: " ")
      if !table.columns[0].texts.contains(where: { $0 != text && $0.hasPrefix(beginning) }) {
        return beginning
      }
    }
    return nil
  }

  /// The labels of the case data standard's fields in a workbook where a row of their names stands above, and the columns that have one;
  /// nil elsewhere.
  ///
  /// Only the labels are complete there, and a column beside them numbers the rows that are to be filled in.
  private static func standardHeading(
    _ path: String, _ options: SourceOptions
  ) throws(SourceFault) -> (labels: [String], range: String)? {
    guard try !Sources.sheets(path: path).isEmpty else { return nil }
    var source = try Sources.open(path: path, options: options)
    var isBelowNames = false
    for _ in 0..<5 {
      guard let row = try source.next() else { return nil }
      let cells = row.fields.map(HeadingText.plain)
      let labels = cells.filter { !$0.isEmpty }
      let areHeadings = HTCDSFields.all.areHeadings(labels)
      if areHeadings, isBelowNames, Set(labels).count == labels.count,
        let first = cells.firstIndex(where: { !$0.isEmpty }),
        let last = cells.lastIndex(where: { !$0.isEmpty })
      {
        return (labels, "\(CellRange.letters(first)):\(CellRange.letters(last))")
      }
      isBelowNames = areHeadings
    }
    return nil
  }
}
