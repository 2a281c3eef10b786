/// What stands below a heading: rows of the table, and notes where it has ended.
struct BodyCensus {
  private let width: Int
  private let names: Int
  private let file: String
  private let isEqualWidth: Bool

  /// The rows since the last one of the table that are none, but for blank ones.
  private(set) var notes: [SourceRow] = []
  private var tableRows = 0
  private var hasBlankRows = false
  /// Whether blank rows stand below the last row of the table, and whether one stands above the first note.
  private var isAfterBlank = false
  private var notesFollowBlank = false
  /// The width of the rows of the table, where all have one.
  private var rowWidth: Int?
  private var unlike: (first: SourceFault, count: Int)?
  /// The words for notes with which rows of the table begin: where one ends the table, these would too.
  private var wordsOfTable: Set<String> = []
  /// How rows of the table begin, in lower case; of long tables not all.
  private var beginnings: Set<String> = []
  private static let mostBeginnings = 20_000
  /// More of them are no notes.
  private static let mostNotes = 50

  /// - Parameters:
  ///   - width: how many cells the heading has.
  ///   - names: how many of them up to the last that has a name.
  init(width: Int, names: Int, file: String, isEqualWidth: Bool) {
    self.width = width
    self.names = names
    self.file = file
    self.isEqualWidth = isEqualWidth
  }

  /// Takes the next row.
  mutating func take(_ row: SourceRow) throws(SourceFault) {
    if row.isBlank, width > 1 {
      isAfterBlank = true
      return
    }
    if isNote(row) {
      if notes.isEmpty { notesFollowBlank = isAfterBlank }
      notes.append(row)
      guard notes.count <= Self.mostNotes else {
        throw fault(
          notes[0].line, "until",
          "what stands from this line on is no row of the table above: say where it ends with 'file: {until: ...}'"
        )
      }
      return
    }
    if let note = notes.first {
      throw fault(
        row.line, "until",
        "a row of several cells follows line \(note.line), which is none of the table: say where the table ends with 'file: {until: ...}', or write what follows into a file of its own"
      )
    }
    if isAfterBlank, tableRows > 0 { hasBlankRows = true }
    isAfterBlank = false
    tableRows += 1
    if let first = row.fields.first(where: { !CellForm.isBlank($0) }) {
      wordsOfTable.formUnion(CellForm.noteWords(in: first))
      if beginnings.count <= Self.mostBeginnings { beginnings.insert(CellForm.plain(first).lowercased()) }
    }
    compare(row)
  }

  /// Whether a row is no row of the table: one cell in a table of several columns, too narrow or with a word of notes.
  private func isNote(_ row: SourceRow) -> Bool {
    guard width > 1 else { return false }
    let filled = row.fields.filter { !CellForm.isBlank($0) }
    guard let first = filled.first else { return false }
    if CellForm.noteWord(first) != nil, filled.count <= max(1, names / 3) || row.fields.count != width {
      return true
    }
    guard filled.count == 1, !CellForm.isBlank(row.fields[0]), !CellForm.isFigure(first) else { return false }
    // What is one cell below a note is one too.
    if !notes.isEmpty { return true }
    return isEqualWidth ? row.fields.count < width || isAfterBlank : isAfterBlank
  }

  private mutating func compare(_ row: SourceRow) {
    guard isEqualWidth else { return }
    if rowWidth == nil {
      let right = row.fields.dropFirst(width)
      rowWidth = row.fields.count > width && right.allSatisfy(CellForm.isBlank) ? row.fields.count : width
    }
    guard row.fields.count == rowWidth, row.fields.dropFirst(width).allSatisfy(CellForm.isBlank) else {
      let others = tableRows > 1 ? "the rows above" : "the header"
      let first = SourceFault(
        file: file, line: row.line, rule: "field-count",
        message: "the row has \(row.fields.count) fields, \(others) \(rowWidth ?? width)")
      unlike = (unlike?.first ?? first, (unlike?.count ?? 0) + 1)
      return
    }
  }

  /// Where the table ends; nil with the file.
  func end() throws(SourceFault) -> TableLayout.End? {
    if let unlike {
      var fault = unlike.first
      if unlike.count > 1 { fault.message += "; \(unlike.count - 1) more differ" }
      throw fault
    }
    guard let first = notes.first else { return nil }
    let cell = first.fields.first { !CellForm.isBlank($0) } ?? ""
    if let word = CellForm.noteWord(cell), !wordsOfTable.contains(word.lowercased()) {
      return .word(word)
    }
    if notesFollowBlank, !hasBlankRows { return .blank }
    if let word = saidNote(cell) { return .word(word) }
    throw fault(
      first.line, "until",
      "this line may be a note below the table or a row that is cut: say where the table ends with 'file: {until: ...}'"
    )
  }

  /// How the first note begins where it says something that no name of a row does; nil where it may be a row that is cut.
  private func saidNote(_ cell: String) -> String? {
    guard tableRows > 1, beginnings.count <= Self.mostBeginnings, NoteForm.isNote(cell),
      !beginnings.contains(where: NoteForm.isNote),
      notes.allSatisfy({ row in row.fields.count { !CellForm.isBlank($0) } == 1 })
    else { return nil }
    return NoteForm.beginning(of: cell, among: beginnings)
  }

  private func fault(_ line: Int, _ rule: String, _ message: String) -> SourceFault {
    SourceFault(file: file, line: line, rule: rule, message: message)
  }
}
