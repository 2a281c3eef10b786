import Tables

/// What a page shows as sheets, in the order of the page.
struct ReportSheets {
  let report: Report
  let language: any PageLanguage

  private func word(_ word: WorkbookPhrase.Word) -> Phrase { .workbook(.word(word: word)) }

  /// What the workbook is, how it is read, which sheets it has, and the sources.
  func readMe(_ sheets: [(tab: String, title: Phrase)]) -> SheetPlan {
    var notes = WorkbookPhrase.Remark.allCases.dropFirst().map { remark in
      language.text(.workbook(.remark(remark: remark)))
    }
    var blocks: [String] = []
    for block in report.sections.flatMap(\.blocks) {
      switch block {
      case .paragraph(let phrase): blocks.append(language.text(phrase))
      case .sources(let sources): notes += sources.map { language.text(.citation(source: $0)) }
      default: break
      }
    }
    return SheetPlan(
      name: word(.readMe), title: report.title,
      lines: (report.kicker.map { [$0] } ?? []) + report.subtitles + [.workbook(.remark(remark: .purpose))],
      table: DataTable(
        caption: nil, columns: [word(.sheet), word(.shows)],
        rows: sheets.map { [.words(phrase: .own($0.tab)), .words(phrase: $0.title)] }),
      notes: blocks + notes, head: .moves)
  }

  /// Words that are told once, without isolates, which would be spelled out as those of data are.
  private func plain(_ text: String) -> String { DirectionIsolate.removed(from: text) }

  /// The sheets of all messages, key figures, figures, tables and findings.
  var plans: [SheetPlan] {
    let blocks = report.sections.flatMap(\.blocks)
    return messages(blocks) + keyFigures(blocks) + report.sections.flatMap(shown) + findings(blocks)
  }

  /// The figures and tables of a section, each with the remarks that stand below it.
  private func shown(_ section: Report.Section) -> [SheetPlan] {
    var plans: [SheetPlan] = []
    func note(_ text: String) {
      guard !plans.isEmpty else { return }
      plans[plans.count - 1].notes.append(text)
    }
    let title = section.title ?? report.title
    for block in section.blocks {
      switch block {
      case .figure(let figure): plans += FigureSheets(figure: figure, language: language).plans
      case .table(let table):
        plans.append(
          SheetPlan(
            name: table.caption ?? title, title: table.caption ?? title,
            lines: table.caption == nil || section.title == nil ? [] : [title], table: table))
      case .seriesTable(let table): plans.append(plan(table, under: title))
      case .note(let phrase): note(language.text(phrase))
      case .sourceLine(let sources): note(language.text(.source(of: sources)))
      case .messages, .keyFigures, .paragraph, .findings, .trust, .graph, .links, .sources, .picture, .words:
        break
      }
    }
    return plans
  }

  /// A table of series; what its small lines draw is in the files of the tables.
  private func plan(_ table: SeriesTable, under title: Phrase) -> SheetPlan {
    let hasCrime = table.rows.contains { $0.crime != nil }
    let columns =
      table.labelColumns + (hasCrime ? [.word(word: .crime)] : []) + table.figureColumns
      + (table.wordColumn.map { [$0] } ?? [])
    let rows = table.rows.map { row -> [Entry] in
      let labels = table.labelColumns.indices.map { place -> Entry in
        .words(phrase: row.labels.indices.contains(place) ? row.labels[place] : .own(""))
      }
      let crime: [Entry] = hasCrime ? [.words(phrase: .own(row.crime?.rawValue ?? ""))] : []
      let figures = table.figureColumns.indices.map { place -> Entry in
        row.figures.indices.contains(place) ? row.figures[place] : .words(phrase: .own(""))
      }
      return labels + crime + figures
        + (table.wordColumn == nil ? [] : [.words(phrase: row.word ?? .own(""))])
    }
    return SheetPlan(
      name: table.caption ?? title, title: table.caption ?? title, lines: table.caption == nil ? [] : [title],
      table: DataTable(
        caption: nil, columns: columns, rows: rows,
        labelColumns: table.labelColumns.count + (hasCrime ? 1 : 0)),
      notes: table.note.map { [language.text($0)] } ?? [])
  }

  private func sheet(
    _ name: WorkbookPhrase.Word, _ columns: [WorkbookPhrase.Word], _ rows: [[Entry]]
  ) -> [SheetPlan] {
    rows.isEmpty
      ? []
      : [
        SheetPlan(
          name: word(name), title: word(name),
          table: DataTable(caption: nil, columns: columns.map { word($0) }, rows: rows))
      ]
  }

  private func evidence(_ evidence: Evidence?) -> Entry {
    .words(phrase: .own(evidence.map { plain(language.text($0)) } ?? ""))
  }

  private func messages(_ blocks: [Report.Block]) -> [SheetPlan] {
    let rows = blocks.flatMap { block -> [[Entry]] in
      guard case .messages(let messages) = block else { return [] }
      return messages.map { message in
        [
          .words(phrase: message.headline),
          .words(phrase: .own(plain(language.paragraph(message.sentences)))),
          evidence(message.evidence),
        ]
      }
    }
    return sheet(.keyMessages, [.message, .details, .evidence], rows)
  }

  private func keyFigures(_ blocks: [Report.Block]) -> [SheetPlan] {
    let rows = blocks.flatMap { block -> [[Entry]] in
      guard case .keyFigures(let figures) = block else { return [] }
      return figures.map {
        [.words(phrase: $0.label), .quantity(quantity: $0.value), .words(phrase: $0.note)]
      }
    }
    return sheet(.keyFigures, [.name, .value, .note], rows)
  }

  private func findings(_ blocks: [Report.Block]) -> [SheetPlan] {
    let rows = blocks.flatMap { block -> [[Entry]] in
      guard case .findings(let cards) = block else { return [] }
      return cards.map { card in
        [
          .words(phrase: card.title),
          .words(
            phrase: .direction(direction: card.statement.direction, reason: card.statement.reason)),
          evidence(card.statement.evidence),
          .words(
            phrase: .own(
              plain(
                card.lines.map { language.text($0.term) + ": " + language.paragraph($0.sentences) }
                  .joined(separator: " ")))),
        ]
      }
    }
    return sheet(.findings, [.series, .told, .evidence, .details], rows)
  }
}
