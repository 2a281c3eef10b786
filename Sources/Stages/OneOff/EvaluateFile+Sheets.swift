import Codebook
import Evaluations
import Language
import Tables

extension EvaluateFile {
  /// The sheets of a workbook that hold an occasion each, in order of the occasions: as the command line says, or as their names tell
  /// (`Pre-test`, `Post-test`); nil where one sheet holds all.
  static func occasionSheets(
    _ path: String, _ request: Request
  ) throws(SourceFault) -> [(occasion: Occasion, sheet: SourceOptions.Sheet)]? {
    if let given = request.occasionSheets {
      return Occasion.allCases.compactMap { occasion in given[occasion].map { (occasion, $0) } }
    }
    guard request.file.options.sheet == .only else { return nil }
    let filled = try Sources.sheets(path: path).filter { $0.isFilled && !$0.isHidden }
    guard filled.count > 1 else { return nil }
    var found: [Occasion: SourceOptions.Sheet] = [:]
    for sheet in filled {
      guard let occasion = ScoreColumns.occasion(of: sheet.name), found[occasion] == nil else { return nil }
      found[occasion] = .name(sheet.name)
    }
    return Occasion.allCases.compactMap { occasion in found[occasion].map { (occasion, $0) } }
  }

  /// The rows of several sheets as those of one table with a row an occasion.
  ///
  /// Columns of one heading are one; the column of the score, and those of items, are called alike in all.
  static func joined(
    _ path: String, _ sheets: [(occasion: Occasion, sheet: SourceOptions.Sheet)], _ request: Request
  ) throws(Failure) -> (rows: SheetRows, taken: [String]) {
    var names = [occasionColumn]
    var rows: [SheetRows.Row] = []
    var taken: [String] = []
    for (occasion, sheet) in sheets {
      var own = request
      own.file.options.sheet = sheet
      let read = try self.rows(of: path, own)
      for text in read.taken where !taken.contains(text) { taken.append(text) }
      let called = ScoreColumns(names: read.rows.names).namesOfOneOccasion(occasion)
      for name in called where !names.contains(name) { names.append(name) }
      let places = called.map { names.firstIndex(of: $0) ?? 0 }
      for row in read.rows.rows {
        var fields = Array(repeating: "", count: names.count)
        fields[0] = occasion.word
        for (place, field) in zip(places, row.fields) { fields[place] = field }
        rows.append(
          .init(
            fields: fields, line: row.line, formulas: Set(row.formulas.map { places[$0] }),
            file: read.rows.file))
      }
    }
    for row in rows.indices {
      rows[row].fields += Array(repeating: "", count: names.count - rows[row].fields.count)
    }
    taken.append("\(sheets.map { "\($0.occasion.word) on a sheet of its own" }.joined(separator: ", "))")
    return (SheetRows(file: FileBeginning.name(path), names: names, rows: rows), taken)
  }

  /// What the column of the occasion is called that the sheets tell.
  static let occasionColumn = "occasion of the sheet"
}

extension ScoreColumns {
  /// The names of the columns of a sheet of one occasion, the score and the items called as in a sheet of all.
  fileprivate func namesOfOneOccasion(_ occasion: Occasion) -> [String] {
    let scores = scoresByOccasion[occasion] ?? score
    let items = itemsByOccasion[occasion] ?? self.items
    return names.map { name in
      if name == scores { return "score" }
      return items.first { $0.column == name }?.name ?? name
    }
  }
}
