/// What a sheet is to show: a table under a title, with what is said above and below it, and the chart of its columns.
struct SheetPlan {
  /// The words of its name.
  var name: Phrase
  /// The title.
  var title: Phrase
  /// What stands between title and table.
  var lines: [Phrase] = []
  /// The table.
  var table: DataTable
  /// What stands below the table, a paragraph each.
  var notes: [String] = []
  /// The chart; nil for none.
  var chart: SheetChart?

  /// The number of columns of labels that stay in sight.
  private var labels: Int { min(table.labelColumns, 3) }

  /// The sheet.
  ///
  /// - Parameter banners: Warnings of the page, which every sheet shows.
  func sheet(named tab: String, banners: [Phrase], _ language: any PageLanguage) -> WorkbookSheet {
    func words(_ phrase: Phrase) -> String { plain(language.text(phrase), language) }
    func plain(_ text: String, _ language: any PageLanguage) -> String {
      WrittenText.line(text, language.direction)
    }
    var sheet = WorkbookSheet(name: tab)
    var row = 0
    func line(_ text: String, _ look: WorkbookSheet.Look) {
      sheet.cells.append(.init(row: row, column: 0, value: .text(text), look: look, format: ""))
      row += 1
    }
    line(words(title), .title)
    for banner in banners { line(words(banner), .banner) }
    for one in lines { line(words(one), .subtitle) }
    let content = SheetColumns(table, language)
    let head = row
    sheet.widths = content.columns.map { column in Self.width(column, words(column.head)) }
    for (place, column) in content.columns.enumerated() {
      sheet.cells.append(
        .init(
          row: head, column: place, value: .text(words(column.head)),
          look: column.isNumbers ? .headOfNumbers : .head, format: ""))
      for (index, field) in column.fields.enumerated() {
        guard let field else { continue }
        var value = field.value
        if case .text(let text) = value { value = .text(plain(text, language)) }
        sheet.cells.append(
          .init(row: head + 1 + index, column: place, value: value, look: .field, format: field.format))
      }
    }
    row = head + 1 + table.rows.count
    if !content.columns.isEmpty, !table.rows.isEmpty {
      sheet.frozen = .init(rows: head + 1, columns: labels)
      if table.rows.count > 20 {
        sheet.filtered = .init(
          rows: head...head + table.rows.count, columns: 0...content.columns.count - 1)
      }
    }
    let last = addNotes(notes.map { plain($0, language) }, at: row + 1, to: &sheet)
    if let chart {
      let place = (row: head + 1, column: max(content.columns.count, last + 1) + 1)
      sheet.charts = chart.charts(
        places: content.places, head: head, rows: table.rows.count, at: place, language)
    }
    return sheet
  }

  /// Writes paragraphs over as many columns as make a line of reading; returns the last of them.
  private func addNotes(_ notes: [String], at first: Int, to sheet: inout WorkbookSheet) -> Int {
    guard !notes.isEmpty else { return 0 }
    var (last, width) = (0, 0.0)
    while true {
      width += sheet.widths.indices.contains(last) ? sheet.widths[last] : 9
      if width >= 80 { break }
      last += 1
    }
    for (place, note) in notes.enumerated() {
      let row = first + place
      sheet.cells.append(
        .init(row: row, column: 0, value: .text(note), look: .note, format: "", through: last))
      let lines = TextWidth.wrapped(note, to: width * 6.4, size: 12).count
      sheet.heights[row] = 15.5 * Double(max(1, lines))
    }
    return last
  }

  /// The width of a column in characters: that of its widest field, a head in as many lines as it needs.
  private static func width(_ column: SheetColumns.Column, _ head: String) -> Double {
    func characters(_ text: String) -> Double { TextWidth.width(text, size: 12) / 6.6 }
    let fields = column.fields.map { field -> Double in
      switch field {
      case nil: return 0
      case (.text(let text), _)?: return min(characters(text), 46)
      case (.number(let value), let format)?:
        if format.hasPrefix("yyyy") { return Double(format.count) + 1 }
        let decimals = format.split(separator: ";").first?.split(separator: ".").dropFirst().first
        let places = decimals?.prefix { $0 == "0" }.count ?? (format.isEmpty ? 9 : 0)
        return characters(NumberText.number(value, decimals: format.isEmpty ? 0 : places)) + 2
          + (format.isEmpty ? 9 : 0)
      }
    }
    let word = head.split(separator: " ").map { characters(String($0)) }.max() ?? 0
    return min(48, max(9, word + 1.5, min(characters(head) / 2 + 2, 24), (fields.max() ?? 0) + 1.5)).rounded(
      .up)
  }
}
