/// What a page is laid out for.
enum PageMedium: Sendable, Hashable {
  /// A browser: charts of two widths, data and run below folds.
  case screen
  /// Paper: what stands folded is left out, long tables end early, and charts have one width.
  case paper

  /// How many rows of a table are shown; nil for all.
  var rows: Int? {
    switch self {
    case .screen: nil
    case .paper: 100
    }
  }

  /// The first rows of a table, as many as the medium shows.
  func shown<Row>(_ rows: [Row]) -> ArraySlice<Row> { rows.prefix(self.rows ?? rows.count) }

  /// Writes a line that says how many rows are left out; nothing for none.
  func writeRest(of rows: Int, language: any PageLanguage, to buffer: inout MarkupBuffer) {
    guard let most = self.rows, rows > most else { return }
    buffer.element(
      "p", [("class", "note")], text: language.text(.document(.firstRows(shown: most, of: rows))))
  }

  /// Writes a drawing; `id` is unique in the page.
  func write(_ drawing: Drawing, id: String, language: any PageLanguage, to buffer: inout MarkupBuffer) {
    switch self {
    case .screen: DrawingMarkup.write(drawing, id: id, to: &buffer)
    case .paper: PaperDrawing.write(drawing, language: language, to: &buffer)
    }
  }
}
