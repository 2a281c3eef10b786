import Tables

/// The blocks of a report as markup.
struct BlockMarkup {
  /// The prefix of every id in this block.
  let id: String

  func markup(_ block: Report.Block) -> Markup {
    switch block {
    case .messages(let messages): element("div", "msgs", messages.map(message))
    case .keyFigures(let figures): element("div", "kpis", figures.map(keyFigure))
    case .paragraph(let text): paragraph(text, "empty")
    case .note(let text): paragraph(text, "s")
    case .figure(let figure): FigureMarkup(figure: figure, id: id).markup()
    case .table(let table): TableMarkup.table(table)
    case .seriesTable(let table): TableMarkup.series(table, id: id)
    case .findings(let cards): HTMLText.join(cards.enumerated().map { card($1, number: $0) })
    case .trust(let notes): trust(notes)
    case .graph(let graph): self.graph(graph)
    case .links(let links): list(links.map(link))
    case .sourceLine(let sources): FigureMarkup.sourceLine(sources)
    case .sources(let sources): HTMLText.join(sources.map(source))
    }
  }

  private func element(_ name: StaticString, _ style: String, _ content: [Markup]) -> Markup {
    HTMLText.element(name, [("class", style)], content)
  }

  private func paragraph(_ text: String, _ style: String) -> Markup {
    element("p", style, [HTMLText.text(text)])
  }

  private func list(_ items: [Markup]) -> Markup {
    HTMLText.element("ul", [], items.map { HTMLText.element("li", [], $0) })
  }

  private func message(_ message: Message) -> Markup {
    var content = [
      HTMLText.element("h3", [], HTMLText.text(message.headline)),
      HTMLText.element("p", [], HTMLText.text(message.text)),
    ]
    if let evidence = message.evidence { content.append(chip(evidence)) }
    return element("div", "msg", content)
  }

  private func chip(_ evidence: Evidence) -> Markup {
    let style =
      switch evidence {
      case .strong: "chip strong"
      case .moderate: "chip"
      case .weak: "chip weak"
      case .untested: "chip none"
      }
    return element("span", style, [HTMLText.text(evidence.rawValue)])
  }

  private func keyFigure(_ figure: KeyFigure) -> Markup {
    element(
      "div", "kpi",
      [
        HTMLText.text(figure.label), HTMLText.element("strong", [], HTMLText.text(figure.value)),
        HTMLText.element("span", [], HTMLText.text(figure.note)),
      ])
  }

  private func card(_ card: FindingCard, number: Int) -> Markup {
    let chart = LineChart(series: card.series, id: id + "-\(number)", title: card.title, size: .card)
    let lines = card.lines.flatMap { line in
      [
        HTMLText.element("dt", [], HTMLText.text(line.term)),
        HTMLText.element("dd", [], HTMLText.text(line.text)),
      ]
    }
    return element(
      "article", "card",
      [
        HTMLText.element(
          "h3", [], TableMarkup.tag(card.crime), HTMLText.text(" " + card.title + " "),
          element("span", "chip clear", [HTMLText.text(card.direction)]), HTMLText.text(" "),
          card.statement.evidence.map(chip) ?? HTMLText.text("")),
        HTMLText.element("div", [], chart.markup(), HTMLText.element("dl", [], lines)),
      ])
  }

  private func trust(_ notes: [TrustNote]) -> Markup {
    element(
      "dl", "trust",
      notes.flatMap { note in
        [
          HTMLText.element("dt", [], HTMLText.text(note.topic)),
          HTMLText.element("dd", [], HTMLText.text(note.text)),
        ]
      })
  }

  /// The run as a drawing, and as a list where that is too wide.
  private func graph(_ graph: RunGraph) -> Markup {
    let lines = graph.nodes.map { node in
      let reads = graph.edges.filter { $0.to == node.name }.map(\.from)
      let count = node.instances == 1 ? "" : " × \(node.instances)"
      return HTMLText.text(
        "\(node.name): \(node.kind)\(count)"
          + (reads.isEmpty ? "" : ", reads " + reads.joined(separator: ", ")))
    }
    return HTMLText.join([
      element("div", "wide", [GraphDrawing(graph: graph, id: id).markup()]),
      element("div", "thin", [list(lines)]),
    ])
  }

  private func link(_ link: PageLink) -> Markup {
    guard link.isPlain else { return HTMLText.text(link.text) }
    return HTMLText.element("a", [("href", link.address)], HTMLText.text(link.text))
  }

  private func source(_ source: SourceCitation) -> Markup {
    paragraph(
      "\(source.publisher): \(source.release) (\(source.date)). \(source.url). Terms: \(source.terms).",
      "cite")
  }
}
