import Language
import Tables
import Trends

/// `changes`: what differs from the last published run: figures, and what was said of them.
struct ChangesBlock: PageBlock {
  static let word = "changes"
  private let most: Int

  static func read(_ reader: BlockReader) -> ChangesBlock? {
    reader.keys([])
    return reader.count(word, in: 1...1000).map { ChangesBlock(most: $0) }
  }

  func check(_ check: PageCheck) { check.needs(.changes) }

  func fill(_ page: PageFilling) -> [Report.Block] {
    page.showChanges()
    let all = page.inputs.changes
    guard !all.isEmpty else { return [] }
    guard all.contains(where: { $0.earlier == .compared }) else {
      return [.paragraph(phrase: .night(.firstReport))]
    }
    return figures(all.filter { $0.transitions == nil }, page)
      + findings(all.filter { $0.transitions != nil }, page)
  }

  // MARK: Figures

  private func figures(_ compared: [PageInputs.Changes], _ page: PageFilling) -> [Report.Block] {
    guard !compared.isEmpty else { return [] }
    let all = compared.flatMap { changes in
      changes.figures.map { (changes: changes, figure: $0) }
    }
    let counted = compared.reduce(0) { $0 + $1.counted }
    guard !all.isEmpty || counted > 0 else { return [.paragraph(phrase: .noChanges)] }
    func number(_ kind: PageInputs.Changes.Figure.Kind) -> Int { all.count { $0.figure.kind == kind } }
    var blocks: [Report.Block] = [
      .note(
        phrase: .night(
          .figuresChanged(
            new: all.count { $0.figure.kind == .new && $0.figure.hasFigure }, revised: number(.revised),
            provisional: all.count(where: \.figure.wasProvisional), withdrawn: number(.withdrawn),
            counted: counted)))
    ]
    let seen = page.firstSeen
    if !seen.isEmpty {
      blocks.append(
        .note(
          phrase: .night(
            .firstSeen(
              series: Array(seen.prefix(PageFilling.mostNames)),
              more: max(0, seen.count - PageFilling.mostNames)))))
    }
    blocks += newFigures(all.map(\.figure)).map { .note(phrase: $0) }
    // On a quiet night only provisional figures were revised, of which the number is told.
    let listed =
      page.isQuiet ? [] : all.filter { $0.figure.kind != .new }.largestFirst { Self.size($0.figure) }
    guard !listed.isEmpty else { return blocks }
    blocks.append(
      .table(
        table: DataTable(
          caption: nil, columns: [.whatHappened, .figure, .before, .now, .cause].map { .word(word: $0) },
          rows: listed.prefix(most).map { row($0.figure, $0.changes, page) }, labelColumns: 2)))
    if listed.count > most { blocks.append(.note(phrase: .moreFigures(count: listed.count - most))) }
    return blocks
  }

  /// New figures by period: a night brings hundreds, which say one thing.
  private func newFigures(_ figures: [PageInputs.Changes.Figure]) -> [Phrase] {
    struct Group: Hashable {
      var period: String?
      var causes: [String]
    }
    let groups = Dictionary(grouping: figures.filter { $0.kind == .new && $0.hasFigure }) {
      Group(period: $0.period, causes: $0.causes)
    }
    let sorted = groups.sorted {
      ($0.key.period ?? "", $0.key.causes.joined()) > ($1.key.period ?? "", $1.key.causes.joined())
    }
    let told = sorted.prefix(3).map { group, figures in
      Phrase.night(
        .newFigures(
          count: figures.count, period: group.period.flatMap { Period(text: $0) }, causes: group.causes))
    }
    let rest = sorted.dropFirst(3).reduce(0) { $0 + $1.value.count }
    return told + (rest > 0 ? [.moreFigures(count: rest)] : [])
  }

  /// How much a figure changed, to rank it by: what lost or got a value comes first, what was provisional last.
  private static func size(_ figure: PageInputs.Changes.Figure) -> Double {
    func value(_ text: String?) -> Double? { text.flatMap { Double($0.prefix { $0 != " " }) } }
    guard let before = value(figure.before), let now = value(figure.now) else { return .infinity }
    return figure.wasProvisional ? -1 / (1 + (now - before).magnitude) : (now - before).magnitude
  }

  private func row(
    _ figure: PageInputs.Changes.Figure, _ changes: PageInputs.Changes, _ page: PageFilling
  ) -> [Entry] {
    let kinds: [PageInputs.Changes.Figure.Kind: Phrase.Word] = [
      .new: .new, .revised: .revised, .withdrawn: .withdrawn,
    ]
    return [
      .words(phrase: .word(word: kinds[figure.kind] ?? .revised)),
      .words(phrase: name(figure, changes, page)), before(figure, page), Self.entry(figure.now),
      .words(phrase: .causes(causes: figure.causes)),
    ]
  }

  /// What stood there.
  ///
  /// A page for anyone does not print again what its publisher has hidden or withdrawn since.
  private func before(_ figure: PageInputs.Changes.Figure, _ page: PageFilling) -> Entry {
    page.inputs.audience == .everyone && figure.before != nil && !figure.isExact
      ? .words(phrase: .night(.notTold)) : Self.entry(figure.before)
  }

  /// A figure as it is compared, `12 provisional` or `0...4`, as figures of pages are written; other words as they are.
  private static func entry(_ text: String?) -> Entry {
    guard let text else { return .words(phrase: .own("–")) }
    let words = text.split(separator: " ")
    let ends = (words.first ?? "").split(separator: "...", omittingEmptySubsequences: false).map {
      Double($0)
    }
    let content: Quantity.Content? =
      switch (ends.first ?? nil, ends.count) {
      case (let value?, 1): .exact(value: value)
      case (let low?, 2): ends[1].map { .interval(low: low, high: $0) } ?? .lowerBound(low: low)
      default: nil
      }
    guard let content else { return .words(phrase: .own(text)) }
    return .quantity(
      quantity: Quantity(content, marks: words.dropFirst().contains("provisional") ? [.provisional] : []))
  }

  /// What a figure is of: its categories by their labels and its period.
  private func name(
    _ figure: PageInputs.Changes.Figure, _ changes: PageInputs.Changes, _ page: PageFilling
  ) -> Phrase {
    guard let codes = figure.codes else {
      return .own(figure.measure + (figure.key.isEmpty ? "" : " " + figure.key))
    }
    let schema = page.schema(readBy: changes.reads)
    let title = Phrase.title(
      of: page.name(figure.measure, codes, bindings: changes.bindings, of: schema))
    guard let text = figure.period else { return title }
    let period = schema?.period.flatMap { Period(text: text, frequency: $0.frequency) } ?? Period(text: text)
    return .list(phrases: [title, period.map { .period(period: $0) } ?? .own(text)], joint: .comma)
  }

  // MARK: Findings

  private func findings(_ compared: [PageInputs.Changes], _ page: PageFilling) -> [Report.Block] {
    guard !compared.isEmpty else { return [] }
    // Alerts have a block of their own, which says whether they are new.
    let all = compared.flatMap { changes in
      (changes.transitions ?? []).filter { $0.now?.trend != nil || $0.before?.trend != nil }.map {
        (changes: changes, transition: $0)
      }
    }
    let past = all.count(where: \.transition.isOfThePast)
    let pastNote: [Report.Block] = past > 0 ? [.note(phrase: .night(.pastRetold(count: past)))] : []
    let news = all.filter { !$0.transition.isOfThePast }
    guard !news.isEmpty else { return [.note(phrase: .night(.findingsHold))] + pastNote }
    func head(_ word: NightPhrase.Word) -> Phrase { .night(.word(word: word)) }
    let told = news.compactMap { row($0.transition, $0.changes, page) }
    let rows = told.largestFirst(by: \.news).prefix(most).map(\.entries)
    return [
      .note(phrase: .night(.findingsChanged(count: news.count))),
      .table(
        table: DataTable(
          caption: nil,
          columns: [head(.what), head(.lastReportSaid), head(.nowSays), .word(word: .cause)], rows: rows)),
    ] + (news.count > most ? [.note(phrase: .night(.moreFindings(count: news.count - most)))] : []) + pastNote
  }

  private func row(
    _ transition: FindingTransition, _ changes: PageInputs.Changes, _ page: PageFilling
  ) -> (entries: [Entry], news: Double)? {
    guard let finding = transition.now ?? transition.before else { return nil }
    let shown = page.foundSeries.first {
      $0.series.finding?.key == finding.key && $0.series.measure == finding.measure
        && $0.series.finding == transition.now
    }?.series
    let input = page.inputs.findings.first {
      changes.reads.contains($0.stage) && $0.bindings == changes.bindings
    }
    guard let name = shown?.name ?? input.map({ page.name(of: finding, in: $0) }) else { return nil }
    // Numbers of stretches that rested on a figure which is hidden now would tell it.
    let hidden = [transition.before, transition.now].map { $0?.window.basis.hidden ?? 0 }
    let isOpen = page.inputs.audience == .insiders || hidden[1] <= hidden[0]
    let entries: [Entry] = [
      .words(phrase: .night(.aspects(aspects: transition.aspects))),
      .words(phrase: said(transition.before, name, shown, transition.aspects, isOpen: isOpen)),
      .words(phrase: said(transition.now, name, shown, transition.aspects, isOpen: isOpen)),
      .words(phrase: .causes(causes: changes.causes)),
    ]
    return (entries, shown?.statement?.news ?? 0)
  }

  /// The sentence on a finding: its headline, and its last stretch where that is what changed.
  private func said(
    _ finding: Finding?, _ name: SeriesName, _ series: PageSeries?, _ aspects: [FindingTransition.Aspect],
    isOpen: Bool
  ) -> Phrase {
    guard let finding else { return .own("–") }
    let cells = (series?.cells ?? []).filter { $0.period.description <= finding.window.lastPeriod }
    guard
      let statement = FindingStatement(
        finding, subject: name, cells: cells, isAdditive: series?.isAdditive ?? true)
    else { return .own("–") }
    var phrases: [Phrase] = [.found(statement: Found(statement))]
    if aspects != [.direction], isOpen, let last = statement.story?.stretches.last {
      phrases.append(.stretch(stretch: last, continued: .apart))
    }
    return .list(phrases: phrases, joint: .semicolon)
  }
}
