import Language

/// Which sheet of a workbook is read.
struct SheetChoice {
  /// What is known of a sheet before it is read.
  struct Candidate {
    var name: String
    var number: Int
    var isHidden: Bool
    /// Whether it holds cells and not a chart alone.
    var hasCells: Bool
  }

  /// The name of the file.
  let file: String
  /// The sheets in order.
  let sheets: [Candidate]

  /// The sheet that is asked for.
  ///
  /// Sheets are named by number: in workbooks of cases the tabs may have the names of people. A name that is close to
  /// the one asked for is given, since whoever asks knows it.
  ///
  /// - Parameter isFilled: whether a sheet holds something; asked only where several can be meant.
  func sheet(
    _ wanted: SourceOptions.Sheet, isFilled: (Candidate) throws(SourceFault) -> Bool
  ) throws(SourceFault) -> Candidate {
    switch wanted {
    case .name(let name):
      guard let found = sheets.first(where: { $0.name == name }) ?? same(name) else {
        let close = Suggestion.note(for: name, in: sheets.map(\.name)).map { "; \($0)" } ?? ""
        throw fault("the workbook has no sheet '\(name)'\(close)\(close.isEmpty ? "; \(count)" : "")")
      }
      return try checked(found)
    case .number(let number):
      guard let found = sheets.first(where: { $0.number == number }) else {
        throw fault("the workbook has no sheet \(number); \(count)")
      }
      return try checked(found)
    case .only:
      let visible = sheets.filter { !$0.isHidden && $0.hasCells }
      if visible.count == 1, let sheet = visible.first { return sheet }
      var filled: [Candidate] = []
      for sheet in visible where try isFilled(sheet) { filled.append(sheet) }
      if filled.count == 1, let sheet = filled.first { return sheet }
      if filled.isEmpty {
        let hidden = sheets.filter { $0.isHidden && $0.hasCells }
        let remedy = hidden.isEmpty ? "" : "; write 'sheet: \(hidden[0].number)' to read a hidden one"
        throw fault("no sheet that can be seen holds anything\(remedy)")
      }
      let numbers = filled.map { String($0.number) }
      throw fault(
        "\(filled.count) sheets hold something, number \(numbers.dropLast().joined(separator: ", ")) and \(numbers.last ?? ""); "
          + "write which one is read, such as 'sheet: \(filled[0].number)', or its name")
    }
  }

  private var count: String { SheetWords.counted(sheets.count, "sheet", "is there", "are there") }

  /// The only sheet of a name in other letters, as spreadsheets take names.
  private func same(_ name: String) -> Candidate? {
    let found = sheets.filter { $0.name.lowercased() == name.lowercased() }
    return found.count == 1 ? found.first : nil
  }

  private func checked(_ sheet: Candidate) throws(SourceFault) -> Candidate {
    guard sheet.hasCells else {
      throw fault("sheet \(sheet.number) holds no cells: it is a chart, a dialogue or a macro")
    }
    return sheet
  }

  private func fault(_ message: String) -> SourceFault {
    SourceFault(file: file, rule: "sheet", message: message)
  }
}
