import Tables

/// The blocks of a report as markup.
struct BlockMarkup {
  /// The prefix of every id in this block.
  let id: String
  /// The heading the block stands under.
  let heading: String
  let language: any PageLanguage
  /// What the page is laid out for.
  var medium = PageMedium.screen
  /// The files of the block, where it is a figure.
  var files: [PageLink] = []

  /// Writes a block.
  func write(_ block: Report.Block, to buffer: inout MarkupBuffer) {
    switch block {
    case .messages(let messages):
      // Two or four stand in pairs.
      buffer.element("div", [("class", messages.count == 2 || messages.count == 4 ? "msgs pairs" : "msgs")]) {
        for message in messages { write(message, to: &$0) }
      }
    case .keyFigures(let figures):
      // Five or six stand in rows of three, others in rows of four.
      buffer.element("div", [("class", figures.count == 5 || figures.count == 6 ? "kpis threes" : "kpis")]) {
        for figure in figures { write(figure, to: &$0) }
      }
    case .paragraph(let phrase): buffer.element("p", [("class", "empty")], text: language.text(phrase))
    case .note(let phrase): buffer.element("p", [("class", "s")], text: language.text(phrase))
    case .figure(let figure):
      FigureMarkup(figure: figure, id: id, language: language, medium: medium, files: files).write(
        to: &buffer)
    case .table(let table): tables.write(table, heading: heading, to: &buffer)
    case .seriesTable(let table):
      SeriesTableMarkup(table: table, language: language, medium: medium).write(to: &buffer)
    case .findings(let cards):
      for (number, card) in cards.enumerated() { write(card, number: number, to: &buffer) }
    case .trust(let notes):
      buffer.element("dl", [("class", "trust")]) { buffer in
        for note in notes {
          buffer.element("dt", text: language.text(note.topic))
          buffer.element("dd", text: text(note.sentences))
        }
      }
    case .graph(let graph): write(graph, to: &buffer)
    case .links(let links):
      buffer.element("ul") { buffer in
        for link in links { buffer.element("li") { link.write(language: language, to: &$0) } }
      }
    case .sourceLine(let sources):
      FigureMarkup.writeSourceLine(sources, language: language, to: &buffer)
    case .sources(let sources):
      for source in sources {
        buffer.element("p", [("class", "cite")], text: language.text(.citation(source: source)))
      }
    case .picture(let picture):
      PictureMarkup.write(picture, style: "picture", language: language, to: &buffer)
    case .words(let words): write(words, to: &buffer)
    }
  }

  private var tables: TableMarkup { TableMarkup(language: language, medium: medium) }

  private func text(_ sentences: [Phrase]) -> String {
    language.paragraph(sentences)
  }

  private func write(_ message: Message, to buffer: inout MarkupBuffer) {
    buffer.element("div", [("class", "msg")]) { buffer in
      buffer.element("h3", text: language.text(message.headline))
      if !message.sentences.isEmpty { buffer.element("p", text: text(message.sentences)) }
      if let evidence = message.evidence { writeChip(evidence, to: &buffer) }
      if let sources = message.sources, !sources.isEmpty {
        buffer.literal(" ")
        buffer.element(
          "span", [("class", "src")],
          text: language.text(.source(names: sources.map(\.publisher).eachOnce)))
      }
    }
  }

  private func writeChip(_ evidence: Evidence, to buffer: inout MarkupBuffer) {
    let style: MarkupBuffer.Value =
      switch evidence {
      case .strong: "chip strong"
      case .moderate: "chip"
      case .weak: "chip weak"
      case .untested: "chip none"
      }
    buffer.element("span", [("class", style)], text: language.text(evidence))
  }

  private func write(_ figure: KeyFigure, to buffer: inout MarkupBuffer) {
    buffer.element("div", [("class", "kpi")]) { buffer in
      buffer.text(language.text(figure.label))
      buffer.element("strong", text: language.text(figure.value))
      buffer.element("span", text: language.text(figure.note))
    }
  }

  private func write(_ card: FindingCard, number: Int, to buffer: inout MarkupBuffer) {
    let title = language.text(card.title)
    buffer.element("article", [("class", "card")]) { buffer in
      buffer.element("h3") { buffer in
        tables.writeTag(card.crime, to: &buffer)
        buffer.text(" " + title + " ")
        let direction = Phrase.direction(
          direction: card.statement.direction, reason: card.statement.reason)
        buffer.element(
          "span", [("class", card.statement.isClear ? "chip clear" : "chip none")],
          text: language.text(direction))
        buffer.literal(" ")
        if let evidence = card.statement.evidence { writeChip(evidence, to: &buffer) }
      }
      buffer.element("div") { buffer in
        if let series = card.series {
          let chart = LineChart(series: series, title: title, language: language, size: .card)
          medium.write(chart.drawing(), id: id + "-\(number)", language: language, to: &buffer)
        }
        buffer.element("dl") { buffer in
          for line in card.lines {
            buffer.element("dt", text: language.text(line.term))
            buffer.element("dd", text: text(line.sentences))
          }
        }
      }
    }
  }

  /// The run as a drawing, and as a list where that is too wide.
  private func write(_ graph: RunGraph, to buffer: inout MarkupBuffer) {
    // On paper the list alone: stages side by side are often wider than it.
    guard medium == .screen else { return writeList(graph, to: &buffer) }
    buffer.element("div", [("class", "wide")]) {
      DrawingMarkup.write(GraphDrawing(graph: graph, language: language).drawing(), id: id, to: &$0)
    }
    buffer.element("div", [("class", "thin")]) { writeList(graph, to: &$0) }
  }

  private func writeList(_ graph: RunGraph, to buffer: inout MarkupBuffer) {
    buffer.element("ul") { buffer in
      for node in graph.nodes {
        let reads = graph.edges.filter { $0.to == node.name }.map(\.from)
        buffer.element(
          "li",
          text: language.text(
            .stage(name: node.name, kind: node.kind, instances: node.instances, reads: reads)))
      }
    }
  }

  /// The office's own words, as they are; each runs from the side its first letter says.
  private func write(_ words: OfficeWords, to buffer: inout MarkupBuffer) {
    buffer.element("div", [("class", "words")]) { buffer in
      for group in words.groups {
        switch group[0].kind {
        case .heading: for one in group { buffer.element("h3", [("dir", side(one))], text: one.text) }
        case .paragraph:
          for one in group {
            buffer.element("p", [("dir", side(one)), ("style", "margin-block:0 8px")], text: one.text)
          }
        case .bullet: writeItems("ul", group, to: &buffer)
        case .numbered: writeItems("ol", group, to: &buffer)
        }
      }
    }
  }

  /// The side a passage begins at, by its first letter: what lays out paper cannot tell.
  private func side(_ passage: OfficeWords.Passage) -> MarkupBuffer.Value {
    .text(DirectionIsolate.direction(of: passage.text).rawValue)
  }

  private func writeItems(
    _ name: StaticString, _ items: [OfficeWords.Passage], to buffer: inout MarkupBuffer
  ) {
    guard let first = items.first else { return }
    buffer.element(name, [("dir", side(first))]) { buffer in
      for item in items { buffer.element("li", [("dir", side(item))], text: item.text) }
    }
  }
}

extension PageLink {
  /// Writes the link, or its words alone where its path is not plain.
  func write(language: any PageLanguage, to buffer: inout MarkupBuffer) {
    let words = language.text(text)
    if isPlain {
      buffer.element("a", [("href", .text(address))], text: words)
    } else {
      buffer.text(words)
    }
  }
}
