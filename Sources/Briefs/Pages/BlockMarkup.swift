import Tables

/// The blocks of a report as markup.
struct BlockMarkup {
  /// The prefix of every id in this block.
  let id: String

  func markup(_ block: Report.Block) -> Markup {
    switch block {
    case .messages(let messages): HTMLText.join(messages.map(message))
    case .keyFigures(let figures): element("div", "kpis", figures.map(keyFigure))
    case .paragraph(let text): paragraph(text)
    case .figure(let figure): self.figure(figure)
    case .table(let table): TableMarkup.table(table)
    case .notes(let notes):
      HTMLText.element("ul", [("class", "note")], notes.map { HTMLText.element("li", [], HTMLText.text($0)) })
    case .graph(let graph): GraphDrawing(graph: graph, id: id).markup()
    case .seriesTable(let rows): TableMarkup.series(rows, id: id)
    case .findings(let cards): HTMLText.join(cards.enumerated().map { card($1, number: $0) })
    case .links(let links):
      HTMLText.element(
        "ul", [],
        links.map {
          HTMLText.element("li", [], HTMLText.element("a", [("href", $0.path)], HTMLText.text($0.text)))
        })
    case .sources(let sources): HTMLText.join(sources.map(source))
    }
  }

  private func element(_ name: StaticString, _ style: String, _ content: [Markup]) -> Markup {
    HTMLText.element(name, [("class", style)], content)
  }

  private func paragraph(_ text: String, _ style: String = "p") -> Markup {
    element("p", style, [HTMLText.text(text)])
  }

  private func message(_ message: Report.Message) -> Markup {
    var content = [HTMLText.element("b", [], HTMLText.text(message.headline)), HTMLText.text(message.text)]
    if let evidence = message.evidence {
      content.append(HTMLText.text(" "))
      content.append(element("span", "chip", [HTMLText.text(evidence.rawValue)]))
    }
    return element("div", "msg", content)
  }

  private func keyFigure(_ figure: Report.KeyFigure) -> Markup {
    element(
      "div", "kpi",
      [
        HTMLText.text(figure.label), HTMLText.element("strong", [], HTMLText.text(figure.value)),
        element("span", "s", [HTMLText.text(figure.note)]),
      ])
  }

  private func figure(_ figure: Figure) -> Markup {
    let chart: Markup
    switch figure.chart {
    case .line(let series): chart = LineChart(series: series, id: id, title: figure.headline).markup()
    case .multiples(let series):
      chart = SmallMultiples(series: series, id: id, title: figure.headline).markup()
    }
    return HTMLText.element(
      "figure", [("style", "margin:0")],
      [
        HTMLText.element("h3", [], HTMLText.text(figure.headline)), paragraph(figure.subtitle, "s"), chart,
        paragraph(figure.note, "note"), HTMLText.join(figure.sources.map(source)),
        HTMLText.element(
          "details", [], HTMLText.element("summary", [], HTMLText.text("Data of this figure")),
          TableMarkup.table(figure.table)),
      ])
  }

  private func card(_ card: FindingCard, number: Int) -> Markup {
    HTMLText.join([
      HTMLText.element("h3", [], HTMLText.text(card.title)), message(card.message),
      LineChart(series: card.series, id: id + "-\(number)", title: card.title).markup(),
    ])
  }

  private func source(_ source: SourceCitation) -> Markup {
    paragraph(
      "Source: \(source.publisher), \(source.release) (\(source.date)). \(source.url). Terms: \(source.terms).",
      "src")
  }
}
