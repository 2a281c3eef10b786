/// Tables as plain HTML: a caption, one row of heads, labels and fields.
struct WordTableMarkup {
  let language: any PageLanguage

  /// Writes a table of fields.
  func write(_ table: DataTable, to buffer: inout MarkupBuffer) {
    let labels = table.columns.indices.map { column in
      column < table.labelColumns
        || !table.rows.isEmpty
          && table.rows.allSatisfy { $0.indices.contains(column) && $0[column].isWords }
    }
    write(
      caption: table.caption, heads: table.columns.map(language.text), labels: labels,
      rows: table.rows.map { $0.map(language.text) }, to: &buffer)
  }

  /// Writes series; their small lines are left out, and so is a column in which no row has a figure.
  func write(_ table: SeriesTable, to buffer: inout MarkupBuffer) {
    let used = table.figureColumns.indices.filter { column in
      table.rows.contains { $0.figures.indices.contains(column) && $0.figures[column].isFilled }
    }
    let hasCrime = Set(table.rows.compactMap(\.crime)).count > 1
    let hasWord = table.wordColumn != nil
    var heads = table.labelColumns.map(language.text)
    if hasCrime { heads.append(language.text(.word(word: .crime))) }
    let words = heads.count
    heads += used.map { language.text(table.figureColumns[$0]) }
    if let word = table.wordColumn { heads.append(language.text(word)) }
    let rows = table.rows.map { row in
      var fields = table.labelColumns.indices.map { place in
        row.labels.indices.contains(place) ? language.text(row.labels[place]) : ""
      }
      if hasCrime { fields.append(row.crime.map { language.text(.crime(crime: $0)) } ?? "") }
      fields += used.map { column in
        row.figures.indices.contains(column)
          ? language.text(row.figures[column])
          : language.text(Quantity(.none(reason: .noRow)))
      }
      if hasWord { fields.append(row.word.map(language.text) ?? "") }
      return fields
    }
    let labels = heads.indices.map { $0 < words || hasWord && $0 == heads.count - 1 }
    write(caption: table.caption, heads: heads, labels: labels, rows: rows, to: &buffer)
    if let note = table.note { WordDocumentMarkup.paragraph(.note, language.text(note), to: &buffer) }
  }

  /// - Parameter labels: Which columns hold words, which stand at the start; figures stand at the end.
  private func write(
    caption: Phrase?, heads: [String], labels: [Bool], rows: [[String]], to buffer: inout MarkupBuffer
  ) {
    func style(_ column: Int) -> MarkupBuffer.Attributes {
      labels.indices.contains(column) && labels[column] ? [] : [("style", "text-align: right")]
    }
    buffer.element("table") { buffer in
      if let caption { buffer.element("caption", text: language.text(caption)) }
      buffer.element("thead") { buffer in
        buffer.element("tr") { buffer in
          for (column, head) in heads.enumerated() { buffer.element("th", style(column), text: head) }
        }
      }
      buffer.element("tbody") { buffer in
        for row in rows {
          buffer.element("tr") { buffer in
            for (column, field) in row.enumerated() { buffer.element("td", style(column), text: field) }
          }
        }
      }
    }
  }
}
