import Codebook
import Evaluations
import Language
import Tables

extension EvaluateFile {
  /// The sheets of a workbook that hold an occasion each.
  struct OccasionSheets {
    /// Them, in order of the occasions.
    var sheets: [(occasion: Occasion, sheet: SourceOptions.Sheet)]
    /// The numbers of other sheets that hold something, which are not read.
    var left: [Int] = []
  }

  /// The sheets of a workbook that hold an occasion each, as the command line says, or as their names tell (`Pre-test`, `Post-test`); nil
  /// where one sheet holds all.
  ///
  /// Of several follow-ups the latest is taken. Sheets of other names, such as a summary, are left where both tests have one.
  static func occasionSheets(_ path: String, _ request: Request) throws(SourceFault) -> OccasionSheets? {
    if let given = request.occasionSheets {
      return OccasionSheets(
        sheets: Occasion.allCases.compactMap { occasion in given[occasion].map { (occasion, $0) } })
    }
    guard request.file.options.sheet == .only else { return nil }
    let filled = try Sources.sheets(path: path).filter { $0.isFilled && !$0.isHidden }
    guard filled.count > 1 else { return nil }
    var found: [Occasion: SourceSheet] = [:]
    let isUsual = filled.contains { [.before, .after].contains(ScoreColumns.occasion(of: $0.name)) }
    for sheet in filled {
      guard
        let occasion = ScoreColumns.occasion(of: sheet.name)
          ?? (isUsual ? nil : ScoreColumns.rarerOccasion(of: sheet.name))
      else { continue }
      guard let known = found[occasion] else {
        found[occasion] = sheet
        continue
      }
      guard let first = FollowUpTime(known.name), let second = FollowUpTime(sheet.name), first != second
      else {
        return nil
      }
      if first < second { found[occasion] = sheet }
    }
    guard found[.before] != nil, found[.after] != nil else { return nil }
    let read = Set(found.values.map(\.number))
    return OccasionSheets(
      sheets: Occasion.allCases.compactMap { occasion in
        found[occasion].map { (occasion, .number($0.number)) }
      },
      left: filled.map(\.number).filter { !read.contains($0) })
  }

  /// What helps where several sheets of a workbook hold something, and nothing says which of them are read.
  static func sheetRemedy(_ path: String, _ request: Request) -> String? {
    guard request.occasionSheets == nil, request.file.options.sheet == .only,
      let sheets = try? Sources.sheets(path: path).filter({ $0.isFilled && !$0.isHidden }), sheets.count > 1
    else { return nil }
    let (first, second) = (sheets[0].number, sheets[1].number)
    return
      "where each test has a sheet of its own, say which: --sheet before=\(first),after=\(second); where one sheet holds all: --sheet \(first); where each workshop has one: --sheet all; a name does as well as a number"
  }

  /// The rows of several sheets as those of one table with a row an occasion.
  ///
  /// Columns of one heading are one; the column of the score, and those of items, are called alike in all.
  static func joined(
    _ path: String, _ found: OccasionSheets, _ request: Request
  ) throws(Failure) -> (rows: SheetRows, taken: [String]) {
    let sheets = found.sheets
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
      let most = called.firstIndex(of: scoreColumn).flatMap { place in
        HeadingMaximum.of(read.rows.names[place]).map {
          (place: places[place], whole: $0.rounded(toDigits: 6))
        }
      }
      for row in read.rows.rows {
        var fields = Array(repeating: "", count: names.count)
        fields[0] = occasion.word
        for (place, field) in zip(places, row.fields) { fields[place] = field }
        // What the heading of one sheet says is not said by that of all.
        if let most, case .points = ScoreText(fields[most.place], missing: request.missing) {
          fields[most.place] += "/\(most.whole)"
        }
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
    if !found.left.isEmpty {
      taken.append(
        "not read: sheet\(found.left.count == 1 ? "" : "s") \(found.left.map(String.init).joined(separator: ", ")) (--sheet before=1,after=2,follow-up=3 says which are)"
      )
    }
    return (SheetRows(file: FileBeginning.name(path), names: names, rows: rows), taken)
  }

  /// What the column of the score is called.
  static let scoreColumn = "score"

  /// What the column of the occasion is called that the sheets tell.
  static let occasionColumn = "occasion of the sheet"
}

extension ScoreColumns {
  /// The names of the columns of a sheet of one occasion, the score and the items called as in a sheet of all.
  fileprivate func namesOfOneOccasion(_ occasion: Occasion) -> [String] {
    let scores = scoresByOccasion[occasion] ?? score
    let items = itemsByOccasion[occasion] ?? self.items
    return names.map { name in
      if name == scores { return EvaluateFile.scoreColumn }
      return items.first { $0.column == name }?.name ?? name
    }
  }
}
