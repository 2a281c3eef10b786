/// Tables of a page.
enum TableMarkup {
  /// A table of text; numbers stand at the end of their column.
  static func table(_ table: DataTable) -> Markup {
    let head = table.columns.enumerated().map { index, column in
      HTMLText.element(
        "th", [("scope", "col"), ("class", index < table.labelColumns ? "w" : "n")], HTMLText.text(column))
    }
    let rows = table.rows.map { row in
      HTMLText.element(
        "tr", [],
        row.enumerated().map { index, text in
          index < table.labelColumns
            ? HTMLText.element("th", [("scope", "row")], HTMLText.text(text))
            : HTMLText.element("td", [], HTMLText.text(text))
        })
    }
    // What scrolls can be reached from the keyboard, so it needs a role and a name.
    return HTMLText.element(
      "div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", table.caption)],
      frame("plain", table.caption, head, rows))
  }

  /// Series with a small line each; the word comes last.
  ///
  /// A column in which no row has a figure is left out.
  static func series(_ table: SeriesTable, id: String) -> Markup {
    let used = table.figureColumns.indices.filter { column in
      table.rows.contains { $0.figures.indices.contains(column) && $0.figures[column] != "–" }
    }
    let hasCrime = Set(table.rows.compactMap(\.crime)).count > 1
    let labels = table.labelColumns.prefix(1) + (hasCrime ? ["Crime"] : []) + table.labelColumns.dropFirst()
    var head = labels.map { Self.head($0, "w") } + used.map { Self.head(table.figureColumns[$0], "n") }
    head.append(Self.head(table.lineColumn, "w line"))
    if !table.wordColumn.isEmpty { head.append(Self.head(table.wordColumn, "w word")) }
    let rows = table.rows.enumerated().map { index, row in
      var cells: [Markup] = []
      for (place, label) in row.labels.enumerated() {
        cells.append(HTMLText.element("th", [("scope", "row")], HTMLText.text(label)))
        if place == 0, hasCrime { cells.append(HTMLText.element("td", [("class", "w")], tag(row.crime))) }
      }
      for column in used {
        let figure = row.figures.indices.contains(column) ? row.figures[column] : "–"
        cells.append(
          HTMLText.element(
            "td", [("class", "v"), ("data-head", table.figureColumns[column])], HTMLText.text(figure)))
      }
      let line = Sparkline(
        points: row.points, name: row.labels.joined(separator: ", "), isClear: row.emphasis == .clear,
        id: "\(id)-\(index)")
      cells.append(HTMLText.element("td", [("class", "w line")], line.markup()))
      if !table.wordColumn.isEmpty {
        cells.append(HTMLText.element("td", [("class", "w word")], HTMLText.text(row.word)))
      }
      return HTMLText.element("tr", row.emphasis == .clear ? [("class", "clear")] : [], cells)
    }
    let note =
      table.note.isEmpty
      ? HTMLText.text("") : HTMLText.element("p", [("class", "note")], HTMLText.text(table.note))
    return HTMLText.join([frame("series", table.caption, head, rows), note])
  }

  /// The mark of a crime; nothing for neither.
  static func tag(_ crime: Crime?) -> Markup {
    guard let crime else { return HTMLText.text("") }
    let style = crime == .trafficking ? "tag tip" : "tag som"
    return HTMLText.element("span", [("class", style)], HTMLText.text(crime.rawValue))
  }

  private static func head(_ text: String, _ style: String) -> Markup {
    HTMLText.element("th", [("scope", "col"), ("class", style)], HTMLText.text(text))
  }

  private static func frame(_ style: String, _ caption: String, _ head: [Markup], _ rows: [Markup]) -> Markup
  {
    HTMLText.element(
      "table", [("class", style)],
      [
        caption.isEmpty ? HTMLText.text("") : HTMLText.element("caption", [], HTMLText.text(caption)),
        HTMLText.element("thead", [], HTMLText.element("tr", [], head)),
        HTMLText.element("tbody", [], rows),
      ])
  }
}
