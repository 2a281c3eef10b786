import Language
import Tables

/// A page that was filled.
public struct FilledPage: Sendable {
  /// The report.
  public var report: Report
  /// The inputs of the stage that no block showed, by stage and key.
  public var unshown: [String]
}

extension PageFile {
  /// Fills the blocks of the page.
  ///
  /// - Parameter subject: the codes the page is about, by the names it needs.
  public func filled(_ inputs: PageInputs, subject: [String: String] = [:]) -> FilledPage {
    let filling = PageFilling(inputs, self, subject: subject)
    var sections: [Report.Section] = []
    var title: LocalizedText?
    var blocks: [Report.Block] = []
    var fold = SectionFold.never
    // What stands otherwise on paper than what is above it is a section of its own below the heading.
    var (whole, paper) = (Report.Section.OnPaper.shown, Report.Section.OnPaper.shown)
    let isQuiet = filling.isQuiet
    func close() {
      if !blocks.isEmpty {
        sections.append(
          Report.Section(
            title: title.map { .own(text: $0) }, blocks: blocks,
            folding: fold == .quiet && isQuiet ? .folded : .open, onPaper: paper))
        title = nil
      }
      blocks = []
    }
    for item in items {
      if let heading = item.heading {
        close()
        title = heading
        fold = item.fold
        whole = item.paper ?? .shown
      }
      guard let block = item.block else { continue }
      let filled = block.fill(filling)
      if !filled.isEmpty, paper != item.paper ?? whole {
        close()
        paper = item.paper ?? whole
      }
      blocks += filled
    }
    close()
    if !items.contains(where: { $0.block?.saysNotes == true }) {
      sections += notes(filling, sections.isEmpty)
    }
    if sections.allSatisfy({ $0.blocks.isEmpty }) {
      sections = [Report.Section(title: nil, blocks: [.paragraph(phrase: .nothingShown)])]
    }
    let report = Report(
      page: name, title: heading(filling), kicker: kicker.map { .own(text: $0) },
      subtitles: subtitles(filling),
      banners: banners(filling), subject: subject, edition: filling.edition, sections: sections)
    return FilledPage(report: report, unshown: filling.unshown)
  }

  /// What contracts say that every page of their figures must say, for a page without a block of trust.
  private func notes(_ page: PageFilling, _ isEmpty: Bool) -> [Report.Section] {
    var said: [LocalizedText] = []
    let schemas =
      (page.inputs.tables + page.inputs.exposures).map(\.table.schema)
      + page.inputs.findings.compactMap(\.source)
    for note in schemas.flatMap(\.notes) where !said.contains(note) { said.append(note) }
    return said.isEmpty || isEmpty
      ? []
      : [Report.Section(title: .topic(topic: .notes), blocks: said.map { .note(phrase: .own(text: $0)) })]
  }

  /// The title of the page: its own, or that of the pipeline.
  func heading(_ page: PageFilling) -> Phrase {
    guard let title else { return .own(text: page.inputs.title) }
    for need in needs {
      guard title.texts == ["en": Slice.subject + need.name], let code = page.names.subject[need.name] else {
        continue
      }
      return .own(text: page.inputs.labels.full(need.list, code) ?? LocalizedText(code))
    }
    return .own(text: title)
  }

  /// What the tables cover, how much there is, and how new it is.
  private func subtitles(_ page: PageFilling) -> [Phrase] {
    var covered: [Phrase] = []
    var said: Set<SeriesName> = []
    // What a stage is fanned out by is what the parts of a page are about; a table of all stands for them.
    let whole = page.tables.filter(\.input.bindings.isEmpty)
    for table in whole.isEmpty || !page.names.subject.isEmpty ? page.tables : whole {
      guard let measure = table.table.schema.measures.first, let first = table.table.periods.min(),
        let last = table.table.periods.max()
      else { continue }
      let words = page.names.measure(measure, of: table.table.schema)
      let narrowed = page.names.narrowings(of: table.table.schema, beside: [:]).filter {
        $0.list != CrimeCodes.list
      }
      let name = SeriesName(measure: words, parts: narrowed)
      guard said.insert(name).inserted else { continue }
      covered.append(
        .list(
          phrases: [.title(of: name), .span(first: first, last: last)], joint: .space))
    }
    var lines: [Phrase] = covered.isEmpty ? [] : [.list(phrases: Array(covered.prefix(3)), joint: .dot)]
    if let newest = page.newestRelease { lines.append(.newestRelease(day: newest)) }
    return lines
  }

  private func banners(_ page: PageFilling) -> [Phrase] {
    var banners: [Phrase] = page.inputs.audience == .insiders ? [.internalBanner] : []
    var synthetic: [String] = []
    let schemas =
      (page.inputs.tables + page.inputs.exposures).map(\.table.schema)
      + page.inputs.findings.compactMap(\.source)
    for contract in schemas.filter(\.isSynthetic).flatMap(\.contracts) where !synthetic.contains(contract) {
      synthetic.append(contract)
    }
    if !synthetic.isEmpty { banners.append(.syntheticBanner(contracts: synthetic)) }
    if page.edition?.status == .draft { banners.append(.edition(.status(status: .draft))) }
    return banners
  }
}
