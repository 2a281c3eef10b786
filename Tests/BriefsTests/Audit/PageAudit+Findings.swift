import Language
import Statistics
import Tables
import Trends

@testable import Briefs

extension PageAudit {
  // MARK: Everything appears

  /// On an overview every input, every series and every finding stands.
  var appearance: [Violation] {
    var found: [Violation] = []
    let exposures = Set(inputs.exposures.map(\.stage))
    for name in unshown where !exposures.contains(name.prefix { $0 != "[" }.description) {
      found.append(.init(rule: .everythingAppears, text: "nothing of \(name)"))
    }
    var rows = report.seriesTables.filter { $0.caption == nil }.flatMap(\.rows)
    for (place, one) in series.enumerated() {
      let wanted: [FindingStatement.Direction?] =
        one.findings.isEmpty ? [nil] : one.findings.map { one.direction(of: $0.finding) }
      for direction in wanted {
        let row = rows.firstIndex { row in
          guard let name = Self.name(of: row), isNamed(one, name) else { return false }
          let measure: Phrase =
            if case .own? = row.labels.last { row.labels.last ?? .own("") } else {
              .own(text: one.measureLabel)
            }
          return (one.table == nil || measure == .own(text: one.measureLabel)) && row.points == one.points
            && Self.direction(row.word) == direction
        }
        guard let row else {
          found.append(
            .init(
              rule: .everythingAppears,
              text: "no row of \(one.measure) \(one.codes.sorted { $0.key < $1.key }) at \(place)"
                + " \(one.bindings.map(\.code)) with \(direction.map(\.rawValue) ?? "no finding")"))
          continue
        }
        rows.remove(at: row)
      }
    }
    found += rows.map {
      .init(
        rule: .everythingAppears, text: "a row of no input: \($0.labels.map(text).joined(separator: ", "))")
    }
    return found
  }

  /// What a row is of: its keys and its categories together.
  static func name(of row: SeriesTable.Row) -> SeriesName? {
    var name: SeriesName?
    var keys: [SeriesName.Part] = []
    for label in row.labels {
      switch label {
      case .list(let phrases, _):
        keys += phrases.compactMap { phrase in if case .category(let part) = phrase { part } else { nil } }
      case .categories(let short): name = SeriesName(measure: short.measure, parts: keys + short.parts)
      default: break
      }
    }
    return name
  }

  static func direction(_ word: Phrase?) -> FindingStatement.Direction? {
    if case .direction(let direction, _)? = word { direction } else { nil }
  }

  // MARK: Counts of findings

  /// The findings of each instance, counted again.
  var instances: [FamilyCount] {
    inputs.findings.filter { !$0.findings.isEmpty }.map { one in
      let directions = one.findings.compactMap { try? $0.direction.get() }
      return FamilyCount(
        name: .own(""), series: one.findings.count, tested: directions.count,
        up: directions.count { $0 == .rising }, down: directions.count { $0 == .falling },
        changed: directions.count { $0 == .changed })
    }
  }

  var counts: [Violation] {
    let all = instances
    let (up, down) = (all.reduce(0) { $0 + $1.up }, all.reduce(0) { $0 + $1.down })
    let both = all.reduce(0) { $0 + $1.changed }
    let tested = all.reduce(0) { $0 + $1.tested }
    let findings = all.reduce(0) { $0 + $1.series }
    func isSo(_ families: [FamilyCount]) -> Bool {
      families.map { [$0.series, $0.tested, $0.up, $0.down, $0.changed] }
        == all.map { [$0.series, $0.tested, $0.up, $0.down, $0.changed] }
    }
    var found: [Violation] = []
    func check(_ isSo: Bool, _ phrase: Phrase) {
      if !isSo { found.append(.init(rule: .countsOfFindings, text: text(phrase))) }
    }
    for phrase in report.phrases {
      switch phrase {
      case .noFindings: check(findings == 0, phrase)
      case .noneTested(let reasons):
        let own = inputs.findings.flatMap(\.findings).compactMap { finding -> NotEstimable? in
          if case .failure(let reason) = finding.direction { reason } else { nil }
        }
        let counted = Dictionary(own.map { ($0, 1) }, uniquingKeysWith: +)
        check(
          tested == 0 && findings > 0 && reasons.allSatisfy { counted[$0.reason] == $0.count }
            && reasons.count == counted.count, phrase)
      case .noneClear(let count):
        check(
          (count == tested && tested > 0 && up + down + both == 0) || spreads.contains([0, 0, 0, count]),
          phrase)
      case .overall(let families), .familyList(let families): check(isSo(families), phrase)
      case .upAndDown(let one, let other, let third):
        check(one == up && other == down && third == both, phrase)
      case .ofSeries(let count, let families):
        check(count == findings && families == max(1, all.count), phrase)
      case .moreFindings(let count): check(count + report.cards.count == up + down + both, phrase)
      case .spread(_, _, let up, let down, let changed, let tested):
        check(spreads.contains([up, down, changed, tested]), phrase)
      case .linkTo(_, let clear, let count):
        let own = inputs.tables.indices.map { place -> [Int] in
          let findings = series.filter { $0.table == place }.flatMap(\.findings)
          let clear = findings.count {
            (try? $0.finding.direction.get()).map { $0 != .noClearChange } ?? false
          }
          return [clear, findings.count]
        }
        check(own.contains([clear, count]), phrase)
      default: break
      }
    }
    for case .keyFigures(let figures) in report.blocks {
      for figure in figures {
        switch figure.label {
        case .word(.clearChanges): check(figure.value.value == Double(up + down + both), figure.label)
        case .word(.seriesTested): check(figure.value.value == Double(tested), figure.label)
        default: break
        }
      }
    }
    return found
  }

  /// How many categories of one dimension went up, went down and were tested, all others held.
  private var spreads: Set<[Int]> {
    var found: Set<[Int]> = []
    for dimension in Set(series.flatMap { $0.codes.keys }) {
      let groups = Dictionary(
        grouping: series.filter { $0.codes[dimension] ?? "_T" != "_T" && $0.table != nil }
      ) {
        one -> [String] in
        var codes = one.codes
        codes[dimension] = nil
        return ["\(one.table ?? -1)", one.measure]
          + codes.sorted { $0.key < $1.key }.map { $0.key + $0.value }
      }
      for group in groups.values {
        let directions = group.compactMap { $0.findings.first.flatMap { try? $0.finding.direction.get() } }
        found.insert([
          directions.count { $0 == .rising }, directions.count { $0 == .falling },
          directions.count { $0 == .changed }, directions.count,
        ])
      }
    }
    return found
  }

  // MARK: Families

  var families: [Violation] {
    var found: [Violation] = []
    for words in ["1 time in", "by chance", "95 of 100", "95 out of 100", "95 times out of"]
    where html.contains(words) {
      found.append(.init(rule: .families, text: "the page says '\(words)'"))
    }
    let sizes = series.flatMap(\.findings).compactMap { one in
      (try? one.finding.adjustedP.get()).map { ($0, one.family) }
    }
    for phrase in report.phrases {
      switch phrase {
      case .adjustedP(let p, let family) where !sizes.contains { $0 == p && $1 == family }:
        found.append(.init(rule: .families, text: text(phrase)))
      case .overall(let families) where families.count != 1:
        if text(phrase).contains("series tested,") {
          found.append(.init(rule: .families, text: text(phrase)))
        }
      case .adjustment(_, let families)
      where families.sorted() != instances.map(\.tested).filter { $0 > 0 }.sorted():
        found.append(.init(rule: .families, text: text(phrase)))
      default: break
      }
    }
    for statement in report.statements where statement.isTested {
      let own = matches(statement.subject).flatMap { series[$0].findings }
      if !own.contains(where: { $0.family == statement.familySize }) {
        found.append(.init(rule: .families, text: "\(words(statement.subject)) over \(statement.familySize)"))
      }
    }
    return found
  }

  // MARK: Directions

  var directions: [Violation] {
    var found: [Violation] = []
    func check(_ direction: FindingStatement.Direction, _ name: SeriesName) {
      let allowed = matches(name).flatMap { place in
        series[place].findings.map { series[place].direction(of: $0.finding) }
      }
      if !allowed.contains(direction) {
        found.append(.init(rule: .directions, text: "\(words(name)): \(direction.rawValue)"))
      }
    }
    func check(_ change: RangedValue?, _ ratio: RangedValue?, up: Bool?, _ what: String) {
      guard let ratio else { return }
      let isUp = up ?? change.flatMap { $0.value == 0 ? nil : $0.value > 0 }
      let contradicts = isUp.map { $0 ? ratio.value < 1 : ratio.value > 1 } ?? false
      let sizes =
        change.map { ($0.value > 0 && ratio.value < 1) || ($0.value < 0 && ratio.value > 1) } ?? false
      if contradicts || sizes {
        found.append(.init(rule: .directions, text: "\(what): a ratio of \(ratio.value) against the rest"))
      }
    }
    for phrase in report.phrases {
      if case .found(let statement) = phrase { check(statement.direction, statement.subject) }
    }
    for statement in report.statements {
      check(statement.direction, statement.subject)
      check(
        statement.changePerYear, statement.ratioPerYear,
        up: statement.isDirected ? statement.direction.isUp : nil, words(statement.subject))
    }
    for row in report.seriesTables.flatMap(\.rows) {
      var (change, ratio): (RangedValue?, RangedValue?)
      for entry in row.figures {
        if case .change(let value) = entry { change = value }
        if case .ratio(let value) = entry { ratio = value }
      }
      let direction = Self.direction(row.word)
      let isUp = direction.flatMap { $0.isUp ? true : $0.isDown ? false : nil }
      check(change, ratio, up: isUp, row.labels.map(text).joined())
    }
    return found
  }
}
