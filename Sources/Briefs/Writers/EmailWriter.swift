import Tables

/// What a page says as the text of a mail: a subject, then lines that no program has to lay out.
public enum EmailWriter: ReportWriter {
  /// The word.
  public static let word = "email"

  /// `email.txt`, or `email.ur.txt` in a language that is not the first of the page.
  public static func files(_ page: WrittenPage) -> [WrittenFile] {
    let text = EmailText(report: page.report, language: page.language).lines.joined(separator: "\n") + "\n"
    return [WrittenFile(name: page.name("email", "txt"), bytes: [UInt8](text.utf8))]
  }
}

/// The lines of a mail.
struct EmailText {
  /// The most columns of a line.
  static let width = 72
  /// The most rows of a table.
  private static let mostRows = 8
  /// The most rows of a table that stands alone.
  private static let fewRows = 4

  let report: Report
  let language: any PageLanguage

  /// All lines, the subject first.
  var lines: [String] {
    var lines = subject + [""]
    lines += [report.title].flatMap { paragraph(words($0)) }
    lines += (report.kicker.map { [$0] } ?? []).flatMap { paragraph(words($0)) }
    lines += report.subtitles.flatMap { paragraph(words($0)) }
    for banner in language.notices + report.banners.map(language.text) {
      lines += [""] + item("!", line(banner))
    }
    for section in report.sections where section.folding == .open {
      let content = isQuiet ? quiet(section) : told(section)
      guard !content.isEmpty else { continue }
      lines.append("")
      if let title = section.title { lines += paragraph(words(title)) }
      lines += content
    }
    let sources = self.sources
    if !sources.isEmpty { lines += [""] + paragraph(words(.email(.sources))) + sources }
    return lines
  }

  private func line(_ text: String) -> String { WrittenText.line(text, language.direction) }

  private func words(_ phrase: Phrase) -> String { line(language.text(phrase)) }

  private func paragraph(_ text: String) -> [String] { WrittenText.wrapped(text, to: Self.width) }

  private func item(_ mark: String, _ text: String) -> [String] {
    WrittenText.wrapped(text, to: Self.width, start: mark + " ", indent: WrittenText.columns(mark) + 1)
  }

  /// The title and the first message; a line that goes on starts with a space, as headers of mails do.
  private var subject: [String] {
    let text = ([report.title] + (report.headline.map { [$0] } ?? [])).map(words).joined(separator: " – ")
    return WrittenText.wrapped(text, to: Self.width, start: "Subject: ", indent: 1)
  }

  /// Whether the page says that nothing needs a reader.
  private var isQuiet: Bool {
    if case .night(.quiet) = report.headline { true } else { false }
  }

  /// Of a quiet night the one sentence, and where to read on.
  private func quiet(_ section: Report.Section) -> [String] {
    section.blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(phrase: let phrase): paragraph(words(phrase))
      case .links(let links): links.flatMap(link)
      default: []
      }
    }
  }

  /// What a section says in words; its charts, tables of series and notes on how to read them are on the page.
  private func told(_ section: Report.Section) -> [String] {
    let isDrawn = section.blocks.contains { block in
      switch block {
      case .figure, .seriesTable, .graph, .trust, .sources: true
      default: false
      }
    }
    // A long table that no words go before is for looking things up, and so are the notes below it.
    var (hasWords, isLookedUp) = (false, false)
    let parts = section.blocks.map { block -> [String] in
      switch block {
      case .messages(let messages):
        hasWords = true
        return messages.enumerated().flatMap { message($0.element, $0.offset + 1) }
      case .keyFigures(let figures):
        hasWords = true
        return figures.flatMap { figure in
          item(
            "-", words(figure.label) + ": " + line(language.text(figure.value)) + " – " + words(figure.note))
        }
      case .paragraph(let phrase):
        hasWords = true
        return paragraph(words(phrase))
      case .note(let phrase):
        if isDrawn || isLookedUp { return [] }
        hasWords = true
        return paragraph(words(phrase))
      case .table(let table):
        isLookedUp = !hasWords && table.rows.count > Self.fewRows
        return isDrawn || isLookedUp ? [] : rows(of: table)
      case .findings(let cards):
        let lines = cards.prefix(Self.mostRows).flatMap { card in
          item(
            "-",
            words(card.title) + ": "
              + words(.direction(direction: card.statement.direction, reason: card.statement.reason)))
        }
        return lines + more(than: cards.count)
      case .words(let office):
        hasWords = true
        return office.passages.flatMap { passage in
          let text = line(passage.text)
          return passage.kind == .bullet || passage.kind == .numbered ? item("-", text) : paragraph(text)
        }
      case .links(let links): return links.flatMap(link)
      case .figure, .seriesTable, .trust, .graph, .sourceLine, .sources, .picture: return []
      }
    }
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// That more rows stand on the page; nothing where all were told.
  private func more(than count: Int) -> [String] {
    let rest = count - Self.mostRows
    return rest > 0 ? paragraph(words(.email(.moreRows(count: rest)))) : []
  }

  private func message(_ message: Message, _ number: Int) -> [String] {
    let evidence = message.evidence.map { words(.email(.evidence(evidence: $0))) }
    let details = [line(language.paragraph(message.sentences)), evidence ?? ""].filter { !$0.isEmpty }.joined(
      separator: " ")
    let margin = WrittenText.columns("\(number).") + 1
    let lines = item("\(number).", words(message.headline))
    guard !details.isEmpty else { return lines }
    return lines
      + WrittenText.wrapped(
        details, to: Self.width, start: String(repeating: " ", count: margin), indent: margin)
  }

  private func link(_ link: PageLink) -> [String] {
    let text = words(link.text)
    // A file that is called by its name is named once.
    let isSaid = DirectionIsolate.removed(from: text) == link.path
    return item("-", text) + (link.isPlain && !isSaid ? ["  " + link.path] : [])
  }

  /// The rows of a table, one a list item: its labels, then its fields behind their heads.
  private func rows(of table: DataTable) -> [String] {
    let lines = table.rows.prefix(Self.mostRows).flatMap { row -> [String] in
      let fields = row.enumerated().map { place, entry -> String in
        let field = line(language.text(entry))
        guard place >= table.labelColumns, table.columns.indices.contains(place) else { return field }
        return words(table.columns[place]) + ": " + field
      }
      let labels = fields.prefix(table.labelColumns).joined(separator: ", ")
      return item("-", ([labels] + fields.dropFirst(table.labelColumns)).joined(separator: "; "))
    }
    return lines + more(than: table.rows.count)
  }

  /// The sources of the page, each once.
  private var sources: [String] {
    let all = report.sections.flatMap(\.blocks).flatMap { block -> [SourceCitation] in
      switch block {
      case .sources(let sources), .sourceLine(let sources): sources
      case .figure(let figure): figure.sources
      default: []
      }
    }
    return all.map { "\($0.inShort) (\($0.date))" }.eachOnce.flatMap {
      item("-", line($0))
    }
  }
}
