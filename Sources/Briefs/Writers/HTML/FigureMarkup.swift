import Tables

/// A figure: headline, what is drawn, chart, how to read it, source, and its data as a table.
struct FigureMarkup {
  let figure: Figure
  let id: String
  let language: any PageLanguage
  /// What the page is laid out for.
  var medium = PageMedium.screen
  /// The files of the figure beside the page.
  var files: [PageLink] = []

  /// Writes the figure.
  func write(to buffer: inout MarkupBuffer) {
    let headline = language.text(figure.headline)
    buffer.element("figure", medium.isColumn ? [("class", "column")] : []) { buffer in
      buffer.element("h3", text: headline)
      buffer.element("p", [("class", "s")], text: language.text(figure.subtitle))
      writeChart(title: headline, to: &buffer)
      if !figure.notes.isEmpty {
        buffer.element(
          "p", [("class", "note")], text: language.paragraph(figure.notes))
      }
      if figure.sources.isEmpty, !figure.origin.isEmpty {
        buffer.element("p", [("class", "src")], text: language.text(.origin(contracts: figure.origin)))
      } else {
        Self.writeSourceLine(figure.sources, language: language, to: &buffer)
      }
      // On paper the data are in the files beside the page.
      guard medium == .screen else { return }
      if !files.isEmpty {
        buffer.element("p", [("class", "src files")]) { buffer in
          for (place, file) in files.enumerated() {
            if place > 0 { buffer.literal(" · ") }
            file.write(language: language, to: &buffer)
          }
        }
      }
      buffer.element("details") { buffer in
        buffer.element("summary", text: language.text(.dataOfFigure))
        TableMarkup(language: language).write(figure.table, heading: headline, to: &buffer)
      }
    }
  }

  /// Writes one line that names sources by publisher and release; nothing for none.
  static func writeSourceLine(
    _ sources: [SourceCitation], language: any PageLanguage, to buffer: inout MarkupBuffer
  ) {
    guard !sources.isEmpty else { return }
    buffer.element("p", [("class", "src")], text: language.text(.source(of: sources)))
  }

  private func writeChart(title: String, to buffer: inout MarkupBuffer) {
    if figure.chart.isPanels {
      let panels = figure.chart.drawings(title: title, size: .page, language: language)
      return buffer.element("div", [("class", "multi")]) { buffer in
        for (number, panel) in panels.enumerated() {
          medium.write(panel, id: id + "-\(number)", language: language, to: &buffer)
        }
      }
    }
    guard medium == .screen else {
      for drawing in figure.chart.drawings(title: title, size: medium.size, language: language) {
        medium.write(drawing, id: id, language: language, to: &buffer)
      }
      return
    }
    for (style, size, suffix) in [("wide", DrawingSize.page, ""), ("thin", .telephone, "-n")] {
      buffer.element("div", [("class", .text(style))]) { buffer in
        for drawing in figure.chart.drawings(title: title, size: size, language: language) {
          DrawingMarkup.write(drawing, id: id + suffix, to: &buffer)
        }
      }
    }
  }
}
