import Language
import Statistics
import Tables
import Trends

/// `completeness`: how far the last periods are recorded, and what they are going to be, of the series with most.
struct CompletenessBlock: PageBlock {
  static let word = "completeness"
  private let most: Int

  static func read(_ reader: BlockReader) -> CompletenessBlock? {
    reader.keys([])
    return reader.count(word, in: 1...500).map { CompletenessBlock(most: $0) }
  }

  func check(_ check: PageCheck) { check.needs(.findings) }

  func fill(_ page: PageFilling) -> [Report.Block] {
    // Two stages that read the same table say the same of it.
    var seen: Set<[String]> = []
    let all = page.otherFindings.compactMap { one in
      (one.finding.body as? CompletenessFinding).map { (one: one, body: $0) }
    }
    for (one, _) in all { page.showLoose(one.input) }
    let found = all.filter { seen.insert(PageFilling.identity($0.one.name, $0.one.finding.measure)).inserted }
    // Without a nowcast as many periods of as many series may be revised: said once.
    var sentences: [Phrase] = []
    for (one, body) in found {
      guard body.completion == nil, body.provisional > 0,
        let last = Period(text: one.finding.window.lastPeriod)
      else { continue }
      let phrase: Phrase =
        body.evidence == .figures
        ? .night(.looksIncomplete(periods: body.provisional, last: last))
        : .mayBeRevised(periods: body.provisional, frequency: last.frequency)
      if !sentences.contains(phrase) { sentences.append(phrase) }
    }
    let told = found.compactMap { one, body in Self.told(one.name, one.finding, body) }
      .largestFirst { $0.tail.recorded.value ?? 0 }
    // On a quiet night the page is one screen: the others are in the table beside it.
    let shown = told.prefix(page.isQuiet ? 1 : most)
    sentences = shown.map { .incomplete(tail: $0.tail) } + sentences
    if found.contains(where: { $0.body.completion != nil }), told.isEmpty { sentences.append(.allComplete) }
    if told.isEmpty, found.contains(where: { Self.isTooShort($0.body) }) {
      sentences.append(.completenessUnknown)
    }
    guard !sentences.isEmpty else { return [] }
    let rows = shown.flatMap(\.rows)
    var blocks: [Report.Block] = sentences.map { .paragraph(phrase: $0) }
    if !rows.isEmpty {
      blocks.append(
        .table(
          table: DataTable(
            caption: nil,
            columns: [.series, .period, .recordedSoFar, .knownByNow, .completed, .from, .to].map {
              .word(word: $0)
            }, rows: rows, labelColumns: 2)))
    }
    if told.count > shown.count { blocks.append(.note(phrase: .moreSeries(count: told.count - shown.count))) }
    return blocks
  }

  /// Whether what was known before goes back too short a time.
  private static func isTooShort(_ body: CompletenessFinding) -> Bool {
    if case .failure(.tooShort)? = body.nowcast?.wrappedValue { true } else { false }
  }

  private static func told(
    _ name: SeriesName, _ finding: Finding, _ body: CompletenessFinding
  ) -> (tail: ToldTail, rows: [[Entry]])? {
    guard let completion = body.completion,
      let first = completion.tail.first.flatMap({ Period(text: $0.period) }),
      let last = completion.tail.last.flatMap({ Period(text: $0.period) })
    else { return nil }
    let none = Entry.quantity(quantity: Quantity(.none(reason: .notEstimable)))
    func number(_ value: Double) -> Entry { .quantity(quantity: Quantity(value.rounded())) }
    let rows = completion.tail.compactMap { one -> [Entry]? in
      guard let period = Period(text: one.period) else { return nil }
      let value = try? one.completed.get()
      return [
        .words(phrase: .title(of: name)), .period(period: period), number(one.recorded),
        .quantity(quantity: Quantity(100 * one.share, form: .percent(decimals: 0))),
        value.map { number($0.value) } ?? none, value.map { number($0.lower) } ?? none,
        value.map { number($0.upper) } ?? none,
      ]
    }
    let completed: ToldTail.Completed =
      switch completion.completed?.wrappedValue ?? .failure(.tooShort) {
      case .success(let value):
        .estimated(RangedValue(value: value.value, lower: value.lower, upper: value.upper))
      case .failure(let reason): .notEstimable(reason)
      }
    let tail = ToldTail(
      subject: name, first: first, last: last, recorded: Quantity(completion.recorded), completed: completed,
      delays: completion.delays == .own ? .own : .borrowed,
      open: completion.openPeriods > 0 ? Period(text: finding.window.lastPeriod) : nil)
    return (tail, rows)
  }
}
