/// Series with a small line each; the word comes last.
///
/// A column in which no row has a figure is left out.
struct SeriesTableMarkup {
  let table: SeriesTable
  let language: any PageLanguage
  /// What the page is laid out for.
  var medium = PageMedium.screen

  /// The classes of the columns of figures that name their heads on a telephone.
  private static let classes: [MarkupBuffer.Value] = [
    "v h0", "v h1", "v h2", "v h3", "v h4", "v h5", "v h6", "v h7",
  ]

  private var tables: TableMarkup { TableMarkup(language: language) }

  /// Writes the table and its note.
  func write(to buffer: inout MarkupBuffer) {
    let used = table.figureColumns.indices.filter { column in
      table.rows.contains { $0.figures.indices.contains(column) && $0.figures[column].isFilled }
    }
    let heads = used.map { language.text(table.figureColumns[$0]) }
    let hasCrime = Set(table.rows.compactMap(\.crime)).count > 1
    // On a telephone each figure stands behind the head of its column, which the table says once.
    let said = heads.prefix(Self.classes.count).enumerated().map { column, head in
      "--h\(column):" + StyleText.quoted(head).text
    }
    buffer.element(
      "table",
      [("class", "series")] + (medium == .screen ? [("style", .text(said.joined(separator: ";")))] : [])
    ) { buffer in
      if let caption = table.caption { buffer.element("caption", text: language.text(caption)) }
      buffer.element("thead") { buffer in
        buffer.element("tr") { writeHeads(heads, hasCrime: hasCrime, to: &$0) }
      }
      buffer.element("tbody") { buffer in
        for row in table.rows { write(row, used, hasCrime: hasCrime, to: &buffer) }
      }
    }
    if let note = table.note { buffer.element("p", [("class", "note")], text: language.text(note)) }
  }

  private func writeHeads(_ heads: [String], hasCrime: Bool, to buffer: inout MarkupBuffer) {
    let labels = table.labelColumns.map(language.text)
    let crime = hasCrime ? [language.text(.word(word: .crime))] : []
    for label in labels.prefix(1) + crime + labels.dropFirst() {
      tables.writeHead(label, isLabel: true, to: &buffer)
    }
    for head in heads { tables.writeHead(head, isLabel: false, to: &buffer) }
    buffer.element("th", [("scope", "col"), ("class", "w line")], text: language.text(table.lineColumn))
    if let word = table.wordColumn {
      buffer.element("th", [("scope", "col"), ("class", "w word")], text: language.text(word))
    }
  }

  private func write(
    _ row: SeriesTable.Row, _ used: [Int], hasCrime: Bool, to buffer: inout MarkupBuffer
  ) {
    let isClear = row.emphasis == .clear
    buffer.element("tr", isClear ? [("class", "clear")] : []) { buffer in
      for (place, label) in row.labels.enumerated() {
        buffer.element("th", [("scope", "row")], text: language.text(label))
        if place == 0, hasCrime {
          buffer.element("td", [("class", "w")]) { tables.writeTag(row.crime, to: &$0) }
        }
      }
      for (place, column) in used.enumerated() {
        let figure =
          row.figures.indices.contains(column)
          ? row.figures[column] : .quantity(quantity: Quantity(.none(reason: .noRow)))
        let style = Self.classes.indices.contains(place) ? Self.classes[place] : "v"
        buffer.element("td", [("class", style)], text: language.text(figure))
      }
      buffer.element("td", [("class", "w line")]) { buffer in
        let series = LineSeries(
          name: .list(phrases: row.labels, joint: .comma), points: row.points, tone: .neutral)
        if let line = Sparkline(series: series, isClear: isClear, language: language).drawing() {
          switch medium {
          case .screen: DrawingMarkup.writeSmall(line, to: &buffer)
          case .paper(let brand), .column(let brand):
            PaperDrawing(brand: brand).writeShapes(line, to: &buffer)
          }
        } else {
          buffer.element("span", [("class", "few")], text: language.text(.tooFewToDraw))
        }
      }
      if table.wordColumn != nil {
        buffer.element("td", [("class", "w word")], text: row.word.map(language.text) ?? "")
      }
    }
  }
}
