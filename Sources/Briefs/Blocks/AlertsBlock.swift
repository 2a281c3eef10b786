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
    guard let main = reader.main, let most = reader.number(main, named: word, in: 1...500) else { return nil }
    return AlertsBlock(most: most)
  }

  private init(most: Int) { self.most = most }

  func check(_ check: PageCheck) {
    if check.inputs(.findings).isEmpty {
      check.absent(
        "the stage reads no findings", at: nil, help: "add 'findings' to its 'from', or leave the block out")
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    let all = page.alerts
    guard !all.isEmpty else { return [] }
    for one in all { page.showLoose(one.input) }
    var blocks = Self.together(all)
    let told = Self.raised(all, page)
    let watched = all.filter { !$0.body.watched.isEmpty }
    if told.isEmpty {
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
    blocks += Self.closed(page).map { .note(phrase: .night(.closed(alert: $0))) }
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
      let identity =
        [one.finding.measure, decisive.first, decisive.last]
        + one.name.parts.map { "\($0.list ?? $0.dimension)=\($0.code)" }.sorted()
      return seen.insert(identity).inserted ? alert : nil
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

  private static func frequency(of alert: PageFilling.NamedAlert, _ page: PageFilling) -> Period.Frequency? {
    let input = page.inputs.findings[alert.input]
    let schema = input.source ?? page.tables.first { input.reads.contains($0.input.stage) }?.table.schema
    return schema?.period?.frequency ?? Period(text: alert.finding.window.lastPeriod)?.frequency
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

  /// The alerts of the last report that are no more.
  private static func closed(_ page: PageFilling) -> [ToldAlert] {
    page.inputs.findings.flatMap { input -> [ToldAlert] in
      (page.comparison(of: input)?.transitions ?? []).compactMap { transition in
        guard transition.aspects.contains(.alertClosed), let before = transition.before,
          let watched = before.alert?.decisive,
          let frequency = (input.source?.period?.frequency)
            ?? Period(text: before.window.lastPeriod)?.frequency
        else { return nil }
        return ToldAlert(
          watched, subject: page.name(of: before, in: input), frequency: frequency, standing: .unknown)
      }
    }
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
    var families: [Int: WatchedFamily] = [:]
    for one in watched {
      families[one.input, default: WatchedFamily(series: 0, level: one.body.level)].series += 1
      guard let frequency = frequency(of: one, page) else { continue }
      for period in one.body.watched {
        guard let last = Period(text: period.last, frequency: frequency) else { continue }
        let settled = families[one.input]?.settled
        if period.standing == .settled {
          families[one.input]?.settled = settled.map { max($0, last) } ?? last
        }
        if period.standing == .provisional {
          let open = families[one.input]?.provisional
          families[one.input]?.provisional = open.map { max($0, last) } ?? last
        }
      }
    }
    return families.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func reasons(_ all: [PageFilling.NamedAlert]) -> [ReasonCount] {
    let reasons = all.compactMap { one -> NotEstimable? in
      if case .failure(let reason) = one.body.state, one.body.watched.isEmpty { reason } else { nil }
    }
    return Dictionary(grouping: reasons, by: \.self).map {
      ReasonCount(reason: $0.key, count: $0.value.count)
    }
    .sorted { ($1.count, $0.reason.rawValue) < ($0.count, $1.reason.rawValue) }
  }
}
