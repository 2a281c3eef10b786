import Tables

/// A report as plain HTML, from which pandoc makes a Word document; styles are named, nothing is laid out.
struct WordDocumentMarkup {
  let language: any PageLanguage
  /// What the office that gives the document out gives it.
  let brand: Brand
  /// The pictures so far, as SVG by the names that the HTML uses.
  private(set) var pictures: [String: String] = [:]

  /// The width of the text of a page with the margins of the reference document, in pixels.
  private static let textWidth = 628.0
  /// The height of a logo in pixels, that of pages on a screen.
  private static let logoHeight = 48.0

  init(language: any PageLanguage, brand: Brand) {
    self.language = language
    self.brand = brand
  }

  /// The document; equal reports and languages give equal text.
  mutating func text(_ report: Report) -> String {
    var body = MarkupBuffer(direction: language.direction)
    header(report, to: &body)
    for section in report.sections where section.onPaper != .left {
      if let title = section.title { body.element("h1", text: language.text(title)) }
      for block in section.blocks {
        write(block, heading: language.text(section.title ?? report.title), to: &body)
        body.literal("\n")
      }
    }
    var buffer = MarkupBuffer(direction: language.direction)
    buffer.literal("<!DOCTYPE html>\n")
    buffer.element(
      "html", [("lang", .text(language.tag)), ("dir", .text(language.direction.rawValue))]
    ) { buffer in
      buffer.element("head") { buffer in
        buffer.literal("<meta charset=\"utf-8\"/>")
        buffer.element("title", text: language.text(report.title))
      }
      buffer.element("body") { $0.append(body) }
    }
    buffer.literal("\n")
    return buffer.markup
  }

  /// The logo and the lines below the title, which pandoc takes from the head.
  private func header(_ report: Report, to buffer: inout MarkupBuffer) {
    if let logo = brand.logo {
      buffer.element("div", [("custom-style", .text(WordStyle.figure.rawValue))]) { buffer in
        buffer.element("p") {
          PictureMarkup.write(logo, style: "logo", height: Self.logoHeight, language: language, to: &$0)
        }
      }
    }
    buffer.element("div", [("id", .text(WordStyle.pageBookmark))]) { buffer in
      for line in (report.kicker.map { [$0] } ?? []) + report.subtitles {
        Self.paragraph(.subtitle, language.text(line), to: &buffer)
      }
    }
    for banner in language.notices + report.banners.map(language.text) {
      Self.paragraph(.note, banner, to: &buffer)
    }
    buffer.literal("\n")
  }

  private mutating func write(_ block: Report.Block, heading: String, to buffer: inout MarkupBuffer) {
    switch block {
    case .messages(let messages):
      for message in messages {
        let evidence = message.evidence.map { " (" + language.text($0) + ")" } ?? ""
        let sentences = language.paragraph(message.sentences)
        Self.paragraph(
          .keyMessage, lead: language.paragraph([message.headline]),
          (sentences.isEmpty ? "" : " " + sentences) + evidence, to: &buffer)
      }
    case .keyFigures(let figures):
      for figure in figures {
        Self.paragraph(
          .keyFigure, lead: language.text(figure.value),
          " – " + language.text(figure.label) + " – " + language.text(figure.note), to: &buffer)
      }
    case .paragraph(let phrase): buffer.element("p", text: language.text(phrase))
    case .note(let phrase): Self.paragraph(.note, language.text(phrase), to: &buffer)
    case .words(let words): WordTextMarkup.write(words, to: &buffer)
    case .figure(let figure): write(figure, to: &buffer)
    case .table(let table): WordTableMarkup(language: language).write(table, to: &buffer)
    case .seriesTable(let table): WordTableMarkup(language: language).write(table, to: &buffer)
    case .findings(let cards): for card in cards { write(card, to: &buffer) }
    case .trust(let notes):
      for note in notes {
        Self.paragraph(
          .note, lead: language.text(note.topic) + ".", " " + language.paragraph(note.sentences), to: &buffer)
      }
    case .graph(let graph):
      write([GraphDrawing(graph: graph, language: language).drawing()], to: &buffer)
    case .links(let links):
      buffer.element("ul") { buffer in
        for link in links { buffer.element("li") { write(link, to: &$0) } }
      }
    case .sourceLine(let sources): source(sources, origin: [], to: &buffer)
    case .sources(let sources):
      for source in sources {
        Self.paragraph(.source, language.text(.citation(source: source)), to: &buffer)
      }
    case .picture(let picture):
      PictureMarkup.write(picture, style: "picture", language: language, to: &buffer)
    }
  }

  private mutating func write(_ figure: Figure, to buffer: inout MarkupBuffer) {
    let headline = language.text(figure.headline)
    buffer.element("h2", text: headline)
    Self.paragraph(.caption, language.text(figure.subtitle), to: &buffer)
    write(figure.chart.drawings(title: headline, size: .page, language: language), to: &buffer)
    if !figure.notes.isEmpty { Self.paragraph(.note, language.paragraph(figure.notes), to: &buffer) }
    source(figure.sources, origin: figure.origin, to: &buffer)
  }

  private mutating func write(_ card: FindingCard, to buffer: inout MarkupBuffer) {
    let title = language.text(card.title)
    let direction = language.text(
      .direction(direction: card.statement.direction, reason: card.statement.reason))
    let evidence = card.statement.evidence.map { " – " + language.text($0) } ?? ""
    buffer.element("h2", text: title + " – " + direction + evidence)
    if let series = card.series {
      write(
        [LineChart(series: series, title: title, language: language, size: .card).drawing()], to: &buffer)
    }
    for line in card.lines {
      Self.paragraph(
        .note, lead: language.text(line.term) + ".", " " + language.paragraph(line.sentences), to: &buffer)
    }
  }

  /// Drawings in one paragraph, side by side where there is room.
  private mutating func write(_ drawings: [Drawing], to buffer: inout MarkupBuffer) {
    guard !drawings.isEmpty else { return }
    var images: [(name: String, drawing: Drawing)] = []
    // As many of the widest as fit in a row when they are a little smaller.
    let widest = max(1, drawings.map(\.width).max() ?? 1)
    let inRow = drawings.count > 1 ? max(1, (Self.textWidth / (widest * 0.8)).rounded(.down)) : 1
    let scale = min(1, Self.textWidth / (inRow * widest))
    for drawing in drawings {
      let name = "figure-\(pictures.count + 1).svg"
      pictures[name] = StandaloneSVG.text(drawing, language: language, brand: brand)
      images.append((name, drawing))
    }
    buffer.element("div", [("custom-style", .text(WordStyle.figure.rawValue))]) { buffer in
      buffer.element("p") { buffer in
        for (name, drawing) in images {
          buffer.emptyElement(
            "img",
            [
              ("src", .text(name)), ("alt", .text(Self.alternative(of: drawing))),
              ("width", .number((drawing.width * scale).rounded(.down))),
              ("height", .number((drawing.height * scale).rounded(.down))),
            ])
        }
      }
    }
  }

  /// What stands for a drawing: its description, which a title that says the same does not repeat.
  private static func alternative(of drawing: Drawing) -> String {
    if drawing.description.isEmpty || drawing.description.contains(drawing.title) {
      return drawing.description.isEmpty ? drawing.title : drawing.description
    }
    let mark = drawing.title.last.map { ".?!…".contains($0) } == true ? " " : ". "
    return drawing.title + mark + drawing.description
  }

  private func source(_ sources: [SourceCitation], origin: [String], to buffer: inout MarkupBuffer) {
    if !sources.isEmpty {
      Self.paragraph(.source, language.text(.source(of: sources)), to: &buffer)
    } else if !origin.isEmpty {
      Self.paragraph(.source, language.text(.origin(contracts: origin)), to: &buffer)
    }
  }

  private func write(_ link: PageLink, to buffer: inout MarkupBuffer) {
    let words = language.text(link.text)
    if link.isPlain {
      buffer.element("a", [("href", .text(link.address))], text: words)
    } else {
      buffer.text(words)
    }
  }

  /// A paragraph of a style, with words that stand out before the rest.
  static func paragraph(
    _ style: WordStyle, lead: String = "", _ words: String, to buffer: inout MarkupBuffer
  ) {
    buffer.element("div", [("custom-style", .text(style.rawValue))]) { buffer in
      buffer.element("p") { buffer in
        if !lead.isEmpty { buffer.element("strong", text: lead) }
        buffer.text(words)
      }
    }
  }
}
