/// Series with a small line each; the word comes last.
///
/// A column in which no row has a figure is left out.
struct SeriesTableMarkup {
  let table: SeriesTable
  let language: any PageLanguage

  private var tables: TableMarkup { TableMarkup(language: language) }

  /// Writes the table and its note.
  func write(to buffer: inout MarkupBuffer) {
    let used = table.figureColumns.indices.filter { column in
      table.rows.contains { $0.figures.indices.contains(column) && $0.figures[column].isFilled }
    }
    let heads = used.map { language.text(table.figureColumns[$0]) }
    let hasCrime = Set(table.rows.compactMap(\.crime)).count > 1
    buffer.element("table", [("class", "series")]) { buffer in
      if let caption = table.caption { buffer.element("caption", text: language.text(caption)) }
      buffer.element("thead") { buffer in
        buffer.element("tr") { writeHeads(heads, hasCrime: hasCrime, to: &$0) }
      }
      buffer.element("tbody") { buffer in
        for row in table.rows { write(row, used, heads, hasCrime: hasCrime, to: &buffer) }
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
    _ row: SeriesTable.Row, _ used: [Int], _ heads: [String], hasCrime: Bool, to buffer: inout MarkupBuffer
  ) {
    let isClear = row.emphasis == .clear
    buffer.element("tr", isClear ? [("class", "clear")] : []) { buffer in
      for (place, label) in row.labels.enumerated() {
        buffer.element("th", [("scope", "row")], text: language.text(label))
        if place == 0, hasCrime {
          buffer.element("td", [("class", "w")]) { tables.writeTag(row.crime, to: &$0) }
        }
      }
      for (column, head) in zip(used, heads) {
        let figure =
          row.figures.indices.contains(column)
          ? row.figures[column] : .quantity(quantity: Quantity(.none(reason: .noRow)))
        buffer.element("td", [("class", "v"), ("data-head", .text(head))], text: language.text(figure))
      }
      buffer.element("td", [("class", "w line")]) { buffer in
        let series = LineSeries(
          name: .list(phrases: row.labels, joint: .comma), points: row.points, tone: .neutral)
        if let line = Sparkline(series: series, isClear: isClear, language: language).drawing() {
          DrawingMarkup.writeSmall(line, to: &buffer)
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
