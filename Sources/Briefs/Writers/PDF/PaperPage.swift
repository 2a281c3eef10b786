/// A report as HTML that is laid out for paper.
enum PaperPage {
  /// The page; equal reports and languages give equal bytes.
  static func text(_ report: Report, language: any PageLanguage, brand: Brand = Brand()) -> String {
    var buffer = MarkupBuffer(direction: language.direction, isolates: .elements)
    buffer.literal("<!DOCTYPE html>\n")
    buffer.element(
      "html", [("lang", .text(language.tag)), ("dir", .text(language.direction.rawValue))]
    ) { buffer in
      let title = HTMLPage.title(report, language)
      buffer.element("head") { buffer in
        buffer.literal("<meta charset=\"utf-8\"/>\n<meta name=\"generator\" content=\"Waymark\"/>\n")
        buffer.element("title", text: title)
        PaperStyle.write(title: title, language: language, brand: brand, to: &buffer)
      }
      buffer.element("body", [("class", HTMLPage.look(report))]) { buffer in
        buffer.element("main") { buffer in
          HTMLPage.header(report, language, brand, &buffer)
          HTMLPage.sections(paper(report), language, .paper(brand), to: &buffer)
        }
      }
    }
    buffer.literal("\n")
    return buffer.markup
  }

  /// How many rows all tables of a page have on paper together.
  static let rows = 100

  /// What of a report goes on paper: not what stands folded, nor the stages of the run, nor links, which lead nowhere
  /// from there, and of long tables the first rows.
  ///
  /// Of figures that follow each other, lines come first, so that two stand beside each other.
  static func paper(_ report: Report) -> Report {
    var report = report
    var left = rows
    report.sections = report.sections.compactMap { section in
      guard section.folding == .open, section.onPaper != .left else { return nil }
      var section = section
      section.blocks = linesFirst(section.blocks.flatMap { shortened($0, &left) })
      return section.blocks.isEmpty ? nil : section
    }
    report.sections = saidOnce(report.sections)
    return report
  }

  /// Without remarks on revisions that a figure on the same paper makes too.
  private static func saidOnce(_ sections: [Report.Section]) -> [Report.Section] {
    let said = sections.flatMap(\.blocks).reduce(into: Set<Phrase>()) { said, block in
      if case .figure(let figure) = block { said.formUnion(figure.notes) }
    }
    return sections.map { section in
      var section = section
      section.blocks.removeAll { block in
        guard case .note(let phrase) = block, case .revised = phrase else { return false }
        return said.contains(phrase)
      }
      return section
    }
  }

  /// A block on paper, with a line that says how many rows are left out; nothing of what stays on the screen.
  private static func shortened(_ block: Report.Block, _ left: inout Int) -> [Report.Block] {
    switch block {
    case .links, .graph: return []
    case .table(var table):
      let all = table.rows.count
      let shown = taken(all, &left)
      table.rows = Array(table.rows.prefix(shown))
      return told(.table(table: table), shown, all)
    case .seriesTable(var table):
      let all = table.rows.count
      let shown = taken(all, &left)
      table.rows = Array(table.rows.prefix(shown))
      return told(.seriesTable(table: table), shown, all)
    case .messages, .keyFigures, .paragraph, .note, .figure, .findings, .trust, .sourceLine, .sources,
      .picture, .words:
      return [block]
    }
  }

  /// How many rows a table has of those that are left; a few lines of a long one say less than none.
  private static func taken(_ all: Int, _ left: inout Int) -> Int {
    let shown = all <= left || left >= 10 ? min(all, left) : 0
    left -= shown
    return shown
  }

  private static func told(_ block: Report.Block, _ shown: Int, _ all: Int) -> [Report.Block] {
    guard shown < all else { return [block] }
    let note = Report.Block.note(phrase: .document(.firstRows(shown: shown, of: all)))
    return shown > 0 ? [block, note] : [note]
  }

  private static func linesFirst(_ blocks: [Report.Block]) -> [Report.Block] {
    var result: [Report.Block] = []
    var rest = blocks[...]
    while let block = rest.first {
      guard block.isFigure else {
        result.append(block)
        rest = rest.dropFirst()
        continue
      }
      let run = rest.prefix { $0.isFigure }
      result += run.filter(\.isLine) + run.filter { !$0.isLine }
      rest = rest.dropFirst(run.count)
    }
    return result
  }
}
