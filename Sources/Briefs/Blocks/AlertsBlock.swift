import Language
import Statistics
import Tables
import Trends

/// `alerts`: the series whose latest periods are out of what their own past leads one to expect.
struct AlertsBlock: PageBlock {
  static let word = "alerts"
  /// How many alerts are told in sentences.
  private static let mostMessages = 3
  private let most: Int

  static func read(_ reader: BlockReader) -> AlertsBlock? {
    reader.keys([])
    return reader.count(word, in: 1...500).map { AlertsBlock(most: $0) }
  }

  func check(_ check: PageCheck) { check.needs(.findings) }

  func fill(_ page: PageFilling) -> [Report.Block] {
    let all = page.alerts
    guard !all.isEmpty else { return [] }
    for one in all { page.showLoose(one.input) }
    let together = Self.together(all)
    var blocks = Self.silent(page) + together
    let told = Self.raised(all, page)
    let watched = all.filter { !$0.body.watched.isEmpty }
    let (closed, lasting) = Self.closed(page)
    if told.isEmpty, !watched.isEmpty, !together.isEmpty || !lasting.isEmpty {
      // What was said of most series, or lasts, is not within what was to be expected.
      blocks.append(.note(phrase: .night(.noSingleAlert)))
    } else if told.isEmpty {
      blocks.append(
        .paragraph(
          phrase: .night(
            watched.isEmpty ? .noneWatched(reasons: Self.reasons(all)) : .noAlert(series: watched.count))))
    } else {
      blocks.append(.messages(messages: told.prefix(Self.mostMessages).map(Self.message)))
      if told.count > 1 { blocks.append(.table(table: Self.table(Array(told.prefix(most))))) }
      if told.count > most { blocks.append(.note(phrase: .night(.moreAlerts(count: told.count - most)))) }
      blocks.append(.note(phrase: .night(.alertChecks)))
    }
    blocks += lasting.map { .note(phrase: .night(.lasting(alert: $0.before, now: $0.now))) }
    blocks += closed.map { .note(phrase: .night(.closed(alert: $0))) }
    if !watched.isEmpty {
      blocks.append(.note(phrase: .night(.watched(families: Self.families(watched, page)))))
    }
    let reasons = Self.reasons(all)
    if !watched.isEmpty, !reasons.isEmpty {
      blocks.append(.note(phrase: .night(.unwatched(reasons: reasons))))
    }
    return blocks
  }

  // MARK: Alerts

  /// The alerts, one a series: those that the last report had not first, then the rarest first, ties in order of the page.
  ///
  /// Two stages that watch the same series tell of it once.
  private static func raised(_ all: [PageFilling.NamedAlert], _ page: PageFilling) -> [ToldAlert] {
    var seen: Set<[String]> = []
    let told = all.compactMap { one -> ToldAlert? in
      guard let decisive = one.body.decisive, decisive.state.isAlert,
        let frequency = frequency(of: one, page),
        var alert = ToldAlert(
          decisive, subject: one.name, frequency: frequency, standing: standing(of: one, page))
      else { return nil }
      alert.also = one.body.watched.filter { $0.state == decisive.state && $0 != decisive }.compactMap {
        Period(text: $0.last, frequency: frequency)
      }
      alert.events = events(near: alert, of: one, page)
      return seen.insert(PageFilling.identity(one.name, one.finding.measure)).inserted ? alert : nil
    }
    return told.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if (one.standing == .continuing) != (other.standing == .continuing) {
        return other.standing == .continuing
      }
      if one.distance.magnitude != other.distance.magnitude {
        return one.distance.magnitude > other.distance.magnitude
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// What was declared within two months of an alert; in longer periods, in the same one.
  private static func events(
    near alert: ToldAlert, of one: PageFilling.NamedAlert, _ page: PageFilling
  ) -> [ToldEvent] {
    let frequency = alert.last.frequency
    let nearness = frequency.periodsPerYear / 6
    let near = alert.first.ordinal - nearness...alert.last.ordinal + nearness
    let schema = page.schema(of: page.inputs.findings[one.input])
    return (schema?.events(about: one.finding.key.codes, in: frequency) ?? []).filter {
      near.contains($0.period.ordinal)
    }.map { ToldEvent($0.event) }
  }

  private static func frequency(of alert: PageFilling.NamedAlert, _ page: PageFilling) -> Period.Frequency? {
    page.frequency(of: alert.finding, in: page.inputs.findings[alert.input])
  }

  private static func standing(of alert: PageFilling.NamedAlert, _ page: PageFilling) -> ToldAlert.Standing {
    guard let compared = page.comparison(of: page.inputs.findings[alert.input]),
      let transitions = compared.transitions
    else { return .unknown }
    let own = transitions.first {
      $0.now?.alert != nil && $0.now?.key == alert.finding.key && $0.now?.measure == alert.finding.measure
    }
    guard let own else { return .unknown }
    return own.aspects.contains(.alertContinues) ? .continuing : .new
  }

  /// The alerts of the last report that are no more: those that are over, and those whose series still lies outside of what was
  /// then to be expected, and by now has a past of such periods.
  private static func closed(
    _ page: PageFilling
  ) -> (over: [ToldAlert], lasting: [(before: ToldAlert, now: Lasting)]) {
    var (over, lasting): ([ToldAlert], [(ToldAlert, Lasting)]) = ([], [])
    var seen: Set<[String]> = []
    for input in page.inputs.findings {
      for transition in page.comparison(of: input)?.transitions ?? [] {
        guard transition.aspects.contains(.alertClosed), let before = transition.before,
          let watched = before.alert?.decisive,
          let frequency = page.frequency(of: before, in: input),
          let alert = ToldAlert(
            watched, subject: page.name(of: before, in: input), frequency: frequency, standing: .unknown),
          seen.insert(PageFilling.identity(alert.subject, before.measure)).inserted
        else { continue }
        let now = transition.now?.alert?.watched.first { $0.standing == .settled && $0.first == $0.last }
        if let now, let period = Period(text: now.last, frequency: frequency), isOutside(now, watched) {
          lasting.append((alert, Lasting(period: period, observed: Quantity(now.observed))))
        } else if transition.now?.alert?.watched.isEmpty != true {
          over.append(alert)
        }
      }
    }
    return (over, lasting)
  }

  /// Whether a later period lies on the same side of what was to be expected of an earlier one.
  private static func isOutside(_ now: AlertFinding.Watched, _ before: AlertFinding.Watched) -> Bool {
    before.state == .unusuallyLow
      ? now.observed.high < before.range.low
      : before.first == before.last && now.observed.low > before.range.high
  }

  /// Series that have no figure any more, where they had one a year ago or later.
  private static func silent(_ page: PageFilling) -> [Report.Block] {
    let silent = page.silent
    guard !silent.isEmpty else { return [] }
    return [
      .paragraph(
        phrase: .night(
          .noFigure(
            series: silent.prefix(PageFilling.mostNames).map(\.name),
            more: max(0, silent.count - PageFilling.mostNames))))
    ]
  }

  private static func message(_ alert: ToldAlert) -> Message {
    Message(
      headline: .night(.alert(alert: alert)), sentences: [.night(.alertDistance(alert: alert))], evidence: nil
    )
  }

  private static func table(_ alerts: [ToldAlert]) -> DataTable {
    func head(_ word: NightPhrase.Word) -> Phrase { .night(.word(word: word)) }
    return DataTable(
      caption: nil,
      columns: [
        .word(word: .series), .word(word: .period), head(.recorded), head(.expected), head(.distance),
        head(.sinceLastReport),
      ],
      rows: alerts.map { alert in
        [
          .words(phrase: .title(of: alert.subject)),
          alert.first == alert.last && alert.also.isEmpty
            ? .period(period: alert.last) : .words(phrase: .night(.periods(alert: alert))),
          .quantity(quantity: alert.observed),
          .words(
            phrase: .night(.expected(low: Quantity(alert.range.low), high: Quantity(alert.range.high)))),
          .quantity(quantity: Quantity(alert.distance, form: .change(decimals: 1))),
          .words(phrase: .night(.standing(standing: alert.standing))),
        ]
      })
  }

  // MARK: The families

  private static func together(_ all: [PageFilling.NamedAlert]) -> [Report.Block] {
    var blocks: [Report.Block] = []
    for shared in AlertFinding.Shared.allCases {
      guard let one = all.first(where: { $0.body.shared == shared }) else { continue }
      let settled = one.body.watched.first { $0.standing == .settled }?.last
      let period = settled.flatMap { Period(text: $0) }
      blocks.append(.paragraph(phrase: .night(.together(shared: shared, period: period))))
    }
    return blocks
  }

  /// The series of each input of findings, which were one family.
  private static func families(
    _ watched: [PageFilling.NamedAlert], _ page: PageFilling
  ) -> [WatchedFamily] {
    Dictionary(grouping: watched, by: \.input).sorted { $0.key < $1.key }.map { _, all in
      func latest(_ standing: AlertFinding.Watched.Standing) -> Period? {
        all.flatMap { one -> [Period] in
          guard let frequency = frequency(of: one, page) else { return [] }
          return one.body.watched.filter { $0.standing == standing }.compactMap {
            Period(text: $0.last, frequency: frequency)
          }
        }.max()
      }
      return WatchedFamily(
        series: all.count, level: all.map(\.body.level).max() ?? 0, settled: latest(.settled),
        provisional: latest(.provisional))
    }
  }

  private static func reasons(_ all: [PageFilling.NamedAlert]) -> [ReasonCount] {
    ReasonCount.counts(
      of: all.compactMap { one in
        if case .failure(let reason) = one.body.state, one.body.watched.isEmpty { reason } else { nil }
      })
  }
}
