/// Tables of a page.
enum TableMarkup {
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
    return frame(table.caption, head, rows)
  }

  static func series(_ rows: [SeriesRow], id: String) -> Markup {
    let columns = [
      "Area", "Series", "By period", "Last full year", "Change a year", "Adjusted p", "Direction",
    ]
    let head = columns.enumerated().map { index, column in
      HTMLText.element(
        "th", [("scope", "col"), ("class", index < 3 || index == 6 ? "w" : "n")], HTMLText.text(column))
    }
    let body = rows.enumerated().map { index, row in
      HTMLText.element(
        "tr", [],
        HTMLText.element("th", [("scope", "row")], HTMLText.text(row.area)),
        HTMLText.element("th", [("scope", "row")], HTMLText.text(row.name)),
        HTMLText.element("td", [], Sparkline(row: row, id: "\(id)-\(index)").markup()),
        HTMLText.element("td", [], HTMLText.text(row.lastYear)),
        HTMLText.element("td", [], HTMLText.text(row.change)),
        HTMLText.element("td", [], HTMLText.text(row.adjustedP)),
        HTMLText.element("td", [("class", "w")], HTMLText.text(row.direction)))
    }
    return frame("All series; p values are adjusted over the family of each country", head, body)
  }

  private static func frame(_ caption: String, _ head: [Markup], _ rows: [Markup]) -> Markup {
    HTMLText.element(
      "div", [("class", "scroll")],
      HTMLText.element(
        "table", [], HTMLText.element("caption", [], HTMLText.text(caption)),
        HTMLText.element("thead", [], HTMLText.element("tr", [], head)),
        HTMLText.element("tbody", [], rows)))
  }
}
