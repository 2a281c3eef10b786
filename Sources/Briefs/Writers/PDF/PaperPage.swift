/// A report as HTML that is laid out for paper.
enum PaperPage {
  /// The page; equal reports and languages give equal bytes.
  static func text(_ report: Report, language: any PageLanguage) -> String {
    var buffer = MarkupBuffer()
    buffer.literal("<!DOCTYPE html>\n")
    buffer.element(
      "html", [("lang", .text(language.tag)), ("dir", .text(language.direction.rawValue))]
    ) { buffer in
      let title = HTMLPage.title(report, language)
      buffer.element("head") { buffer in
        buffer.literal("<meta charset=\"utf-8\"/>\n<meta name=\"generator\" content=\"Waymark\"/>\n")
        buffer.element("title", text: title)
        PaperStyle.write(title: title, language: language, to: &buffer)
      }
      buffer.element("body", [("class", HTMLPage.look(report))]) { buffer in
        buffer.element("main") { buffer in
          HTMLPage.header(report, language, &buffer)
          HTMLPage.sections(paper(report), language, .paper, to: &buffer)
        }
      }
    }
    buffer.literal("\n")
    return buffer.markup
  }

  /// What of a report goes on paper: not what stands folded, nor links, which lead nowhere from there.
  private static func paper(_ report: Report) -> Report {
    var report = report
    report.sections = report.sections.compactMap { section in
      guard section.folding == .open else { return nil }
      var section = section
      section.blocks.removeAll { block in
        if case .links = block { true } else { false }
      }
      return section.blocks.isEmpty ? nil : section
    }
    return report
  }
}
