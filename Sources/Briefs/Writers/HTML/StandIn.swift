import Tables
enum HTMLPage {
  static func text(_ report: Report, language: any PageLanguage) -> String {
    func p(_ x: Phrase) -> String { language.text(x) }
    var t = "# \(p(report.title))\n" + (report.kicker.map { p($0) + "\n" } ?? "") + report.subtitles.map { p($0) + "\n" }.joined() + report.banners.map { "!! " + p($0) + "\n" }.joined()
    func table(_ d: DataTable) { t += "  | " + (d.caption.map(p) ?? "") + "\n  | " + d.columns.map(p).joined(separator: " | ") + "\n" + d.rows.map { "  | " + $0.map { language.text($0) }.joined(separator: " | ") + "\n" }.joined() }
    for s in report.sections {
      t += "\n## \(s.title.map(p) ?? "-")\n"
      for b in s.blocks {
        switch b {
        case .messages(let ms): for m in ms { t += "MSG \(p(m.headline))\n    \(language.paragraph(m.sentences)) [\(m.evidence.map { language.text($0) } ?? "")]\n" }
        case .keyFigures(let fs): for f in fs { t += "KEY \(p(f.label)): \(language.text(f.value)) (\(p(f.note)))\n" }
        case .paragraph(let x): t += "PAR \(p(x))\n"
        case .note(let x): t += "note \(p(x))\n"
        case .figure(let f): t += "FIG \(p(f.headline))\n    \(p(f.subtitle))\n"; table(f.table); t += "    \(language.paragraph(f.notes))\n"
        case .table(let d): table(d)
        case .seriesTable(let s): t += "SER \(s.caption.map(p) ?? "")\n  | " + (s.labelColumns + s.figureColumns).map(p).joined(separator: " | ") + "\n"; for r in s.rows { t += "  | " + (r.labels.map(p) + r.figures.map { language.text($0) } + [r.word.map(p) ?? ""]).joined(separator: " | ") + "\n" }
        case .findings(let cs): for c in cs { t += "CARD \(p(c.title))\n" + c.lines.map { "    \(p($0.term)): \(language.paragraph($0.sentences))\n" }.joined() }
        case .trust(let ns): for n in ns { t += "TRUST \(p(n.topic)): \(language.paragraph(n.sentences))\n" }
        case .graph: t += "GRAPH\n"
        case .links(let ls): for l in ls { t += "LINK \(l.path) \(p(l.text))\n" }
        case .sourceLine(let s): t += "src \(s.map(\.publisher))\n"
        case .sources(let s): t += "sources \(s.map(\.publisher))\n"
        case .picture: t += "PIC\n"
        }
      }
    }
    return t
  }
}
