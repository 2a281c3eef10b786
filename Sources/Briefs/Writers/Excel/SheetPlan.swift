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

  /// Whether the rows above the table stay in sight.
  var head = Head.stays

  /// What the rows above a table do when a reader moves down.
  enum Head {
    /// They stay in sight.
    case stays
    /// They move along.
    case moves
  }

  /// The sheet.
  ///
  /// - Parameter banners: Warnings of the page, which every sheet shows.
  func sheet(named tab: String, banners: [String], _ language: any PageLanguage) -> WorkbookSheet {
    func words(_ phrase: Phrase) -> String { WrittenText.cell(language.text(phrase)) }
    var sheet = WorkbookSheet(name: tab)
    var row = 0
    func line(_ text: String, _ look: WorkbookSheet.Look) {
      sheet.cells.append(.init(row: row, column: 0, value: .text(text), look: look, format: ""))
      row += 1
    }
    line(words(title), .title)
    sheet.heights[0] = 21
    for banner in banners { line(WrittenText.cell(banner), .banner) }
    for one in lines { line(words(one), .subtitle) }
    let content = SheetColumns(table, language)
    let head = row
    for (place, column) in content.columns.enumerated() {
      let name = words(column.head)
      let texts = column.fields.map { field -> String in
        if case .text(let text)? = field?.value { WrittenText.cell(text) } else { "" }
      }
      let width = Self.width(column, name, texts)
      sheet.widths.append(width)
      sheet.cells.append(
        .init(
          row: head, column: place, value: .text(name), look: column.isNumbers ? .headOfNumbers : .head,
          format: ""))
      sheet.makeRoom(for: name, in: head, width: width, weight: .bold)
      for (index, field) in column.fields.enumerated() {
        guard let field else { continue }
        var (value, look) = (field.value, WorkbookSheet.Look.field)
        if case .text = value { (value, look) = (.text(texts[index]), .words) }
        sheet.cells.append(
          .init(row: head + 1 + index, column: place, value: value, look: look, format: field.format))
        sheet.makeRoom(for: texts[index], in: head + 1 + index, width: width, weight: .regular)
      }
    }
    if !content.columns.isEmpty, !table.rows.isEmpty, self.head == .stays {
      // Columns of labels that would fill a screen do not stay.
      let labels =
        content.places.indices.contains(table.labelColumns) ? content.places[table.labelColumns] : 0
      let isNarrow = sheet.widths.prefix(labels).reduce(0, +) <= 50
      sheet.frozen = .init(rows: head + 1, columns: isNarrow ? labels : 0)
      if table.rows.count > 20 {
        sheet.filtered = .init(
          rows: head...head + table.rows.count, columns: 0...content.columns.count - 1)
      }
    }
    var below = head + 1 + table.rows.count
    if let chart {
      sheet.charts = chart.charts(
        places: content.places, head: head, rows: table.rows.count,
        at: (row: head + 1, column: content.columns.count + 1), language)
      // Notes stand below the table and the charts beside it.
      let end = sheet.charts.map { $0.place.y + $0.size.height }.max() ?? 0
      below = max(below, head + 1 + (end + 19) / 20)
    }
    addNotes(notes.map(WrittenText.cell), at: below + 1, to: &sheet)
    return sheet
  }

  /// Writes paragraphs over as many columns as make a line of reading.
  private func addNotes(_ notes: [String], at first: Int, to sheet: inout WorkbookSheet) {
    var (last, width) = (0, 0.0)
    while true {
      width += sheet.widths.indices.contains(last) ? sheet.widths[last] : 9
      if width >= 80 { break }
      last += 1
    }
    for (place, note) in notes.enumerated() {
      sheet.cells.append(
        .init(row: first + place, column: 0, value: .text(note), look: .note, format: "", through: last))
      sheet.makeRoom(for: note, in: first + place, width: width, weight: .regular)
    }
  }

  /// The width of a column in characters: that of its widest field, a head in as many lines as it needs.
  private static func width(_ column: SheetColumns.Column, _ head: String, _ texts: [String]) -> Double {
    let fields = zip(column.fields, texts).map { field, text -> Double in
      guard case .number(let value)? = field?.value, let format = field?.format else {
        return WorkbookSheet.characters(text, .regular)
      }
      if format.hasPrefix("yyyy") { return Double(format.count) + 1 }
      // The usual way prints up to ten digits.
      if format.isEmpty { return 12 }
      let decimals = format.split(separator: ";").first?.split(separator: ".").dropFirst().first
      let places = decimals?.prefix { $0 == "0" }.count ?? 0
      return WorkbookSheet.characters(NumberText.number(value, decimals: places), .regular) + 2
    }
    let widest = fields.max() ?? 0
    // Paragraphs have a line of reading.
    let limit = widest > 200 ? 90.0 : 46
    let word = head.split(separator: " ").map { WorkbookSheet.characters(String($0), .bold) }.max() ?? 0
    return max(9, word + 2, min(widest, limit) + 2.5).rounded(.up)
  }
}

extension WorkbookSheet {
  /// How wide a text is, in characters of the width that spreadsheets count in.
  fileprivate static func characters(_ text: String, _ weight: TextWidth.Weight) -> Double {
    TextWidth.width(text, size: 12, weight: weight) / 6.6
  }

  /// Makes a row as high as a text needs that is wrapped in a column of some characters; Excel's highest row is 409 points.
  fileprivate mutating func makeRoom(
    for text: String, in row: Int, width: Double, weight: TextWidth.Weight
  ) {
    let room = (width - 2) * 6.6
    guard TextWidth.width(text, size: 12, weight: weight) > room else { return }
    let lines = TextWidth.wrapped(text, to: room, size: 12, weight: weight).count
    heights[row] = min(409, max(heights[row] ?? 15, 15 * Double(lines)))
  }
}
