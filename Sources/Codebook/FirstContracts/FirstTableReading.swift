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
  /// - Parameter sheet: the sheet of a workbook; `only` leaves it to what the sheets hold.
  /// - Throws: why it is none that can be read, with file, line and rule, never a value.
  public init(path: String, sheet: SourceOptions.Sheet = .only) throws(SourceFault) {
    let sheets = try Sources.sheets(path: path)
    let open = sheets.filter { !$0.isHidden && $0.isFilled }
    guard sheet == .only, open.count > 1 else {
      try self.init(path: path, at: sheet)
      if case .number(let number) = sheet, sheets.count > 1 { declaration.insert("sheet: \(number)", at: 0) }
      if case .name(let name) = sheet { declaration.insert("sheet: \(YAMLText.scalar(name))", at: 0) }
      return
    }
    var found: (reading: FirstTableReading, number: Int)?
    var fault: SourceFault?
    for sheet in open {
      let reading: FirstTableReading
      do throws(SourceFault) {
        reading = try FirstTableReading(path: path, at: .number(sheet.number))
      } catch {
        // A page of text is no table; what is wrong with the first is said where no other is one.
        fault = fault ?? error
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
          file: path.split(separator: "/").last.map(String.init) ?? path, rule: "sheet",
          message:
            "none of \(open.count) sheets holds a table of two columns; say which one is meant with --sheet")
    }
    self = found.reading
    let reason = "the first of \(open.count) sheets that can be seen with a table"
    declaration.insert("sheet: \(found.number)  # check: \(reason)", at: 0)
    taken.insert("sheet \(found.number), \(reason); --sheet names another", at: 0)
  }

  private init(path: String, at sheet: SourceOptions.Sheet) throws(SourceFault) {
    var options = SourceOptions()
    options.sheet = sheet
    let found = try SourceDetection.detect(path: path, options: options, columns: [])
    var rows = try TableRows(Sources.open(path: path, options: found.options), layout: found.layout)
    var table = FirstTable(header: rows.header)
    while let row = try rows.next(), table.append(row.fields) {}
    self.table = table
    declaration = found.declaration
    taken = found.taken + rows.notices.map(\.message)
  }
}
