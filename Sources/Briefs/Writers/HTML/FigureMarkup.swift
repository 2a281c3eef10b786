import Tables

/// A figure: headline, what is drawn, chart, how to read it, source, and its data as a table.
struct FigureMarkup {
  let figure: Figure
  let id: String

  func markup() -> Markup {
    var content = [
      HTMLText.element("h3", [], HTMLText.text(figure.headline)), paragraph(figure.subtitle, "s"), chart(),
    ]
    if !figure.note.isEmpty { content.append(paragraph(figure.note, "note")) }
    content.append(
      figure.sources.isEmpty && !figure.origin.isEmpty
        ? paragraph("Source: \(figure.origin).", "src") : Self.sourceLine(figure.sources))
    content.append(
      HTMLText.element(
        "details", [], HTMLText.element("summary", [], HTMLText.text("Data of this figure")),
        TableMarkup.table(figure.table)))
    return HTMLText.element("figure", [], content)
  }

  /// One line that names sources by publisher and release.
  static func sourceLine(_ sources: [SourceCitation]) -> Markup {
    guard !sources.isEmpty else { return HTMLText.text("") }
    let names = sources.map { "\($0.publisher), \($0.release)" }
    return HTMLText.element(
      "p", [("class", "src")], HTMLText.text("Source: " + names.joined(separator: "; ") + "."))
  }

  private func chart() -> Markup {
    switch figure.chart {
    case .line(let series):
      // Text that shrinks with a drawing cannot be read, so a telephone gets a drawing of its own.
      HTMLText.join([
        HTMLText.element(
          "div", [("class", "wide")],
          LineChart(series: series, id: id, title: figure.headline).markup()),
        HTMLText.element(
          "div", [("class", "thin")],
          LineChart(series: series, id: id + "-n", title: figure.headline, size: .narrow).markup()),
      ])
    case .multiples(let series):
      SmallMultiples(series: series, id: id, title: figure.headline).markup()
    case .flows(let flows):
      HTMLText.join([
        HTMLText.element(
          "div", [("class", "wide")], FlowDrawing(flows: flows, id: id, title: figure.headline).markup()),
        HTMLText.element(
          "div", [("class", "thin")],
          FlowDrawing(flows: flows, id: id + "-n", title: figure.headline, width: 344).markup()),
      ])
    }
  }

  private func paragraph(_ text: String, _ style: String) -> Markup {
    HTMLText.element("p", [("class", style)], HTMLText.text(text))
  }
}
