public import Language
public import Tables

/// The rows of the files of a contract, as its columns stand in them.
///
/// Each file has its own heading; the columns may stand in another order in each. What was detected, left out or taken for
/// granted is kept for whoever runs it.
public struct SourceTable {
  private let contract: Contract
  private var waiting: [Place]
  private var rows: TableRows
  private var parents: ParentRows?
  /// Where each of the columns stands in the rows of the current file.
  private var positions: [Int]
  private let columns: [String]
  private let choices: [(choice: ChoiceColumn, places: [Int])]
  private let numbers: [Int]
  /// The columns that several of the file tell together.
  private let joined: [(place: Int, parts: [String], joint: Joint)]

  /// A file, and the sheet of it where a contract reads several.
  private struct Place {
    var path: String
    var sheet: SourceSheet?
  }

  /// How the parts of a period become one text.
  private enum Joint {
    case period(PeriodForm)
    /// A day or a month as ISO 8601 writes it.
    case date
  }
  /// Where the columns of `joined` and of `choices` stand in the rows of the current file.
  private var parts: [[Int]] = []
  private var choicePlaces: [Int] = []
  /// For each of `choices` the words that mean that nothing is known.
  private let missing: [Set<String>]
  private var unnamedChoices = 0
  /// How many rows of records look like totals.
  private var totals = 0
  private var told: [DataCondition] = []

  /// The name of the current file, for messages.
  public var file: String { rows.file }

  /// The columns of the current file, with those of the sheet that is joined to it.
  private var header: [String] { rows.header + (parents?.header ?? []) }

  /// On which line the heading of the current file begins.
  public var headingLine: Int { rows.headingLine }

  /// Opens the first of the files, of which there is at least one.
  ///
  /// - Parameter columns: the columns that rows are given with, in this order.
  public init(paths: [String], contract: Contract, columns: [String]) throws(SourceFault) {
    self.contract = contract
    self.columns = columns
    var places: [Place] = []
    for path in paths { places += try Self.places(path, contract) }
    waiting = Array(places.dropFirst())
    choices = contract.file.choices.map { choice in
      (choice, choice.columns.compactMap { made in columns.firstIndex(of: made.name) })
    }
    missing = contract.file.choices.map { choice in
      let column = contract.records?.columns.first { $0.name == choice.name }
      let words = column?.missingWords ?? contract.records?.missingWords ?? []
      return Set(words.map(FoldedText.fold))
    }
    let types = contract.records?.types ?? [:]
    numbers =
      contract.file.numbers == NumberStyle()
      ? []
      : columns.indices.filter { [.int, .count, .real].contains(types[columns[$0]]) }
    joined = columns.enumerated().compactMap { place, name in
      if let parts = contract.records?.sources[name] { return (place, parts, .date) }
      guard let column = contract.columns.first(where: { $0.name == name }), let form = column.form,
        !form.sources.isEmpty
      else { return nil }
      return (place, form.sources, .period(form))
    }
    (rows, parents, told) = try Self.open(places.first ?? Place(path: ""), contract)
    positions = []
    positions = try find()
  }

  /// The sheets of a file that are read, or the file itself.
  private static func places(_ path: String, _ contract: Contract) throws(SourceFault) -> [Place] {
    guard let wanted = contract.file.sheets else { return [Place(path: path)] }
    let sheets = try Sources.sheets(path: path)
    guard let names = wanted.names else {
      let open = sheets.filter { !$0.isHidden && $0.isFilled }
      guard !open.isEmpty else {
        throw SourceFault(
          file: FileBeginning.name(path), rule: "sheet",
          message:
            "'sheets' reads the sheets of a workbook, and this file has none that can be seen and hold something"
        )
      }
      return open.map { Place(path: path, sheet: $0) }
    }
    return try names.map { name throws(SourceFault) in
      guard let sheet = sheets.first(where: { $0.name == name }) else {
        throw SourceFault(
          file: FileBeginning.name(path), rule: "sheet",
          message: "has no sheet of one of the names that 'sheets' of contract '\(contract.name)' lists")
      }
      return Place(path: path, sheet: sheet)
    }
  }

  private static func open(
    _ place: Place, _ contract: Contract
  ) throws(SourceFault) -> (TableRows, ParentRows?, [DataCondition]) {
    let path = place.path
    var declaration = contract.file
    if let sheet = place.sheet, let sheets = declaration.sheets {
      declaration.options.sheet = .number(sheet.number)
      declaration.layout.constants.append(.init(name: sheets.column, value: sheet.name))
    }
    if let column = declaration.fileColumn {
      declaration.layout.constants.append(.init(name: column, value: try told(by: path, column, contract)))
    }
    var told: [DataCondition] = []
    let names = contract.sourceColumns
    if declaration.origin == .detected {
      let detection = try SourceDetection.detect(
        path: path, options: declaration.options, columns: declaration.join == nil ? names : [],
        declared: DeclaredRows(declaration.layout, parts: declaration.saidOfRows))
      declaration.options = detection.options
      declaration.layout = detection.layout
      let file = FileBeginning.name(path)
      told.append(
        DataCondition(
          "detected", of: contract.name, severity: .note, count: 1,
          text:
            "\(file): \(detection.taken.isEmpty ? "found to be plain" : "taken: \(detection.taken.joined(separator: ", "))")",
          remedy: detection.declaration.isEmpty
            ? nil
            : "write 'file: {\(detection.declaration.joined(separator: ", "))}' in contract '\(contract.name)' so that nothing is detected"
        ))
    }
    let source = try Sources.open(path: path, options: declaration.options)
    let rows = try TableRows(source, layout: declaration.layout, named: Set(names))
    guard let join = declaration.join else { return (rows, nil, told) }
    let parents = try ParentRows(
      path: path, options: declaration.options, layout: declaration.layout, join: join, header: rows.header)
    return (rows, parents, told)
  }

  /// What the name of a file says for the column that takes it.
  private static func told(
    by path: String, _ column: String, _ contract: Contract
  ) throws(SourceFault) -> String {
    let name = FileBeginning.name(path)
    let type =
      contract.columns.first { $0.name == column }?.type ?? contract.records?.types[column] ?? .text
    do throws(FileNameText.Doubt) {
      return try FileNameText.value(of: name, as: type)
    } catch {
      let kind = FileNameText.word(for: type)
      throw SourceFault(
        file: name, column: column, rule: "file-as",
        message: error == .none
          ? "takes the \(kind) in the name of the file, and there is none, written such as 2024-05-31, 31.5.2024, 2024-05, May 2024 or 2024-Q2"
          : "takes the \(kind) in the name of the file, and there are several, or one that can be read in two ways: write it with the year first"
      )
    }
  }

  /// Where the columns stand; a heading that has others, or not all, is a fault.
  private mutating func find() throws(SourceFault) -> [Int] {
    var found: [Int] = []
    let made = Set(contract.file.choices.flatMap { $0.columns.map(\.name) })
    for (index, name) in columns.enumerated() {
      let isMade = made.contains(name) || joined.contains { $0.place == index }
      found.append(isMade ? -1 : try place(of: name))
    }
    parts = []
    for column in joined {
      var places: [Int] = []
      for name in column.parts { places.append(try place(of: name)) }
      parts.append(places)
    }
    choicePlaces = []
    for (choice, _) in choices { choicePlaces.append(try place(of: choice.name)) }
    let used = Set(found + parts.joined() + choicePlaces)
    guard header.indices.allSatisfy(used.contains) else {
      throw SourceFault(
        file: file, line: rows.headingLine, rule: "header",
        message: "the header has columns that are not in contract '\(contract.name)'")
    }
    return found
  }

  private func place(of name: String) throws(SourceFault) -> Int {
    let plain = HeadingText.plain(name)
    if let place = header.firstIndex(of: plain) ?? rows.tags?.firstIndex(of: plain) { return place }
    throw SourceFault(
      file: file, line: rows.headingLine, column: name, rule: "header",
      message: "is in contract '\(contract.name)' and not in the header")
  }

  /// The next row, with its cells in the order of the columns, or nil at the end of the last file.
  ///
  /// After a fault of the rule `field-count` the row below can be asked for.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    while true {
      if let row = try rows.next() { return arranged(row) }
      note()
      guard !waiting.isEmpty else { return nil }
      let place = waiting.removeFirst()
      let (next, others, conditions) = try Self.open(place, contract)
      rows = next
      parents = others
      told += conditions
      positions = try find()
    }
  }

  private mutating func arranged(_ row: SourceRow) -> SourceRow {
    var row = row
    if contract.records != nil, isTotal(row.fields) { totals += 1 }
    if let added = parents?.cells(for: row.fields) { row.fields += added }
    var cells = positions.map { $0 < 0 ? "" : row.fields[$0] }
    for (index, (choice, places)) in choices.enumerated() {
      let (answers, unnamed) = choice.split(row.fields[choicePlaces[index]], missing: missing[index])
      unnamedChoices += unnamed
      for (place, answer) in zip(places, answers) { cells[place] = answer }
    }
    for (index, column) in joined.enumerated() {
      let texts = parts[index].map { row.fields[$0] }
      switch column.joint {
      case .period(let form):
        cells[column.place] = PeriodParts.joined(texts, form)
      case .date: cells[column.place] = PeriodParts.date(texts)
      }
    }
    for place in numbers {
      if let plain = NumberText.plain(cells[place], contract.file.numbers) { cells[place] = plain }
    }
    var marks: [Int: SourceRow.Mark] = [:]
    if !row.marks.isEmpty {
      for (place, position) in positions.enumerated() { marks[place] = row.marks[position] }
    }
    return SourceRow(fields: cells, line: row.line, marks: marks)
  }

  /// Whether a row of a sheet of records seems to be the total below it: it begins with a word for one, and most of it is blank.
  private func isTotal(_ fields: [String]) -> Bool {
    let known = fields.filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = known.first, known.count * 2 <= fields.count else { return false }
    return DisguisedTotals.meansTotal(HeadingText.plain(first))
  }

  /// Keeps what is to be said of the current file.
  private mutating func note() {
    told += rows.notices.map { notice in
      DataCondition(
        notice.rule, of: contract.name, severity: notice.weight == .warning ? .warn : .note,
        count: notice.count, text: "\(file): \(notice.message)")
    }
    if let orphans = parents?.orphans, orphans > 0 {
      told.append(
        DataCondition(
          "join", of: contract.name, severity: .warn, count: orphans,
          text:
            "\(file): \(orphans) rows have no row in the sheet that 'join' names: what it would say is unknown"
        ))
    }
    if totals > 0 {
      told.append(
        DataCondition(
          "total-row", of: contract.name, severity: .stopWhenNew, count: totals,
          text:
            "\(file): \(totals) \(totals == 1 ? "row seems" : "rows seem") to be totals and would count as records",
          remedy:
            "write 'file: {until: WORD}' in contract '\(contract.name)', with the word that the total begins with"
        ))
      totals = 0
    }
    if unnamedChoices > 0 {
      told.append(
        DataCondition(
          "choice", of: contract.name, severity: .warn, count: unnamedChoices,
          text:
            "\(file): \(unnamedChoices) choices are none that 'choices' of contract '\(contract.name)' names")
      )
      unnamedChoices = 0
    }
  }

  /// What there is to say of the files read so far; of one rule once.
  public var conditions: [DataCondition] {
    var result: [DataCondition] = []
    for condition in told {
      if let place = result.firstIndex(where: { $0.identity == condition.identity && $0.rule != "detected" })
      {
        result[place].count += condition.count
        continue
      }
      result.append(condition)
    }
    return result
  }
}
